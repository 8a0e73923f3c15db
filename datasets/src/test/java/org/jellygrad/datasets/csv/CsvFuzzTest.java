package org.jellygrad.datasets.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.internal.dialect.Dialect;
import org.jellygrad.datasets.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Law: a hundred thousand files, each damaged in its own way, are read to the last row or refused with a problem. */
class CsvFuzzTest {
    private static final int FILES = 100_000;

    private static final List<byte[]> SEEDS = List.of(
            "x,y\n1,3\n2,5\n4,9\n".getBytes(UTF_8),
            "x;y;z\n1,5;3;a\n2,25;5;b\n-4;1.009,5;c\n".getBytes(UTF_8),
            "\"x\" \"y\"\n\"1\" 1 3\n\"2\" 2 5\n\"3\" 4 9\n".getBytes(UTF_8),
            "# made by hand\n\nx\ty\n1\t3\n\n2\tNA\n4\t9\n".getBytes(UTF_8),
            "name,x,y\n\"two\nlines\",1,3\n\"a \"\"b\"\"\",2,5\nc,?,9\n".getBytes(UTF_8),
            "ort|x|y\nKöln|10 %|$3\nGraz|20 %|$5\nZürich|40 %|$9\n".getBytes(UTF_8),
            "ort,x,y\nK\u00F6ln,1,3\nGraz,2,5\n".getBytes(ISO_8859_1),
            "\uFEFFx,y\r\n1,3\r\n2,5\r\n".getBytes(UTF_8),
            "\uFEFFx,y\n1,3\n2,5\n".getBytes(UTF_16LE),
            "1,3\n2,5\n4,9\n6,13\n".getBytes(UTF_8),
            "x,y\rm,kg\r1,3\r2,5\r4,9\r".getBytes(UTF_8),
            "x,y,,\n1,3,,\n2,5,,\n,,,\n,,,\n".getBytes(UTF_8),
            "day,x,y\n2024-01-05,1,3\n2024-01-06,2,5\n".getBytes(UTF_8),
            gzip("x,y\n1,3\n2,5\n4,9\n"));

    private static final String ALPHABET = ",;\t| \"\n\r.-?#%$0123456789eE+NAxy'\u00E4\u00DF\0\u00A0";

    private static byte[] gzip(String text) {
        var out = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(out)) {
            zipped.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static byte[] mutated(byte[] seed, SplittableRandom random) {
        byte[] bytes = seed;
        for (int changes = random.nextInt(1, 6); changes > 0; changes--) {
            int at = random.nextInt(bytes.length + 1);
            int length = Math.min(bytes.length - at, random.nextInt(1, 8));
            byte[] part = Arrays.copyOfRange(bytes, at, at + length);
            byte letter = (byte) ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            bytes = switch (random.nextInt(7)) {
                case 0 -> spliced(bytes, at, length, new byte[0]);
                case 1 -> spliced(bytes, at, 0, part);
                case 2 -> spliced(bytes, random.nextInt(bytes.length + 1), 0, part);
                case 3 -> spliced(bytes, at, 0, new byte[] {letter});
                case 4 -> spliced(bytes, at, Math.min(1, length), new byte[] {(byte) random.nextInt(256)});
                case 5 -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : bytes;
                default -> spliced(bytes, at, Math.min(1, length), new byte[] {letter});
            };
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int at, int removed, byte[] added) {
        byte[] result = Arrays.copyOf(bytes, bytes.length - removed + added.length);
        System.arraycopy(added, 0, result, at, added.length);
        System.arraycopy(bytes, at + removed, result, at + added.length, bytes.length - at - removed);
        return result;
    }

    private static CsvOptions options(SplittableRandom random) {
        CsvOptions options = CsvOptions.defaults().withMemory(random.nextBoolean() ? 0 : 1 << 20);
        return switch (random.nextInt(8)) {
            case 0, 1 -> options.withRagged(Ragged.SKIP);
            case 2 -> options.withHeader(random.nextInt(3));
            case 3 -> options.withSkip(random.nextInt(3)).withRagged(Ragged.SKIP);
            case 4 -> options.withDecimal(',').withDelimiter(random.nextBoolean() ? ';' : ' ');
            case 5 -> options.withEncoding("latin-1").withRagged(Ragged.SKIP);
            default -> options;
        };
    }

    @Test
    @Timeout(600)
    void damagedFilesAreReadOrRefused() throws IOException {
        SplittableRandom random = new SplittableRandom(13);
        int read = 0;
        for (int file = 0; file < FILES; file++) {
            byte[] bytes = mutated(SEEDS.get(random.nextInt(SEEDS.size())), random);
            CsvOptions options = options(random);
            String about = "file " + file + " of " + options + ": " + new String(bytes, ISO_8859_1);
            try {
                Dataset data = TextInput.read("fuzz.csv", bytes, options);
                check(data, bytes, options, about);
                read++;
            } catch (ProblemException e) {
                assertThat(e.problems()).as(about).allSatisfy(problem -> assertThat(problem.what())
                        .isNotBlank());
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(about, e);
            }
        }
        assertThat(read).isBetween(FILES / 5, FILES);
    }

    private static void check(Dataset data, byte[] bytes, CsvOptions options, String about) throws IOException {
        long[] visited = {0};
        data.forEachRow(row -> visited[0]++);
        assertThat(visited[0]).as(about).isEqualTo(data.rows()).isPositive();
        checkLines(data, bytes, options, about);
        for (String name : data.schema().numericNames()) {
            if (data.summary(name).numbers() > 0
                    && data.summary(name).infinities().count() == 0) {
                RowSource rows = data.select(name, List.of(), MissingValues.DROP);
                long[] handed = {0};
                rows.forEach(block -> handed[0] += block.rows());
                assertThat(handed[0]).as(about).isEqualTo(rows.rows());
                assertThat(rows.rows() + rows.rowsDropped()).as(about).isEqualTo(data.rows());
                assertThat(data.summary(name).numbers()).as(about).isEqualTo(rows.rows());
            }
        }
    }

    /** Without quotes a line is a row. Each with something in it is accounted for, and nothing else but lines of delimiters. */
    private static void checkLines(Dataset data, byte[] bytes, CsvOptions options, String about) throws IOException {
        String text = text(new TextInput("fuzz.csv", bytes), data, options);
        if (text.indexOf('"') >= 0) {
            return;
        }
        Dialect dialect =
                CsvLayout.of(List.of(new TextInput("fuzz.csv", bytes)), options).dialect();
        List<String> lines = text.lines().skip(dialect.skip()).toList();
        String empty = "[\\x00-\\x20" + (dialect.delimiter() == ' ' ? "" : "\\Q" + dialect.delimiter() + "\\E") + "]*";
        long some = lines.stream().filter(line -> !line.matches(empty)).count();
        long all = lines.stream().filter(line -> !line.isEmpty()).count();
        long counted = data.rows() + data.reading().rowsSkipped() + dialect.headerRows();
        assertThat(counted).as(about + data.reading()).isBetween(some, all);
    }

    /** The text in the encoding that was found. */
    private static String text(CsvInput input, Dataset data, CsvOptions options) throws IOException {
        boolean other = data.reading().text().contains("is not UTF-8");
        try (Reader reader = TextSource.of(input, other ? Optional.of(ISO_8859_1) : options.encoding())
                .open()) {
            StringBuilder text = new StringBuilder();
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                text.append((char) c);
            }
            return text.toString();
        }
    }
}
