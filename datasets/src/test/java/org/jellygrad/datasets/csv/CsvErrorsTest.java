package org.jellygrad.datasets.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.DatasetCard;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The full text of everything that can be wrong with a CSV as a whole. */
class CsvErrorsTest {
    @TempDir
    Path folder;

    private void assertRefused(ThrowingCallable reading, String message) {
        assertThatThrownBy(reading)
                .isInstanceOf(UnusableDataException.class)
                .hasMessage(message.replace("FOLDER", folder.toString()));
    }

    private void assertTextRefused(String text, String message) {
        assertRefused(() -> TextInput.read(text), message);
    }

    private void assertBytesRefused(byte[] bytes, String message) {
        assertRefused(() -> TextInput.read("houses.csv", bytes, CsvOptions.defaults()), message);
    }

    private void assertBytesRefused(byte[] start, byte[] end, String message) {
        byte[] bytes = Arrays.copyOf(start, start.length + end.length);
        System.arraycopy(end, 0, bytes, start.length, end.length);
        assertBytesRefused(bytes, message);
    }

    @Test
    void missingFileOffersItsNeighbour() throws IOException {
        Files.writeString(folder.resolve("houses.csv"), "x\n1\n");
        assertRefused(() -> Csv.read(folder.resolve("houses.cvs")), """
                There is no file FOLDER/houses.cvs.

                Did you mean 'houses.csv'?""");
    }

    @Test
    void missingFile() {
        assertRefused(() -> Csv.read(folder.resolve("nowhere").resolve("houses.csv")), """
                There is no file FOLDER/nowhere/houses.csv.

                Check the path; it is taken as it stands.""");
        assertRefused(() -> Csv.read(Path.of("no-such-folder/houses.csv")), """
                There is no file no-such-folder/houses.csv.

                Check the path; it starts from %s.""".formatted(
                        Path.of("").toAbsolutePath()));
    }

    @Test
    void directory() {
        assertRefused(() -> Csv.read(folder), """
                FOLDER is a directory.

                Name a CSV file in it.""");
    }

    @Test
    @Timeout(60)
    void devicesWithoutEnd() {
        Path zeros = Path.of("/dev/zero");
        Path noise = Path.of("/dev/urandom");
        assumeTrue(Files.exists(zeros) && Files.exists(noise), "no such devices here");
        assertRefused(() -> Csv.read(zeros), """
                /dev/zero holds a zero byte, which text in UTF-8 does not.

                The file is binary, or text in UTF-16 without a byte order mark. Read UTF-16 with `CsvOptions.encoding \
                utf-16le`, and export anything else as CSV in UTF-8.""");
        assertThatThrownBy(() -> Csv.read(noise)).isInstanceOf(UnusableDataException.class);
    }

    @Test
    @Timeout(60)
    void aPipeWithoutEnd() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no named pipes here");
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            try (Writer out = Files.newBufferedWriter(pipe)) {
                out.write("x,y\n");
                while (true) {
                    out.write("1,2\n");
                }
            } catch (IOException e) {
                // the reader has closed the pipe
            }
        });
        assertRefused(() -> CsvFile.of(pipe, Optional.empty(), 1 << 20), """
                FOLDER/pipe gives more than 1048576 bytes.

                It can be read only once, so it is copied to a temporary file, which may hold no more. Save it to a file \
                and name that file.""");
        writing.join();
    }

    private record Closed(String name, IOException reason) implements CsvInput {
        @Override
        public InputStream open() throws IOException {
            throw reason;
        }
    }

    private static Dataset readClosed(IOException reason) {
        return Csv.read(
                new Closed("houses.csv", reason),
                CsvOptions.defaults(),
                rows -> DatasetCard.minimal("houses.csv", "houses.csv", rows));
    }

    @Test
    void unreadable() {
        assertRefused(() -> readClosed(new AccessDeniedException("houses.csv")), """
                houses.csv cannot be read.

                You may not read it; ask its owner, or copy it to where you may.""");
        assertRefused(() -> readClosed(new IOException("Input/output error")), """
                houses.csv cannot be read.

                The system says: Input/output error.""");
    }

    @Test
    void removedBetweenPasses() throws IOException {
        Path file = folder.resolve("houses.csv");
        Files.writeString(file, "x,y\n1,2\n3,4\n");
        Dataset data = Csv.read(file);
        Files.delete(file);
        assertRefused(() -> data.forEachRow(row -> {}), """
                FOLDER/houses.csv cannot be read.

                The system says: no such file or directory.""");
        assertRefused(() -> readClosed(new FileSystemLoopException("houses.csv")), """
                houses.csv cannot be read.

                The system says: FileSystemLoopException.""");
    }

    @Test
    void empty() {
        String message = """
                houses.csv is empty.

                It needs a line with the names of the columns, then the rows.""";
        assertTextRefused("", message);
        assertTextRefused("\n\n", message);
        assertTextRefused("\uFEFF", message);
    }

    @Test
    void headerOnly() {
        String message = """
                houses.csv has a header but no rows.

                Below the names of the columns must stand the rows.""";
        assertTextRefused("area,price", message);
        assertTextRefused("area,price\n\n", message);
    }

    @Test
    void notUtf8() {
        assertBytesRefused("name,price\nZoë,1\n\n".getBytes(UTF_8), new byte[] {'B', (byte) 0xe9, ',', '2', '\n'}, """
                houses.csv:4 is not UTF-8 text.

                Letters before it are UTF-8, so some of its bytes are damaged. Mend the line, or read the file in another \
                encoding, as in `CsvOptions.encoding windows-1252`.""");
        assertRefused(
                () -> TextInput.read(
                        "houses.csv",
                        "größe,price\n1,2\n".getBytes(ISO_8859_1),
                        CsvOptions.defaults().withEncoding("utf-8")),
                """
                houses.csv:1 is not UTF-8 text.

                Some of its bytes are no letters of UTF-8. Mend the line, or read the file in another encoding, as in \
                `CsvOptions.encoding windows-1252`.""");
    }

    @Test
    void otherFormats() {
        assertBytesRefused(new byte[] {'P', 'K', 3, 4, 20, 0}, """
                houses.csv is a zip archive, not CSV.

                Unpack it (unzip houses.csv) and name the CSV in it.""");
        assertBytesRefused(new byte[] {'P', 'A', 'R', '1', 0}, """
                houses.csv is a Parquet file, not CSV.

                Save it as CSV. With DuckDB: duckdb -c "COPY (FROM 'houses.csv') TO 'data.csv'".""");
        assertBytesRefused("x,y\n1,2\n".getBytes(UTF_16LE), """
                houses.csv holds a zero byte, which text in UTF-8 does not.

                The file is binary, or text in UTF-16 without a byte order mark. Read UTF-16 with `CsvOptions.encoding \
                utf-16le`, and export anything else as CSV in UTF-8.""");
    }

    @Test
    void raggedRow() {
        assertTextRefused("area,rooms,price\n1,2,3\n\n4,5\n6,7,8\n", """
                houses.csv:4 has 2 cells where the header has 3.

                Every line must have as many cells as the header; a missing cell is left empty. A cell that holds a \
                comma must stand in quotes. Such lines are left out and counted with `CsvOptions.ragged skip`. If lines stand \
                before the header, leave them out with `CsvOptions.skip`.""");
        assertTextRefused("area\tprice\n1\t2\t3\n", """
                houses.csv:2 has 3 cells where the header has 2.

                Every line must have as many cells as the header; a missing cell is left empty. A cell that holds a tab \
                must stand in quotes. Such lines are left out and counted with `CsvOptions.ragged skip`. If lines stand \
                before the header, leave them out with `CsvOptions.skip`.""");
        assertTextRefused("area|price,tax\n1\n", """
                houses.csv:2 has 1 cell where the header has 2.

                Every line must have as many cells as the header; a missing cell is left empty. A cell that holds a \
                comma must stand in quotes. Such lines are left out and counted with `CsvOptions.ragged skip`. If lines stand \
                before the header, leave them out with `CsvOptions.skip`.""");
    }

    private static final String QUOTES = """

            A cell may be put in quotes as a whole, and the closing quote ends it; a quote inside such a cell is written \
            twice.""";

    @Test
    void brokenQuotes() {
        assertTextRefused(
                "name,price\nA,1\n\"B,2\nC,3\n",
                "houses.csv:3: Unclosed quoted field at end of input (record starting at line 3).\n" + QUOTES);
        assertTextRefused(
                "name,price\n\"A\"x,1\n",
                "houses.csv:2: Unexpected character after closing quote: 'x' (0x78) (record starting at line 2).\n"
                        + QUOTES);
    }

    @Test
    void quoteThatSwallowsTheRestOfALongFile() {
        String text = "name,price\n\"A,1\n" + "B,2\n".repeat(5_000_000);
        assertThatThrownBy(() -> TextInput.read(text))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageStartingWith("houses.csv:2: ")
                .hasMessageEndingWith(QUOTES);
    }
}
