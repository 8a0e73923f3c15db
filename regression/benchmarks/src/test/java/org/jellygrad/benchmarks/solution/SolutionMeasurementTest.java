package org.jellygrad.benchmarks.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jellygrad.benchmarks.measurement.Digits;
import org.jellygrad.benchmarks.measurement.ResultTable;
import org.jellygrad.benchmarks.measurement.SeededData;
import org.junit.jupiter.api.Test;

class SolutionMeasurementTest {

    private static double[] column(Map<String, double[]> columns, String name) {
        return columns.getOrDefault(name, new double[0]);
    }

    /** Residuals orthogonal to every column: the gradient at the solution is exactly 0. */
    @Test
    void theSolutionOfSeededDataIsExact() {
        Map<String, double[]> columns = new SeededData(1_000, 5, 1).columns();
        double[] residuals = column(columns, "y").clone();
        double squares = 0;
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] -= SeededData.INTERCEPT;
            for (int j = 0; j < 5; j++) {
                residuals[i] -= SeededData.coefficient(j) * column(columns, "x" + (j + 1))[i];
            }
            squares += residuals[i] * residuals[i];
        }
        assertThat(squares).isGreaterThan(1_000);
        for (int j = 0; j < 5; j++) {
            double product = 0;
            for (int i = 0; i < residuals.length; i++) {
                product += residuals[i] * column(columns, "x" + (j + 1))[i];
            }
            assertThat(product).isZero();
        }
        assertThat(column(new SeededData(1_000, 5, 1).columns(), "x3")).containsExactly(column(columns, "x3"));
        assertThat(column(new SeededData(1_000, 5, 2).columns(), "x3")).isNotEqualTo(column(columns, "x3"));
        assertThatThrownBy(() -> new SeededData(3, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void digitsAreThoseOfTheWorst() {
        assertThat(Digits.ofWorst(List.of(1.0, -2.0, 3.0))).isEqualTo(16);
        assertThat(Digits.ofWorst(List.of(1.0, -2.002, 3.0))).isBetween(2.999, 3.001);
        assertThat(Digits.ofWorst(List.of(1.0, Double.NaN))).isNaN();
    }

    /** Peers may be absent; this project's own row never is. */
    @Test
    void aSmallRunHasEveryRow() {
        ResultTable table = new SolutionMeasurement(new SeededData(500, 3, 1)).run();
        assertThat(table.rows()).hasSize(5);
        assertThat((Double) table.rows().get(1).get(3)).isGreaterThan(15);
    }
}
