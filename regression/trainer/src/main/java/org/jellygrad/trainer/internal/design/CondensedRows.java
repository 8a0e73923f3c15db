package org.jellygrad.trainer.internal.design;

import static org.jellygrad.model.SignificantDigits.three;

import java.util.Arrays;
import java.util.List;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.formula.Term;
import org.jellygrad.trainer.internal.linalg.CrossProducts;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.linalg.TriangularFactor;
import org.jellygrad.trainer.internal.linalg.UpperTriangle;

/**
 * What all rows amount to for the squared loss: the triangular factor of [1 t y], from one pass, whatever the number of rows.
 * Also the source of everything the trainer knows before it starts: scales, eigenvalues, the exact optimum, standard errors.
 *
 * @param intercept whether the first column is one of ones
 * @param kept indices of the terms that take part
 * @param frame in which t is measured
 * @param rows how many have weight
 * @param weight sum of their weights
 * @param logWeight sum of their weights' logarithms
 * @param r the factor of [1 t], kept columns only, with a row of zeros for each that those before it span
 * @param q the target's part in their span, in the target's units
 * @param residual the least sum of squared residuals, in the target's units squared
 * @param totalAboutMean Σ w(y − ȳ)²
 * @param totalAboutZero Σ wy²
 * @param setAside the columns of [1 t] that take no part, with what they are made of
 * @param warnings about the features set aside
 */
public record CondensedRows(
        boolean intercept,
        List<Integer> kept,
        Frame frame,
        long rows,
        double weight,
        double logWeight,
        UpperTriangle r,
        DoubleDouble[] q,
        DoubleDouble residual,
        DoubleDouble totalAboutMean,
        DoubleDouble totalAboutZero,
        List<TriangularFactor.SetAside> setAside,
        List<String> warnings) {

    /**
     * A column is collinear when less than this share of it is its own: what rounding leaves of a column that was computed from
     * others, with room for cancellation.
     */
    private static final double COLLINEAR = 0x1p-46;

    /** Where squares, and products with a share of 1e-14 of them, leave the range of doubles. */
    private static final double LEAST = 1e-140;

    /** What a product of two columns takes: two doubles in each of the triangles that are held at once, some six, and a few objects. */
    private static final long BYTES_PER_PRODUCT = 128;

    /** More columns than this have more products than an array has elements. */
    private static final long WIDEST = 46_340;

    /** Rows between two calls of heed, each of which takes as long as a product of all columns with all. */
    private static final int AT_ONCE = 16;

    /** No column is called collinear while this share of it is its own, as in R. */
    private static final double LOOSEST = 1e-7;

    /**
     * Reads all rows once.
     *
     * @param source whose features are the terms' variables, each once
     * @param ridge whether an l2 penalty settles the coefficients of columns that others span, which then take part
     * @throws UnusableDataException if there are fewer rows with weight than parameters and no ridge, the target or its spread is not 0 and
     *     below 1e-140, or memory cannot hold the products of all columns
     */
    public static CondensedRows of(RowSource source, List<Term> terms, boolean intercept, boolean ridge) {
        return of(source, terms, intercept, ridge, () -> {});
    }

    /**
     * The same.
     *
     * @param heed called between rows and between columns; what it throws gives the reading up
     */
    public static CondensedRows of(
            RowSource source, List<Term> terms, boolean intercept, boolean ridge, Runnable heed) {
        checkWidth(2L + terms.size(), Runtime.getRuntime().maxMemory());
        checkTarget(source.target(), source.summary(source.target()));
        Frame frame = Frame.of(source, terms, intercept);
        Weights weights = new Weights();
        CrossProducts products = crossProducts(source, frame, weights, heed);
        int target = products.width() - 1;
        TriangularFactor factor = TriangularFactor.of(
                products, intercept ? 0 : 1, intercept, needs(frame), tolerances(source, frame), ridge, heed);
        if (!ridge) {
            SetAsideColumns.checkRows(weights.rows, factor, intercept);
        }
        int unit = frame.targetExponent();
        DoubleDouble weight = products.get(0, 0);
        DoubleDouble aboutZero = products.get(target, target);
        DoubleDouble sum = products.get(0, target);
        return new CondensedRows(
                intercept,
                factor.kept().stream()
                        .filter(column -> column > 0)
                        .map(column -> column - 1)
                        .toList(),
                frame,
                weights.rows,
                weight.toDouble(),
                weights.logarithms,
                factor.r(),
                Arrays.stream(factor.q())
                        .map(element -> element.timesPowerOfTwo(unit))
                        .toArray(DoubleDouble[]::new),
                factor.residual().timesPowerOfTwo(2 * unit),
                aboutMean(
                                source.summary(source.target()),
                                aboutZero.minus(sum.square().dividedBy(weight)))
                        .timesPowerOfTwo(2 * unit),
                aboutZero.timesPowerOfTwo(2 * unit),
                factor.spanned().stream()
                        .filter(column -> !factor.kept().contains(column.column()))
                        .toList(),
                SetAsideColumns.warnings(source, factor, frame, intercept, weights.rows));
    }

    /**
     * Refuses more columns than memory can hold the products of.
     *
     * @param width columns, the target and the ones among them
     * @param memory bytes at hand
     */
    static void checkWidth(long width, long memory) {
        long bytes = BYTES_PER_PRODUCT * width * width;
        if (bytes > memory || width > WIDEST) {
            throw new UnusableDataException(
                    (width - 2) + " coefficients are too many: to learn them takes about " + three(bytes / 1e9)
                            + " GB of memory, and there are " + three(memory / 1e9) + " GB.",
                    "Each column is multiplied with each other, so twice the columns take four times the memory."
                            + " Choose fewer features or a lower degree"
                            + (width > WIDEST ? "." : ", or give Java more memory with -Xmx."));
        }
    }

    /** All that is said of a fit is made of squares, which below this are not doubles, or not to all their digits. */
    private static void checkTarget(String name, ColumnSummary target) {
        double size = Math.max(Math.abs(target.min()), Math.abs(target.max()));
        double spread = target.max() - target.min();
        if ((size > 0 && size < LEAST) || (spread > 0 && spread < LEAST)) {
            throw new UnusableDataException(
                    "The target '" + name + "' is between " + three(target.min()) + " and " + three(target.max())
                            + ": too small for doubles.",
                    "The squares of its residuals would be below the smallest double (2.2e-308). Give the target in"
                            + " smaller units: multiplied by 1e200, say.");
        }
    }

    /** What rounding leaves of a sum of squares that is 0 may be anything, and negative too. */
    private static DoubleDouble aboutMean(ColumnSummary target, DoubleDouble squares) {
        return target.min() == target.max() || squares.hi() < 0 ? DoubleDouble.ZERO : squares;
    }

    /** Counts the rows that take part. */
    private static final class Weights {
        private long rows;
        private double logarithms;

        void add(double weight) {
            if (weight > 0) {
                rows++;
                logarithms += Math.log(weight);
            }
        }
    }

    /** Of the rows [1, t, y]. */
    private static CrossProducts crossProducts(RowSource source, Frame frame, Weights weights, Runnable heed) {
        int target = 1 + frame.terms().size();
        CrossProducts products = new CrossProducts(target + 1);
        Frame.Reader reader = frame.reader();
        double[] hi = new double[target + 1];
        double[] lo = new double[target + 1];
        source.forEach(block -> {
            for (int i = 0; i < block.rows(); i++) {
                if (i % AT_ONCE == 0) {
                    heed.run();
                }
                reader.read(block, i);
                System.arraycopy(reader.hi(), 0, hi, 0, target);
                System.arraycopy(reader.lo(), 0, lo, 0, target);
                hi[target] = Math.scalb(block.y()[i], -frame.targetExponent());
                products.add(hi, lo, block.weights()[i]);
                weights.add(block.weights()[i]);
            }
        });
        return products;
    }

    /** For each column of [1 t] the one without which it is set aside too: a power needs the next lower one. */
    private static int[] needs(Frame frame) {
        int[] lowers = frame.lowers();
        int[] needs = new int[1 + lowers.length];
        Arrays.setAll(needs, column -> column == 0 || lowers[column - 1] < 0 ? -1 : 1 + lowers[column - 1]);
        return needs;
    }

    private static double[] tolerances(RowSource source, Frame frame) {
        double[] tolerances = new double[1 + frame.terms().size()];
        for (int j = 1; j < tolerances.length; j++) {
            int variable = frame.variable(j - 1);
            ColumnSummary summary =
                    source.summary(frame.variables().get(variable).name());
            double farthest = Math.max(Math.abs(summary.min()), Math.abs(summary.max()));
            // Rounding costs a column far from zero more of its spread, so more of what is left of it may be rounding.
            double farness = Math.max(1, Math.scalb(farthest, -frame.exponents()[variable]));
            tolerances[j] = Math.min(COLLINEAR * farness, LOOSEST);
        }
        return tolerances;
    }

    /** Index of the first coefficient among the parameters: 1 where there is an intercept. */
    public int firstCoefficient() {
        return intercept ? 1 : 0;
    }

    /** √(Σ wy² / Σ w). */
    public double rootMeanSquareAboutZero() {
        return Math.sqrt(totalAboutZero.toDouble() / weight);
    }

    /** √(Σ w(y − ȳ)² / Σ w). */
    public double rootMeanSquareAboutMean() {
        return Math.sqrt(totalAboutMean.toDouble() / weight);
    }

    /** Degrees of freedom that the residuals have left; negative with more parameters than rows. */
    public long residualDegreesOfFreedom() {
        return rows - r.size();
    }

    /** The exact optimum as coefficients of [1 t], by back-substitution, where no kept columns span others. */
    public DoubleDouble[] optimum() {
        return r.solve(q);
    }
}
