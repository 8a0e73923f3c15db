package org.jellygrad.trainer.internal.kinks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.design.Frame;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.linalg.Rounding;
import org.jellygrad.trainer.internal.linalg.UpperTriangle;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;

/**
 * The point of a {@link Corner} to the last digit: where the residuals of its rows are 0, and with an l2 penalty the gradient is −Σ λᵢxᵢ
 * over them. The linear equations of that are solved in doubles and refined with residuals in double-double (J. H. Wilkinson, "Rounding
 * Errors in Algebraic Processes", 1963).
 */
final class ExactCorner {

    private static final int MOST_PASSES = 20;

    /** A pivot below this is that of a singular matrix. */
    private static final double SINGULAR = 1e-11;

    private final RowSource source;
    private final CondensedRows data;
    private final UpperTriangle toFrame;
    private final Loss.Slopes slopes;
    private final Corner corner;
    private final int first;
    private final int width;
    private final long count;
    private final DoubleDouble l1;

    /** 2·n·l2, what the gradient of the sum of costs has of each coefficient. */
    private final DoubleDouble ridge;

    /** For each row whose residual is to be 0 its place among them. */
    private final Map<Long, Integer> places = new HashMap<>();

    private final DoubleDouble[][] x;
    private final DoubleDouble[] truths;

    /** The gradient of the costs of all other rows. */
    private DoubleDouble[] slope;

    private final DoubleDouble[] u;
    private final DoubleDouble[] factors;

    ExactCorner(
            RowSource source,
            CondensedRows data,
            Coordinates coordinates,
            Loss.Slopes slopes,
            Penalty penalty,
            Corner corner) {
        this.source = source;
        this.data = data;
        this.toFrame = coordinates.penalisedToFrame();
        this.slopes = slopes;
        this.corner = corner;
        this.first = data.intercept() ? 1 : 0;
        this.width = corner.u().length;
        this.count = source.rows();
        this.l1 = DoubleDouble.product(data.weight(), penalty.l1());
        this.ridge = DoubleDouble.product(data.weight(), 2 * penalty.l2());
        this.x = new DoubleDouble[corner.active().length][];
        this.truths = new DoubleDouble[x.length];
        this.slope = zeros(width);
        this.u = DoubleDouble.exact(corner.u());
        this.factors = zeros(x.length);
        double unit = data.weight() / source.rows() / ridge.hi();
        for (int k = 0; k < x.length && ridge.hi() > 0; k++) {
            factors[k] = DoubleDouble.of(corner.factors()[k] * unit);
        }
        read();
        solve();
        for (int row : corner.active()) {
            if (row >= count) {
                u[first + (int) (row - count)] = DoubleDouble.ZERO;
            }
        }
    }

    private static DoubleDouble[] zeros(int length) {
        DoubleDouble[] zeros = new DoubleDouble[length];
        Arrays.fill(zeros, DoubleDouble.ZERO);
        return zeros;
    }

    private void read() {
        for (int k = 0; k < x.length; k++) {
            long row = corner.active()[k];
            places.put(row, k);
            if (row >= count) {
                x[k] = zeros(width);
                x[k][first + (int) (row - count)] = DoubleDouble.ONE;
                truths[k] = DoubleDouble.ZERO;
            }
        }
        forEach((row, t, truth, weight) -> {
            Integer place = places.get(row);
            if (place != null) {
                x[place] = toFrame.transposeTimes(t);
                truths[place] = DoubleDouble.of(truth);
            } else if (ridge.hi() > 0) {
                double pull = corner.above().get(Math.toIntExact(row)) ? slopes.above() : slopes.below();
                for (int j = 0; j < width; j++) {
                    slope[j] = slope[j].plus(t[j].times(DoubleDouble.product(pull, weight)));
                }
            }
        });
        slope = toFrame.transposeTimes(slope);
        for (int j = first; j < width && l1.hi() > 0; j++) {
            long row = count + j - first;
            if (!places.containsKey(row)) {
                slope[j] = slope[j].plus(corner.above().get(Math.toIntExact(row)) ? l1 : l1.negate());
            }
        }
    }

    /** A row as [1 t] and its truth. */
    private interface RowReader {
        void row(long index, DoubleDouble[] t, double truth, double weight);
    }

    private void forEach(RowReader reader) {
        Frame.Reader frame = data.frame().reader();
        DoubleDouble[] t = new DoubleDouble[width];
        long[] done = {0};
        source.forEach((RowBlock block) -> {
            for (int i = 0; i < block.rows(); i++) {
                frame.read(block, i);
                for (int j = 0; j < width; j++) {
                    int column = j < first ? 0 : 1 + data.kept().get(j - first);
                    t[j] = new DoubleDouble(frame.hi()[column], frame.lo()[column]);
                }
                reader.row(done[0] + i, t, block.y()[i], block.weights()[i]);
            }
            done[0] += block.rows();
        });
    }

    private void solve() {
        if (x.length == 0 && ridge.hi() == 0) {
            return;
        }
        DecompositionSolver solver = solver();
        double before = Double.POSITIVE_INFINITY;
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            double[] step = solver.solve(new ArrayRealVector(wrong(), false)).toArray();
            double moved = share(step, 0, u) + share(step, width, factors);
            if (!(moved < before)) {
                return;
            }
            for (int j = 0; j < step.length; j++) {
                DoubleDouble[] where = j < width ? u : factors;
                int at = j < width ? j : j - width;
                where[at] = where[at].minus(DoubleDouble.of(step[j]));
            }
            if (moved <= Rounding.DOUBLE_DOUBLE) {
                return;
            }
            before = moved;
        }
    }

    /** The size of a part of a step beside what it moves. */
    private static double share(double[] step, int from, DoubleDouble[] of) {
        double moved = 0;
        double size = 0;
        for (int j = 0; j < of.length && from < step.length; j++) {
            moved = Math.hypot(moved, step[from + j]);
            size = Math.hypot(size, of[j].hi());
        }
        return moved == 0 ? 0 : size == 0 ? 1 : moved / size;
    }

    /** Of [X], or with a ridge of [D Xᵀ; X 0], D the identity but for the intercept and the factors λ over the ridge. */
    private DecompositionSolver solver() {
        int above = ridge.hi() > 0 ? width : 0;
        double[][] matrix = new double[above + x.length][width + (above > 0 ? x.length : 0)];
        for (int j = first; j < above; j++) {
            matrix[j][j] = 1;
        }
        for (int k = 0; k < x.length; k++) {
            for (int j = 0; j < width; j++) {
                matrix[above + k][j] = x[k][j].toDouble();
                if (above > 0) {
                    matrix[j][above + k] = x[k][j].toDouble();
                }
            }
        }
        RealMatrix equations = new Array2DRowRealMatrix(matrix, false);
        if (equations.isSquare()) {
            DecompositionSolver direct = new LUDecomposition(equations, SINGULAR).getSolver();
            if (direct.isNonSingular()) {
                return direct;
            }
        }
        return new SingularValueDecomposition(equations).getSolver();
    }

    /** What the equations' left sides are too large by. */
    private double[] wrong() {
        int above = ridge.hi() > 0 ? width : 0;
        double[] wrong = new double[above + x.length];
        for (int j = 0; j < above; j++) {
            DoubleDouble sum = slope[j].dividedBy(ridge);
            for (int k = 0; k < x.length; k++) {
                sum = sum.plus(factors[k].times(x[k][j]));
            }
            wrong[j] = (j < first ? sum : sum.plus(u[j])).toDouble();
        }
        for (int k = 0; k < x.length; k++) {
            DoubleDouble residual = truths[k].negate();
            for (int j = 0; j < width; j++) {
                residual = residual.plus(x[k][j].times(u[j]));
            }
            wrong[above + k] = residual.toDouble();
        }
        return wrong;
    }

    /** Coefficients of [1 t]. */
    DoubleDouble[] point() {
        return toFrame.times(u);
    }

    /** Whether a row or a coefficient is 0, to rounding, beside those that are made so. */
    private boolean isTied(long zeros) {
        long made = places.keySet().stream().filter(row -> row < count).count();
        double largest = Arrays.stream(u)
                .mapToDouble(value -> Math.abs(value.hi()))
                .max()
                .orElse(0);
        boolean tied = zeros > made;
        for (int j = first; j < width && l1.hi() > 0; j++) {
            tied |= !places.containsKey(count + j - first) && Math.abs(u[j].hi()) <= Rounding.RESIDUAL * largest;
        }
        return tied;
    }

    /**
     * What the rows cost at the point.
     *
     * @param loss Σ w·loss
     * @param unproven how far below that the optimum might be: what the slopes that the proof goes by make of it too little
     * @param size Σ w·|y|
     * @param zeros rows whose residual is 0, to rounding
     * @param tied whether more of them, or more coefficients that an l1 penalty is of, are 0 than make the corner
     */
    record Costs(double loss, double unproven, double size, int zeros, boolean tied) {}

    Costs costs(Loss loss) {
        DoubleDouble[] point = point();
        DoubleDouble[] sums = zeros(3);
        int[] zeros = {0};
        double small = Rounding.RESIDUAL * Math.sqrt(data.totalAboutZero().toDouble() / data.weight());
        forEach((row, t, truth, weight) -> {
            DoubleDouble residual = DoubleDouble.of(-truth);
            for (int j = 0; j < width; j++) {
                residual = residual.plus(t[j].times(point[j]));
            }
            double r = residual.toDouble();
            double cost = loss.at(r);
            zeros[0] += weight > 0 && Math.abs(r) <= small ? 1 : 0;
            double line = places.containsKey(row)
                    ? 0
                    : r * (corner.above().get(Math.toIntExact(row)) ? slopes.above() : slopes.below());
            sums[0] = sums[0].plus(weight * cost);
            sums[1] = sums[1].plus(weight * Math.max(0, cost - line));
            sums[2] = sums[2].plus(weight * Math.abs(truth));
        });
        return new Costs(sums[0].toDouble(), sums[1].toDouble(), sums[2].toDouble(), zeros[0], isTied(zeros[0]));
    }
}
