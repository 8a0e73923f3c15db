package org.jellygrad.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reason is words, never a bare path. */
class FileReasonTest {
    private static final String FILE = "/p/.m.json.tmp";

    @Test
    void theKindOfAnExceptionIsSaidInWords() {
        assertThat(FileReason.of(new NoSuchFileException(FILE))).isEqualTo("no such file or directory");
        assertThat(FileReason.of(new AccessDeniedException(FILE))).isEqualTo("permission denied");
        assertThat(FileReason.of(new NotDirectoryException(FILE))).isEqualTo("not a directory");
        assertThat(FileReason.of(new FileAlreadyExistsException(FILE))).isEqualTo("there is such a file already");
        assertThat(FileReason.of(new FileSystemLoopException(FILE))).isEqualTo("symbolic links lead in a circle");
        assertThat(FileReason.of(new FileSystemException(FILE)))
                .isEqualTo("the system gave no reason (FileSystemException)");
        assertThat(FileReason.of(new FileSystemException(FILE, null, "Read-only file system")))
                .isEqualTo("Read-only file system");
        assertThat(FileReason.of(new IOException("No space left on device"))).isEqualTo("No space left on device");
        assertThat(FileReason.of(new IOException())).isEqualTo("the system gave no reason (IOException)");
    }

    @Test
    void bothKindsOfStreamsSayWhy(@TempDir Path directory) throws IOException {
        assertThat(reason(() -> new FileInputStream(directory.resolve("a (b)").toFile())))
                .doesNotContain(directory.toString())
                .isNotEmpty();
        assertThat(reason(() -> new FileOutputStream(directory.toFile())))
                .doesNotContain(directory.toString())
                .isNotEmpty();
        Path bytes = Files.write(directory.resolve("bytes"), new byte[] {(byte) 0xff, 1});
        assertThat(reason(() -> Files.readString(bytes, StandardCharsets.UTF_8)))
                .isEqualTo("its bytes are not UTF-8 text");
    }

    private interface Access {
        Object open() throws IOException;
    }

    private static String reason(Access access) {
        try {
            return "opened " + access.open();
        } catch (IOException e) {
            return FileReason.of(e);
        }
    }
}
