package org.jellygrad.trainer.internal.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.RowColumns;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.Selection;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.formula.Term;
import org.jellygrad.model.formula.Variable;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.internal.linalg.CrossProducts;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.rows.RowView;
import org.junit.jupiter.api.Test;

/** Sums over rows do not depend on who reads them, nor on how they come. */
class SweepTest {

    private static final int ROWS = 70_001;
    private static final List<String> FEATURES = List.of("x1", "x2", "x3");

    /** x1, x2, x3 and the square of x1. */
    private static final List<Term> TERMS = List.of(
            new Term(new Variable.Column("x1"), 1),
            new Term(new Variable.Column("x2"), 1),
            new Term(new Variable.Column("x3"), 1),
            new Term(new Variable.Column("x1"), 2));

    private static final RowSource SOURCE = source();

    private static RowSource source() {
        Map<String, double[]> columns = RandomData.columns(9, ROWS, 3);
        double[] weights = new double[ROWS];
        Arrays.setAll(weights, i -> i % 7 == 3 ? 0 : 1 + i % 5 / 3.0);
        columns.put("w", weights);
        return Dataset.of("weighted", columns)
                .select(new Selection("y", FEATURES, Optional.of("w"), MissingValues.ERROR));
    }

    /** The same rows in blocks of other sizes. */
    private record InBlocks(RowSource all, int most) implements RowView {
        @Override
        public void forEach(Consumer<RowBlock> action) {
            RowColumns columns = all.columns().orElseThrow();
            int features = columns.x().length;
            for (int from = 0; from < ROWS; from += most) {
                int first = from;
                int count = Math.min(most, ROWS - from);
                double[] x = new double[count * features];
                Arrays.setAll(x, k -> columns.x()[k % features][first + k / features]);
                action.accept(new RowBlock(
                        count,
                        features,
                        x,
                        Arrays.copyOfRange(columns.y(), from, from + count),
                        Arrays.copyOfRange(columns.weights(), from, from + count)));
            }
        }
    }

    private static final Frame FRAME = Frame.of(SOURCE, TERMS, true);

    private static List<RowSource> sources() {
        List<RowSource> sources = new ArrayList<>(List.of(SOURCE));
        IntStream.of(1_000, 4_096, 40_000).forEach(rows -> sources.add(new InBlocks(SOURCE, rows)));
        return sources;
    }

    private static List<DoubleDouble> all(CrossProducts products) {
        List<DoubleDouble> all = new ArrayList<>();
        for (int i = 0; i < products.width(); i++) {
            for (int j = i; j < products.width(); j++) {
                all.add(products.get(i, j));
            }
        }
        return all;
    }

    @Test
    void neitherThreadsNorBlocksLeaveATrace() {
        int[] columns = {0, 1, 2, 4};
        DoubleDouble[] point = {DoubleDouble.of(1), DoubleDouble.of(2), DoubleDouble.of(-3), DoubleDouble.of(0.1)};
        List<DoubleDouble> exact =
                all(RowProducts.exact(SOURCE, FRAME, 1, () -> {}).products());
        List<DoubleDouble> rounded =
                all(RowProducts.rounded(SOURCE, FRAME, 1, () -> {}).products());
        RowResiduals residuals = RowResiduals.at(new RowResiduals.Rows(SOURCE, FRAME, columns, 1, () -> {}), point);
        for (RowSource source : sources()) {
            for (int threads = 1; threads <= 4; threads++) {
                assertThat(all(RowProducts.exact(source, FRAME, threads, () -> {})
                                .products()))
                        .isEqualTo(exact);
                RowProducts products = RowProducts.rounded(source, FRAME, threads, () -> {});
                assertThat(all(products.products())).isEqualTo(rounded);
                assertThat(products.rows()).isEqualTo(ROWS - 10_000);
                RowResiduals there =
                        RowResiduals.at(new RowResiduals.Rows(source, FRAME, columns, threads, () -> {}), point);
                assertThat(there.gradient()).containsExactly(residuals.gradient());
                assertThat(there.squares()).isEqualTo(residuals.squares());
                assertThat(there.each()).containsExactly(residuals.each());
                assertThat(there.weighted()).hasSize(ROWS - 10_000);
            }
        }
        for (int k = 0; k < exact.size(); k++) {
            double product = exact.get(k).toDouble();
            assertThat(rounded.get(k).toDouble()).isEqualTo(product, within(1e-15 * ROWS));
        }
    }

    @Test
    void residualsAndTheirGradientAreThoseOfRowByRow() {
        DoubleDouble[] point = {DoubleDouble.of(1), DoubleDouble.of(2), DoubleDouble.of(-3), DoubleDouble.of(0.1)};
        RowResiduals residuals =
                RowResiduals.at(new RowResiduals.Rows(SOURCE, FRAME, new int[] {0, 1, 2, 4}, 2, () -> {}), point);
        DoubleDouble[] gradient = new DoubleDouble[4];
        Arrays.fill(gradient, DoubleDouble.ZERO);
        DoubleDouble[] squares = {DoubleDouble.ZERO};
        Frame.Reader reader = FRAME.reader();
        int[] columns = {0, 1, 2, 4};
        SOURCE.forEach(block -> {
            for (int i = 0; i < block.rows(); i++) {
                reader.read(block, i);
                DoubleDouble residual = DoubleDouble.of(-block.y()[i]);
                for (int k = 0; k < columns.length; k++) {
                    residual = residual.plus(point[k].times(t(reader, columns[k])));
                }
                DoubleDouble weighted = residual.times(block.weights()[i]);
                for (int k = 0; k < columns.length; k++) {
                    gradient[k] = gradient[k].plus(weighted.times(t(reader, columns[k])));
                }
                squares[0] = squares[0].plus(weighted.times(residual));
            }
        });
        for (int k = 0; k < columns.length; k++) {
            assertThat(residuals.gradient()[k].minus(gradient[k]).abs().hi()).isLessThan(1e-27 * squares[0].hi());
        }
        assertThat(residuals.squares().minus(squares[0]).abs().hi()).isLessThan(1e-28 * squares[0].hi());
    }

    private static DoubleDouble t(Frame.Reader reader, int column) {
        return new DoubleDouble(reader.hi()[column], reader.lo()[column]);
    }

    @Test
    void workIsGivenUpInTheMiddle() {
        for (RowSource source : sources()) {
            for (int threads = 1; threads <= 2; threads++) {
                int[] calls = {0};
                int some = threads;
                int last = threads == 1 ? 3 : 1; // others may be done before they are waited for again
                assertThatThrownBy(() -> RowProducts.exact(source, FRAME, some, () -> {
                            if (++calls[0] == last) {
                                throw new CancellationException("enough");
                            }
                        }))
                        .isInstanceOf(CancellationException.class)
                        .hasMessage("enough");
            }
        }
    }

    /** An interrupt is for whoever heeds it: rows are not lost to it. */
    @Test
    void anInterruptLosesNoRow() {
        List<DoubleDouble> exact =
                all(RowProducts.exact(SOURCE, FRAME, 1, () -> {}).products());
        for (RowSource source : sources()) {
            Thread.currentThread().interrupt();
            CrossProducts products =
                    RowProducts.exact(source, FRAME, 2, () -> {}).products();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(all(products)).isEqualTo(exact);
        }
    }

    /** Rows that can no longer be read. */
    private record Broken(RowSource all) implements RowView {
        @Override
        public void forEach(Consumer<RowBlock> action) {
            int[] blocks = {0};
            all.forEach(block -> {
                if (++blocks[0] == 9) {
                    throw new UnusableDataException("The file has changed.", "Leave it alone.");
                }
                action.accept(block);
            });
        }
    }

    @Test
    void whatASourceThrowsComesOut() {
        for (int threads = 1; threads <= 2; threads++) {
            int some = threads;
            assertThatThrownBy(() -> RowProducts.exact(new Broken(SOURCE), FRAME, some, () -> {}))
                    .isInstanceOf(UnusableDataException.class);
        }
    }

    @Test
    void whatAWorkerThrowsComesOut() {
        for (RowSource source : sources()) {
            assertThatThrownBy(() -> Sweep.over(source, FRAME, 2, () -> {}, check -> new Sweep.Sum() {
                        @Override
                        public void add(Tile tile, long first) {
                            if (first > 40_000) {
                                throw new IllegalStateException("row " + first);
                            }
                        }

                        @Override
                        public void pass() {
                            // Nothing is summed.
                        }

                        @Override
                        public boolean isExact() {
                            return false;
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
