package org.jellygrad.datasets.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.DatasetBuilder;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRoundTripTest {

    private static String write(Dataset data) {
        StringWriter text = new StringWriter();
        Csv.write(data, text);
        return text.toString();
    }

    @Test
    void writtenAsPlainlyAsPossible() {
        Dataset data = Dataset.builder("trial")
                .numbers("x", 1, Double.NaN, -0.0, 0.1, 1e300)
                .texts("name, full", Arrays.asList("a", "b,c", null, "say \"hi\"", "two\nlines"))
                .build();
        assertThat(write(data)).isEqualTo("""
                        x,"name, full"
                        1,a
                        ,"b,c"
                        -0.0,
                        0.1,"say ""hi\"""
                        1.0E300,"two
                        lines"
                        """);
    }

    @Test
    void aFileKeepsItsTextAndLosesItsSpellingsOfMissing() {
        String text = "x;name\n1.50;NA\n-999;\"a;b\"\nNaN;c\n";
        assertThat(write(TextInput.read(text, CsvOptions.defaults().withMissing("-999"))))
                .isEqualTo("x,name\n1.50,\n,a;b\n,c\n");
    }

    @Test
    void rowNamesStayWithoutAName() {
        String text = ",x\na,1\nb,2\n";
        assertThat(write(TextInput.read(text))).isEqualTo(text);
    }

    @Test
    void missingCellsOfASingleColumnAreNotBlankLines() {
        Dataset data = Dataset.builder("trial").numbers("x", 1, Double.NaN, 3).build();
        assertThat(write(data)).isEqualTo("x\n1\n\"\"\n3\n");
        assertThat(TextInput.read(write(data)).rows()).isEqualTo(3);
    }

    /** Law: read(write(data)) has the columns, bits and texts of data, kept in memory or parsed on each pass. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1 << 20})
    void everyBitComesBack(long memory) {
        SplittableRandom random = new SplittableRandom(7);
        for (int trial = 0; trial < 200; trial++) {
            int rows = random.nextInt(1, 40);
            DatasetBuilder builder = Dataset.builder("trial");
            int columns = random.nextInt(1, 6);
            for (int j = 0; j < columns; j++) {
                if (random.nextInt(3) == 0) {
                    builder.texts("text" + j, randomTexts(random, rows));
                } else {
                    builder.numbers("x" + j, randomNumbers(random, rows));
                }
            }
            Dataset data = builder.build();
            Dataset back = TextInput.read(write(data), CsvOptions.defaults().withMemory(memory));
            assertThat(back.schema().columns()).isEqualTo(data.schema().columns());
            assertThat(bitsAndTexts(back)).isEqualTo(bitsAndTexts(data));
            for (String name : data.schema().numericNames()) {
                if (data.summary(name).numbers() > 0) {
                    assertThat(back.select(name, List.of(), MissingValues.DROP).dataHash())
                            .isEqualTo(data.select(name, List.of(), MissingValues.DROP)
                                    .dataHash());
                }
            }
        }
    }

    private static double[] randomNumbers(SplittableRandom random, int rows) {
        return random.longs(rows)
                .mapToDouble(bits -> switch ((int) (bits & 7)) {
                    case 0 -> Double.NaN;
                    case 1 -> bits >> 40; // whole
                    case 2 -> -0.0;
                    case 3 -> Double.MIN_VALUE * (bits & 0xff);
                    default -> finite(Double.longBitsToDouble(bits));
                })
                .toArray();
    }

    private static double finite(double number) {
        return Double.isFinite(number) ? number : 1;
    }

    private static List<@Nullable String> randomTexts(SplittableRandom random, int rows) {
        String alphabet = "ab,;\"\n\r\t #'é";
        List<@Nullable String> texts = new ArrayList<>(Collections.nCopies(rows, null));
        for (int i = 0; i < rows; i++) {
            if (random.nextInt(4) > 0 || i == 0) {
                StringBuilder text = new StringBuilder("t"); // never blank, which would be missing
                random.ints(random.nextInt(6), 0, alphabet.length()).forEach(c -> text.append(alphabet.charAt(c)));
                texts.set(i, text.toString());
            }
        }
        return texts;
    }

    private static List<List<Object>> bitsAndTexts(Dataset data) {
        List<List<Object>> all = new ArrayList<>();
        data.forEachRow(row -> {
            List<Object> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                boolean numeric = data.schema().columns().get(i).isNumeric();
                cells.add(
                        row.isMissing(i)
                                ? "missing"
                                : numeric ? Double.doubleToRawLongBits(row.number(i)) : row.text(i));
            }
            all.add(cells);
        });
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"jellybeans", "hubble1929", "penguins"})
    void bundledSets(String name) {
        Dataset data = BundledDatasets.load(name);
        assertThat(bitsAndTexts(TextInput.read(write(data)))).isEqualTo(bitsAndTexts(data));
    }

    @Test
    void aBrokenWriterIsHeard() {
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int offset, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> Csv.write(BundledDatasets.load("jellybeans"), full))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("No space left on device");
    }
}
