package org.jellygrad.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.jellygrad.datasets.Column.Kind;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SuppliedDatasetsTest {
    private static final Schema SCHEMA = new Schema(
            "shop",
            List.of(new Column("size", Kind.NUMERIC), new Column("town", Kind.TEXT), new Column("y", Kind.NUMERIC)));

    @Test
    void arrays() {
        double[][] x = {{1, 10}, {2, 20}, {Double.NaN, 30}};
        Dataset data = Dataset.of(x, new double[] {3, 5, 7}, "area", "rooms", "rent");
        assertThat(data.schema().names()).containsExactly("area", "rooms", "rent");
        assertThat(data.card().target()).contains("rent");
        assertThat(data.defaultFeatures("rent")).containsExactly("area", "rooms");
        RowSource rows = data.select("rent", List.of("area", "rooms"), MissingValues.DROP);
        assertThat(rows.rows()).isEqualTo(2);
        rows.forEach(block -> assertThat(block.x()).containsExactly(1, 10, 2, 20));
        assertThat(Dataset.of(x, new double[3]).schema().names()).containsExactly("x1", "x2", "y");
        assertThat(Dataset.of(x, new double[3], "a", "b").schema().names()).containsExactly("a", "b", "y");
    }

    @Test
    void arraysThatDoNotFit() {
        assertThatThrownBy(() -> Dataset.of(new double[][] {{1}, {2, 3}}, new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A row of x has 2 numbers where the first has 1.");
        assertThatThrownBy(() -> Dataset.of(new double[][] {{1}}, new double[2]))
                .hasMessageStartingWith("x has 1 rows, and y has 2 numbers.");
        assertThatThrownBy(() -> Dataset.of(new double[][] {{1}}, new double[1], "a", "b", "c"))
                .hasMessageStartingWith("3 names for 1 features and a target.");
        assertThatThrownBy(() -> Dataset.of(new double[][] {{1}}, new double[1], "a", "a"))
                .hasMessageStartingWith("The names [a, a] are not different.");
        assertThatThrownBy(() -> Dataset.of(new double[0][], new double[0]))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageStartingWith("data has no rows.");
    }

    private static Dataset shop(@Nullable Object[]... rows) {
        return Dataset.of(SCHEMA, () -> Arrays.asList(rows).iterator());
    }

    @Test
    void rowsOfAProgram() {
        Dataset data = shop(
                new Object[] {1, "Linz", true},
                new Object[] {2.5, null, false},
                new Object[] {null, "Graz", 7L},
                new Object[] {4, " Linz ", 9f});
        assertThat(data.summary("size").missing().first()).isEqualTo(new ColumnSummary.Cell(2, "size[2]", ""));
        RowSource rows = data.select("y", List.of("size", "town"), MissingValues.DROP);
        assertThat(rows.levels("town")).containsExactly("Linz");
        assertThat(rows.rows() + rows.rowsDropped()).isEqualTo(4);
        rows.forEach(block -> {
            assertThat(block.x()).containsExactly(1, 0, 4, 0);
            assertThat(block.y()).containsExactly(1, 9);
        });
    }

    @Test
    void rowsThatDoNotFit() {
        assertThatThrownBy(() -> shop(new Object[] {1, "Linz"}))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageStartingWith("Row 0 of shop has 2 cells for 3 columns.");
        assertThatThrownBy(() -> shop(new Object[] {1, "Linz", 2}, new Object[] {"big", "Graz", 3}))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageStartingWith("Column 'size' of shop holds 'big' in row 1, which is no number.");
    }

    /** Law: no row is kept. Ten million rows of a generator would need 240 MB, and as many objects more. */
    @Test
    void rowsAreNotKept() {
        long rows = 3_000_000;
        int[] passes = {0};
        Dataset data = Dataset.of(SCHEMA, () -> {
            passes[0]++;
            Iterator<Object[]> all = LongStream.range(0, rows)
                    .mapToObj(i -> new Object[] {i, "t", 2.0 * i + 1})
                    .iterator();
            return all;
        });
        long[] sum = {0};
        data.select("y", List.of("size"), MissingValues.DROP).forEach(block -> sum[0] += block.rows());
        assertThat(sum[0]).isEqualTo(rows);
        assertThat(passes[0]).isEqualTo(2);
        assertThat(data.summary("y").max()).isEqualTo(2.0 * (rows - 1) + 1);
    }
}
