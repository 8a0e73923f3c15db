package org.jellygrad.trainer.internal.finish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.Selection;
import org.jellygrad.model.formula.Term;
import org.jellygrad.model.formula.Variable;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.design.Shrinkage;
import org.jellygrad.trainer.internal.diagnose.Ridge;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.settings.Scaling;
import org.junit.jupiter.api.Test;

/** From a point that doubles can reach to one that double-doubles can, in as many steps as are allowed. */
class PolishTest {

    private static final Map<String, double[]> COLUMNS = RandomData.columns(3, 40, 2);

    private static final RowSource ROWS = RandomData.dataset(COLUMNS)
            .select(new Selection("y", List.of("x1", "x2"), Optional.empty(), MissingValues.DROP));

    private static final CondensedRows DATA = CondensedRows.of(
            ROWS, List.of(new Term(new Variable.Column("x1"), 1), new Term(new Variable.Column("x2"), 1)), true, false);

    private static Ridge ridge(double l2) {
        return new Ridge(DATA, Coordinates.of(Scaling.STANDARD, DATA, new Shrinkage(l2, false)), l2);
    }

    private static DoubleDouble[] off(DoubleDouble[] point, double share) {
        return Arrays.stream(point).map(element -> element.times(1 + share)).toArray(DoubleDouble[]::new);
    }

    private static double distance(DoubleDouble[] point, DoubleDouble[] other) {
        double largest = 0;
        for (int j = 0; j < point.length; j++) {
            largest = Math.max(
                    largest,
                    point[j].minus(other[j]).abs().toDouble() / other[j].abs().toDouble());
        }
        return largest;
    }

    @Test
    void oneVisibleStepReachesTheLastBits() {
        for (double l2 : new double[] {0, 0.7}) {
            DoubleDouble[] optimum = ridge(l2).optimum();
            Polish.Polished polished =
                    Polish.of(ROWS, DATA, ridge(l2), off(optimum, 1e-9), 10, 1, between -> {}, () -> false);
            assertThat(distance(polished.point(), optimum)).isLessThan(1e-28);
            assertThat(polished.epochs()).isEqualTo(1);
            Polish.Polished there = Polish.of(ROWS, DATA, ridge(l2), optimum, 10, 1, between -> {}, () -> false);
            assertThat(distance(there.point(), optimum)).isLessThan(1e-28);
            assertThat(there.epochs()).isZero();
        }
    }

    /** What no double shows is not counted, and may be taken when nothing is allowed. */
    @Test
    void epochsAreCountedAndLimited() {
        DoubleDouble[] optimum = ridge(0).optimum();
        DoubleDouble[] start = off(optimum, 1e-9);
        Polish.Polished none = Polish.of(ROWS, DATA, ridge(0), start, 0, 1, between -> {}, () -> false);
        assertThat(none.point()).containsExactly(start);
        assertThat(none.epochs()).isZero();
        Polish.Polished hidden =
                Polish.of(ROWS, DATA, ridge(0), off(optimum, 0x1p-52), 0, 1, between -> {}, () -> false);
        assertThat(distance(hidden.point(), optimum)).isLessThan(1e-28);
        assertThat(hidden.epochs()).isZero();
    }

    /** Residuals and their squares belong to the point that is handed back. */
    @Test
    void theRowsAtThePoint() {
        Polish.Polished polished =
                Polish.of(ROWS, DATA, ridge(0), off(ridge(0).optimum(), 1e-9), 10, 1, between -> {}, () -> false);
        double squares =
                Arrays.stream(polished.at().residuals()).map(r -> r * r).sum();
        assertThat(polished.at().squares().toDouble()).isCloseTo(squares, within(1e-13 * squares));
        assertThat(squares).isCloseTo(DATA.residual().toDouble(), within(1e-14 * squares));
    }
}
