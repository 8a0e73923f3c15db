package org.jellygrad.trainer.internal.design;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.Selection;
import org.jellygrad.model.formula.Term;
import org.jellygrad.model.formula.Variable;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.objective.ExactResiduals;
import org.jellygrad.trainer.internal.rows.RowView;
import org.junit.jupiter.api.Test;

/** Which way rows go to their triangular factor, and how often they are read. */
class ReadingTest {

    private static final int ROWS = 300_000;
    private static final int FEATURES = 16;
    private static final Map<String, double[]> COLUMNS = RandomData.columns(8, ROWS, FEATURES);
    private static final List<String> NAMES =
            COLUMNS.keySet().stream().filter(name -> !name.equals("y")).toList();

    private static RowSource source(Map<String, double[]> columns) {
        return Dataset.of("many", columns).select(Selection.of("y", NAMES));
    }

    private static CondensedRows condensed(RowSource source) {
        List<Term> terms = NAMES.stream()
                .map(name -> new Term(new Variable.Column(name), 1))
                .toList();
        return CondensedRows.of(source, terms, true, false, 2, () -> {});
    }

    /** Rows that are handed out in blocks, and how often they were read. */
    private static final class Counted implements RowView {
        private final RowSource all;
        private final boolean held;
        private int reads;

        /** As of a file that does not fit in memory. */
        Counted(RowSource all) {
            this(all, false);
        }

        Counted(RowSource all, boolean held) {
            this.all = all;
            this.held = held;
        }

        @Override
        public boolean isHeld() {
            return held;
        }

        @Override
        public RowSource all() {
            return all;
        }

        @Override
        public void forEach(Consumer<RowBlock> action) {
            reads++;
            all.forEach(action);
        }
    }

    private static DoubleDouble[] off(DoubleDouble[] point) {
        return Arrays.stream(point).map(each -> each.times(1 + 1e-12)).toArray(DoubleDouble[]::new);
    }

    @Test
    void inDoublesAndRefinedTheSolutionIsThatOfDoubleDoubles() {
        CondensedRows fast = condensed(source(COLUMNS));
        Counted blocks = new Counted(source(COLUMNS));
        CondensedRows exact = condensed(blocks);
        assertThat(blocks.reads).isEqualTo(1);
        assertThat(fast.r().get(1, 1))
                .as("another factor")
                .isNotEqualTo(exact.r().get(1, 1));
        for (int j = 0; j <= FEATURES; j++) {
            DoubleDouble difference =
                    fast.optimum()[j].minus(exact.optimum()[j]).abs();
            assertThat(difference.hi())
                    .isLessThan(1e-22 * exact.optimum()[j].abs().hi());
        }
        assertThat(fast.residual().minus(exact.residual()).abs().hi())
                .isLessThan(1e-22 * exact.residual().hi());
        assertThat(fast.totalAboutMean().minus(exact.totalAboutMean()).abs().hi())
                .isLessThan(1e-22 * exact.residual().hi());
    }

    /** Numbers in memory that are no whole columns, as those of a file are, go the same fast way, to the same bits. */
    @Test
    void heldBlocksAreCondensedAsColumnsAre() {
        CondensedRows columns = condensed(source(COLUMNS));
        CondensedRows blocks = condensed(new Counted(source(COLUMNS), true));
        assertThat(blocks.optimum()).isEqualTo(columns.optimum());
        assertThat(blocks.residual()).isEqualTo(columns.residual());
        assertThat(blocks.access()).isEqualTo(RowAccess.HELD);
    }

    /** Near the optimum a gradient costs no read, and the residuals cost one. */
    @Test
    void aFileIsReadTwice() {
        Counted file = new Counted(source(COLUMNS));
        CondensedRows data = condensed(file);
        DoubleDouble[] point = off(data.optimum());
        ExactResiduals.At near = ExactResiduals.at(file, data, point, 2);
        assertThat(file.reads).isEqualTo(1);
        double[] residuals = near.residuals();
        assertThat(file.reads).isEqualTo(2);
        RowResiduals there =
                RowResiduals.at(new RowResiduals.Rows(file, data.frame(), data.columns(), 2, () -> {}), point);
        assertThat(residuals).containsExactly(there.each());
        same(near, there);
    }

    @Test
    void nearTheOptimumRowsInMemoryAreKnown() {
        RowSource source = source(COLUMNS);
        CondensedRows data = condensed(source);
        DoubleDouble[] point = off(data.optimum());
        ExactResiduals.At near = ExactResiduals.at(source, data, point, 2);
        RowResiduals there =
                RowResiduals.at(new RowResiduals.Rows(source, data.frame(), data.columns(), 2, () -> {}), point);
        same(near, there);
        double[] residuals = near.residuals();
        for (int i = 0; i < ROWS; i++) {
            assertThat(Math.abs(residuals[i] - there.each()[i])).isLessThan(1e-14);
        }
    }

    private static void same(ExactResiduals.At near, RowResiduals there) {
        double size = Math.sqrt(there.squares().hi() * ROWS);
        for (int j = 0; j < near.gradient().length; j++) {
            assertThat(near.gradient()[j].minus(there.gradient()[j]).abs().hi()).isLessThan(1e-24 * size);
        }
        assertThat(near.squares().minus(there.squares()).abs().hi())
                .isLessThan(1e-22 * there.squares().hi());
    }

    @Test
    void nearlyCollinearColumnsAreSummedInDoubleDouble() {
        Map<String, double[]> columns = new LinkedHashMap<>(COLUMNS);
        double[] near = requireNonNull(columns.get("x1")).clone();
        for (int i = 0; i < ROWS; i++) {
            near[i] += 1e-4 * requireNonNull(columns.get("x2"))[i];
        }
        columns.put("x3", near);
        assertThat(condensed(source(columns)).refined()).isNull();
        columns.put("x3", columns.get("x1"));
        CondensedRows collinear = condensed(source(columns));
        assertThat(collinear.refined()).isNull();
        assertThat(collinear.setAside()).hasSize(1);
    }

    @Test
    void aConstantColumnIsNoReason() {
        Map<String, double[]> columns = new LinkedHashMap<>(COLUMNS);
        double[] constant = new double[ROWS];
        Arrays.fill(constant, 3.25);
        columns.put("x3", constant);
        CondensedRows data = condensed(source(columns));
        assertThat(data.refined()).isNotNull();
        assertThat(data.setAside()).hasSize(1);
        assertThat(data.warnings()).hasSize(1);
    }

    /** Residuals that are rounding are summed over the rows themselves. */
    @Test
    void aPerfectFit() {
        Map<String, double[]> columns = new LinkedHashMap<>(COLUMNS);
        double[] y = new double[ROWS];
        for (String name : NAMES) {
            double[] x = requireNonNull(columns.get(name)).clone();
            for (int i = 0; i < ROWS; i++) {
                x[i] = Math.rint(8 * x[i]);
                y[i] += 3 * x[i];
            }
            columns.put(name, x);
        }
        columns.put("y", y);
        CondensedRows data = condensed(source(columns));
        assertThat(data.residual().toDouble())
                .isLessThan(1e-40 * data.totalAboutZero().toDouble());
        assertThat(UserUnits.user(data, data.optimum())[1]).isEqualTo(3);
    }
}
