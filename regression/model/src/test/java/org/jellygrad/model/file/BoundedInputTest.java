package org.jellygrad.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedInputTest {

    @Test
    void nothingIsReadBeyondTheLimit() throws IOException {
        byte[] bytes = {1, 2, 3, 4, 5};
        try (BoundedInput whole = new BoundedInput(new ByteArrayInputStream(bytes), Path.of("f"), 5)) {
            assertThat(whole.readAllBytes()).containsExactly(1, 2, 3, 4, 5);
        }
        try (BoundedInput more = new BoundedInput(new ByteArrayInputStream(bytes), Path.of("f"), 4)) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(more::readAllBytes)
                    .withMessageContaining("more than 4 bytes");
        }
        try (BoundedInput single = new BoundedInput(new ByteArrayInputStream(bytes), Path.of("f"), 1)) {
            assertThat(single.read()).isEqualTo(1);
            assertThatExceptionOfType(IOException.class).isThrownBy(single::read);
        }
    }

    /** A sparse file, which takes no space. */
    @Test
    void aFileThatIsTooLargeIsNotOpened(@TempDir Path directory) throws IOException {
        Path large = directory.resolve("large");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength((1L << 30) + 1);
        }
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> BoundedInput.of(large))
                .withMessageContaining("more than 1073741824 bytes");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> BoundedInput.of(directory))
                .withMessageContaining("it is a directory");
    }
}
