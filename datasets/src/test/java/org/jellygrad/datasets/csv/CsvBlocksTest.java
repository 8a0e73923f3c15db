package org.jellygrad.datasets.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.DatasetCard;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Law: a file read in blocks of any size by any number of threads is the file read from its first character to its last. */
class CsvBlocksTest {
    private static final int FILES = 6_000;

    private static final String[] NUMBERS = {
        "1",
        "-2.5",
        "+3",
        "1e3",
        "2E-5",
        ".5",
        "7.",
        "-0",
        "0.1",
        "123456789012345678",
        "1234567890123456789012",
        "0.30000000000000004",
        "9007199254740993",
        "4.9e-324",
        " 8",
        "9 ",
        "1e400"
    };

    private static final String[] OTHERS = {
        "", "NA", "-", "?", "abc", "\"quoted\"", "\"with , comma\"", "\"two\nlines\"", "\"a \"\"b\"\"\"", "1,5", "$3",
                "10 %",
        "K\u00F6ln", "\"5\"", "-999", "inf", "a\"b", "1_0", "0x1p3", "\t4", "5\u00A0", "\"open", "\r", "\"x\"y"
    };

    /** Counts how often it is opened. */
    private static final class Opened implements CsvInput {
        private final byte[] bytes;
        private int opened;

        Opened(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public String name() {
            return "blocks.csv";
        }

        @Override
        public InputStream open() {
            opened++;
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long size() {
            return bytes.length;
        }
    }

    private static byte[] file(SplittableRandom random) {
        int columns = random.nextInt(1, 5);
        int rows = random.nextInt(0, 60);
        int odd = random.nextInt(3) == 0 ? 0 : random.nextInt(1, 60);
        String end = random.nextInt(3) == 0 ? "\r\n" : "\n";
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "# a comment, \"open\n\"and, another\n" : "");
        for (int j = 0; j < columns; j++) {
            text.append(j == 0 ? "" : ",").append(random.nextInt(5) == 0 ? "\"n" + j + "\"" : "n" + j);
        }
        text.append(end);
        for (int i = 0; i < rows; i++) {
            int cells = odd > 0 && random.nextInt(200) == 0 ? random.nextInt(1, 7) : columns;
            for (int j = 0; j < cells; j++) {
                boolean other = odd > 0 && random.nextInt(odd) == 0;
                String[] from = other ? OTHERS : NUMBERS;
                String cell = from[random.nextInt(other && random.nextInt(8) > 0 ? 15 : from.length)];
                text.append(j == 0 ? "" : ",").append(cell);
            }
            text.append(random.nextInt(20) == 0 ? end + end : end);
        }
        if (random.nextInt(3) == 0) {
            text.setLength(Math.max(0, text.length() - end.length()));
        }
        return text.toString().getBytes(random.nextInt(10) == 0 ? ISO_8859_1 : UTF_8);
    }

    private static CsvOptions options(SplittableRandom random) {
        CsvOptions options = CsvOptions.defaults().withMemory(random.nextBoolean() ? 0 : 1 << 20);
        return switch (random.nextInt(7)) {
            case 0, 1 -> options.withRagged(Ragged.SKIP);
            case 2 -> options.withHeader(random.nextInt(3));
            case 3 -> options.withSkip(random.nextInt(4)).withRagged(Ragged.SKIP);
            case 4 -> options.withMissing("-999");
            case 5 -> options.withDecimal(',');
            default -> options;
        };
    }

    /** Everything that can be seen of a file. */
    private static List<String> told(CsvInput input, CsvOptions options, @Nullable BlockPlan blocks) {
        List<String> told = new ArrayList<>();
        try {
            Dataset data =
                    Csv.read(List.of(input), options, rows -> DatasetCard.minimal("blocks", "blocks", rows), blocks);
            told.add(data + " " + data.notes() + data.reading().decisions()
                    + data.reading().skipped());
            data.summaries().forEach(summary -> told.add(summary.toString()));
            data.forEachRow(row -> {
                for (int j = 0; j < data.schema().columns().size(); j++) {
                    told.add(row.text(j));
                }
            });
            for (String name : data.schema().numericNames()) {
                told.add(name + numbers(data, name));
            }
        } catch (ProblemException e) {
            told.add(String.valueOf(e.getMessage()));
        }
        return told;
    }

    private static String numbers(Dataset data, String target) {
        List<String> others = data.schema().names().stream()
                .filter(name -> !name.equals(target))
                .toList();
        try {
            RowSource rows = data.select(target, others, MissingValues.DROP);
            List<String> all = new ArrayList<>();
            rows.forEach(block -> all.add(Arrays.toString(block.x()) + Arrays.toString(block.y())));
            return rows.rows() + " " + rows.dataHash() + all;
        } catch (ProblemException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    @Timeout(300)
    void filesAreReadTheSameInBlocks() {
        SplittableRandom random = new SplittableRandom(15);
        int inBlocks = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] bytes = file(random);
            CsvOptions options = options(random);
            Opened whole = new Opened(bytes);
            List<String> expected = told(whole, options, null);
            BlockPlan plan = new BlockPlan(random.nextInt(1, 80), random.nextInt(1, 200), random.nextInt(1, 4));
            Opened cut = new Opened(bytes);
            assertThat(told(cut, options, plan))
                    .as("file %d in %s, %s: %s", i, plan, options, new String(bytes, UTF_8))
                    .isEqualTo(expected);
            inBlocks += cut.opened == whole.opened ? 1 : 0; // none was read again for an error
        }
        assertThat(inBlocks).isGreaterThan(FILES / 2);
    }

    /** The largest block has the memory of a few, whatever the file. */
    @Test
    void aLineLongerThanABlockIsRead() {
        String text = "x,y\n1," + "0".repeat(5_000) + "7\n" + "2,8\n".repeat(50);
        Dataset data = Csv.read(
                List.of(new Opened(text.getBytes(UTF_8))),
                CsvOptions.defaults(),
                rows -> DatasetCard.minimal("long", "long", rows),
                new BlockPlan(1 << 4, 1 << 6, 2));
        assertThat(data.rows()).isEqualTo(51);
        assertThat(data.summary("y").min()).isEqualTo(7);
    }

    /** Law: what Java makes of a number, to the last bit. */
    @Test
    void numbersAreThoseOfJava() {
        SplittableRandom random = new SplittableRandom(7);
        NumberBytes reader = new NumberBytes();
        int read = 0;
        for (int i = 0; i < 400_000; i++) {
            String text = number(random);
            byte[] bytes = (text + "\n").getBytes(UTF_8);
            double expected = Double.parseDouble(text);
            if (Double.isInfinite(expected)) {
                assertThat(reader.read(bytes, 0)).as(text).isNegative();
            } else {
                assertThat(reader.read(bytes, 0)).as(text).isEqualTo(text.length());
                assertThat(Double.doubleToRawLongBits(reader.number()))
                        .as(text)
                        .isEqualTo(Double.doubleToRawLongBits(expected));
                read++;
            }
        }
        assertThat(read).isGreaterThan(300_000);
    }

    private static String number(SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0 ->
                Double.toString(Double.longBitsToDouble(random.nextLong()))
                        .replace("NaN", "0")
                        .replace("Infinity", "1e999");
            case 1 -> Long.toString(random.nextLong() >> random.nextInt(64));
            case 2 -> random.nextLong(1L << random.nextInt(1, 63)) + "." + random.nextLong(1L << random.nextInt(1, 63));
            case 3 -> "-." + random.nextInt(1_000_000) + "e" + random.nextInt(-30, 30);
            default -> Float.toString((float) random.nextDouble(-1000, 1000));
        };
    }
}
