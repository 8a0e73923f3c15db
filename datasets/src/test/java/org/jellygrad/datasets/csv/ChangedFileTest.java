package org.jellygrad.datasets.csv;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is written to while it is read. */
class ChangedFileTest {
    @TempDir
    Path folder;

    private void assertRefused(ThrowingCallable reading, String message) {
        assertThatThrownBy(reading)
                .isInstanceOf(UnusableDataException.class)
                .hasMessage(message.replace("FOLDER", folder.toString()));
    }

    @Test
    void changedBetweenPasses() throws IOException {
        Path file = folder.resolve("houses.csv");
        Files.writeString(file, "x,y\n1,2\n3,4\n");
        RowSource rows =
                Csv.read(file, CsvOptions.defaults().withMemory(0)).select("y", List.of("x"), MissingValues.DROP);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertRefused(() -> rows.forEach(block -> {}), """
                FOLDER/houses.csv was changed while it was being read.

                Rows read before and after would not belong together. Run again when nothing writes to the file.""");
    }

    @Test
    void changedDuringAPass() throws IOException {
        Path file = folder.resolve("houses.csv");
        Files.writeString(file, "x,y\n1,2\n3,4\n");
        Dataset data = Csv.read(file);
        assertRefused(
                () -> data.forEachRow(row -> {
                    if (row.index() == 0) {
                        append(file, "5,6\n");
                    }
                }),
                """
                FOLDER/houses.csv was changed while it was being read.

                Rows read before and after would not belong together. Run again when nothing writes to the file.""");
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, Files.readString(file) + text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
