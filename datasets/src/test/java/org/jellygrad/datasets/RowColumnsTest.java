package org.jellygrad.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whole columns are handed out where every row and number of them is used as it stands. */
class RowColumnsTest {

    private static Map<String, double[]> columns() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("a", new double[] {1, 2, 3});
        columns.put("b", new double[] {4, 5, Double.NaN});
        columns.put("y", new double[] {7, 8, 9});
        columns.put("w", new double[] {1, 0, 2});
        return columns;
    }

    private static final Dataset DATA = Dataset.of("few", columns());

    @Test
    void theyAreTheRows() {
        RowSource rows = DATA.select(new Selection("y", List.of("w", "a"), Optional.of("w"), MissingValues.ERROR));
        RowColumns whole = rows.columns().orElseThrow();
        assertThat(whole.x()).isDeepEqualTo(new double[][] {{1, 0, 2}, {1, 2, 3}});
        assertThat(whole.y()).containsExactly(7, 8, 9);
        assertThat(whole.weights()).containsExactly(1, 0, 2);
        assertThat(DATA.select(Selection.of("y", List.of("a")))
                        .columns()
                        .orElseThrow()
                        .weights())
                .isNull();
    }

    @Test
    void missingCellsAndTextsPreventThem() {
        for (MissingValues missing : List.of(MissingValues.DROP, MissingValues.MEAN)) {
            assertThat(DATA.select("y", List.of("a", "b"), missing).columns()).isEmpty();
        }
        Dataset texts = Dataset.builder("texts")
                .numbers("y", 1, 2, 3)
                .texts("t", List.of("u", "v", "u"))
                .build();
        assertThat(texts.select(Selection.of("y", List.of("t"))).columns()).isEmpty();
    }

    /** What hashes first and what reads columns first hash the same. */
    @Test
    void theyLeaveTheHashAsItIs() {
        RowSource hashed = DATA.select(Selection.of("y", List.of("a")));
        hashed.forEach(block -> {});
        RowSource other = DATA.select(Selection.of("y", List.of("a")));
        assertThat(other.columns()).isPresent();
        assertThat(other.dataHash()).isEqualTo(hashed.dataHash());
    }

    @Test
    void columnsOfOneLength() {
        assertThatThrownBy(() -> new RowColumns(new double[][] {{1, 2}}, new double[] {1}, new double[1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RowColumns(new double[][] {{1}}, new double[] {1}, new double[2]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Scanned by several threads: the summaries are those of each column. */
    @Test
    void manyColumnsAreCopiedAndScanned() {
        Map<String, double[]> many = new LinkedHashMap<>();
        for (int j = 0; j < 40; j++) {
            double[] column = new double[1000];
            int sign = j % 2 == 0 ? 1 : -1;
            int add = j;
            Arrays.setAll(column, i -> sign * (i + add));
            many.put("c" + j, column);
        }
        column(many, "c3")[500] = Double.NaN;
        column(many, "c4")[600] = Double.NEGATIVE_INFINITY;
        Dataset data = Dataset.of("many", many);
        column(many, "c5")[0] = 1e9;
        assertThat(data.schema().names()).containsExactlyElementsOf(many.keySet());
        for (int j = 0; j < 40; j++) {
            ColumnSummary summary = data.summary("c" + j);
            assertThat(summary.min()).isEqualTo(j % 2 == 0 ? j : -(999.0 + j));
            assertThat(summary.max()).isEqualTo(j % 2 == 0 ? 999 + j : -j);
            assertThat(summary.missing().count()).isEqualTo(j == 3 ? 1 : 0);
            assertThat(summary.infinities().count()).isEqualTo(j == 4 ? 1 : 0);
        }
        assertThat(data.summary("c3").missing().first()).isNotNull().satisfies(cell -> assertThat(cell.where())
                .isEqualTo("c3[500]"));
        assertThat(Optional.ofNullable(data.summary("c4").infinities().first())
                        .orElseThrow()
                        .row())
                .isEqualTo(600);
    }

    private static double[] column(Map<String, double[]> columns, String name) {
        return Objects.requireNonNull(columns.get(name));
    }
}
