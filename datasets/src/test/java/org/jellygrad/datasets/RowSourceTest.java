package org.jellygrad.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jellygrad.datasets.csv.CsvOptions;
import org.jellygrad.datasets.csv.TextInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowSourceTest {

    /** All rows of a source, each as features, target, weight. */
    private static List<List<Double>> rows(RowSource source) {
        List<List<Double>> rows = new ArrayList<>();
        source.forEach(block -> {
            for (int i = 0; i < block.rows(); i++) {
                List<Double> row = new ArrayList<>();
                for (int j = 0; j < block.features(); j++) {
                    row.add(block.x(i, j));
                }
                row.add(block.y()[i]);
                row.add(block.weights()[i]);
                rows.add(row);
            }
        });
        return rows;
    }

    private static Dataset counting(int rows, int columns) {
        DatasetBuilder builder = Dataset.builder("count");
        for (int j = 0; j < columns; j++) {
            double[] numbers = new double[rows];
            for (int i = 0; i < rows; i++) {
                numbers[i] = i + j / 1024.0;
            }
            builder.numbers("x" + j, numbers);
        }
        return builder.build();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4095, 4096, 4097, 8192, 10_000})
    void blocksAreFullButForTheLast(int n) {
        RowSource source = counting(n, 2).select("x1", List.of("x0"), MissingValues.DROP);
        List<Integer> sizes = new ArrayList<>();
        source.forEach(block -> sizes.add(block.rows()));
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(n);
        assertThat(sizes.subList(0, sizes.size() - 1)).allMatch(size -> size == RowBlock.MAX_ROWS);
        assertThat(source.rows()).isEqualTo(n);

        List<List<Double>> rows = rows(source);
        for (int i = 0; i < n; i++) {
            assertThat(rows.get(i)).containsExactly((double) i, i + 1 / 1024.0, 1.0);
        }
    }

    @Test
    void blocksOfWideTablesHaveFewerRows() {
        List<String> features = new ArrayList<>();
        for (int j = 1; j < 600; j++) {
            features.add("x" + j);
        }
        RowSource source = counting(1000, 600).select("x0", features, MissingValues.DROP);
        List<Integer> sizes = new ArrayList<>();
        source.forEach(block -> sizes.add(block.rows()));
        assertThat(sizes).containsExactly(436, 436, 128); // 2^18 / (599 + 2) = 436
        assertThat(rows(source).get(999)).startsWith(999 + 1 / 1024.0, 999 + 2 / 1024.0);
    }

    /** A file larger than a chunk, with missing cells, from memory and parsed on every pass: the same rows twice. */
    @ParameterizedTest
    @EnumSource(
            value = MissingValues.class,
            names = {"DROP", "MEAN"})
    void memoryAndFileGiveTheSameRowsEveryTime(MissingValues missing) {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder text = new StringBuilder("a,name,b,w,y\n");
        for (int i = 0; i < 30_000; i++) {
            text.append(random.nextInt(9) == 0 ? "" : random.nextDouble())
                    .append(",n")
                    .append(i)
                    .append(',');
            text.append(random.nextInt(9) == 0 ? "NA" : random.nextInt(100)).append(',');
            text.append(random.nextInt(3))
                    .append(',')
                    .append(random.nextInt(50) == 0 ? "" : i)
                    .append('\n');
        }
        Selection selection =
                Selection.of("y", List.of("b", "a")).weightedBy("w").withMissing(missing);
        RowSource kept = TextInput.read(text.toString()).select(selection);
        RowSource parsed = TextInput.read(text.toString(), CsvOptions.defaults().withMemory(0))
                .select(selection);
        List<List<Double>> rows = rows(kept);
        assertThat(rows(kept)).isEqualTo(rows);
        assertThat(rows(parsed)).isEqualTo(rows);
        assertThat(rows(parsed)).isEqualTo(rows);
        assertThat(kept.rows()).isEqualTo(rows.size());
        assertThat(parsed.rows()).isEqualTo(rows.size());
        assertThat(kept.rowsDropped()).isEqualTo(30_000 - rows.size()).isPositive();
        assertThat(parsed.rowsDropped()).isEqualTo(kept.rowsDropped());
        assertThat(parsed.dataHash()).isEqualTo(kept.dataHash());
    }

    private static final String GAPS = "x,z,y,w\n1,10,100,1\n,20,200,2\n3,,300,3\n4,40,,4\n5,50,500,\n9,60,600,6\n";

    @Test
    void missingCellsDropTheirRow() {
        RowSource source = TextInput.read(GAPS).select("y", List.of("x"), MissingValues.DROP);
        assertThat(rows(source))
                .containsExactly(
                        List.of(1.0, 100.0, 1.0),
                        List.of(3.0, 300.0, 1.0),
                        List.of(5.0, 500.0, 1.0),
                        List.of(9.0, 600.0, 1.0));
        assertThat(source.rowsDropped()).isEqualTo(2);
        assertThat(source.summary("x").missing().count()).isEqualTo(1);
    }

    @Test
    void missingFeaturesTakeTheMeanOfTheirColumn() {
        RowSource source = TextInput.read(GAPS)
                .select(Selection.of("y", List.of("z", "x")).weightedBy("w").withMissing(MissingValues.MEAN));
        double meanX = (1 + 3 + 4 + 5 + 9) / 5.0;
        double meanZ = (10 + 20 + 40 + 50 + 60) / 5.0;
        assertThat(rows(source))
                .containsExactly(
                        List.of(10.0, 1.0, 100.0, 1.0),
                        List.of(20.0, meanX, 200.0, 2.0),
                        List.of(meanZ, 3.0, 300.0, 3.0),
                        List.of(60.0, 9.0, 600.0, 6.0));
        assertThat(source.rowsDropped()).isEqualTo(2); // no truth in one, no weight in the other
        assertThat(source.target()).isEqualTo("y");
        assertThat(source.features()).containsExactly("z", "x");
        assertThat(source.weights()).isEqualTo(Optional.of("w"));
    }

    @Test
    void meansAreCompensatedAndDoNotOverflow() {
        double[] x = {1e16, 1, -1e16, 1, Double.NaN};
        double[] huge = {1.7e308, 1.7e308, 1.7e308, -1e308, Double.NaN};
        Dataset data = Dataset.builder("means")
                .numbers("x", x)
                .numbers("huge", huge)
                .numbers("y", 1, 2, 3, 4, 5)
                .build();
        List<Double> last =
                rows(data.select("y", List.of("x", "huge"), MissingValues.MEAN)).get(4);
        assertThat(last.get(0)).isEqualTo(0.5); // a plain sum gives 0.25
        assertThat(last.get(1)).isCloseTo(1.025e308, within(1e293));
    }

    @Test
    void aColumnMayBeBothFeatureAndWeight() {
        RowSource source =
                TextInput.read(GAPS).select(Selection.of("y", List.of("x", "w")).weightedBy("w"));
        assertThat(rows(source).get(1)).containsExactly(3.0, 3.0, 300.0, 3.0);
    }

    @Test
    void hashIsWhatItsDocumentationSays() throws Exception {
        Dataset data = Dataset.of("d", Map.of("größe", new double[] {1, -0.0}, "y", new double[] {Math.PI, 1e-310}));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(1);
            writeName(out, "y");
            writeName(out, "größe");
            for (double number : new double[] {1, Math.PI, -0.0, 1e-310}) {
                out.writeDouble(number);
            }
        }
        String expected =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        RowSource before = data.select("y", List.of("größe"), MissingValues.DROP);
        assertThat(before.dataHash()).isEqualTo(expected);
        RowSource after = data.select("y", List.of("größe"), MissingValues.DROP);
        after.forEach(block -> {});
        assertThat(after.dataHash()).isEqualTo(expected);
    }

    private static void writeName(DataOutputStream out, String name) throws IOException {
        byte[] utf8 = name.getBytes(UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    @Test
    void hashTellsSelectionsApart() {
        Dataset data = TextInput.read("a,b,c,d\n1,1,1,1\n2,2,2,2\n");
        assertThat(List.of(
                        data.select("a", List.of("b"), MissingValues.DROP).dataHash(),
                        data.select("b", List.of("a"), MissingValues.DROP).dataHash(),
                        data.select("a", List.of("b", "c"), MissingValues.DROP).dataHash(),
                        data.select("a", List.of("c", "b"), MissingValues.DROP).dataHash(),
                        data.select(Selection.of("a", List.of("b")).weightedBy("c"))
                                .dataHash(),
                        data.select(Selection.of("a", List.of("b")).weightedBy("d"))
                                .dataHash()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aReaderThatThrowsIsHeardAndTheSourceGoesOn() {
        RowSource source =
                TextInput.read(GAPS, CsvOptions.defaults().withMemory(0)).select("y", List.of("x"), MissingValues.DROP);
        IllegalStateException stop = new IllegalStateException("enough");
        assertThatThrownBy(() -> source.forEach(block -> {
                    throw stop;
                }))
                .isSameAs(stop);
        assertThat(rows(source)).hasSize(4);
    }

    @Test
    void blocksCheckTheirLengths() {
        assertThatThrownBy(() -> new RowBlock(2, 3, new double[6], new double[2], new double[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A block of 2 rows and 3 features needs x, y and weights of lengths 6, 2, 2, not 6, 2, 1.");
    }
}
