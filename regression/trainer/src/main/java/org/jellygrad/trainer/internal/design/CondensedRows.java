package org.jellygrad.trainer.internal.design;

import static org.jellygrad.model.SignificantDigits.three;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.formula.Term;
import org.jellygrad.trainer.internal.linalg.CrossProducts;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.linalg.TriangularFactor;
import org.jellygrad.trainer.internal.linalg.UpperTriangle;
import org.jspecify.annotations.Nullable;

/**
 * All rows condensed for the squared loss: the triangular factor of [1 t y], made in one pass over any number of rows. Everything that the
 * trainer knows before it starts comes from it: scales, eigenvalues, the exact optimum, standard errors.
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
 * @param refined the solution to the last digits, where the rows do not have to be asked for them again; else null
 * @param access whether the rows can be read once more
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
        List<String> warnings,
        @Nullable Refined refined,
        RowAccess access) {

    /** Where squares, and products with a share of 1e-14 of them, leave the range of doubles. */
    private static final double LEAST = 1e-140;

    /** Memory for the product of two columns: two doubles in each of about six triangles that are held at once, and a few objects. */
    private static final long BYTES_PER_PRODUCT = 128;

    /** More columns than this have more products than an array has elements. */
    private static final long WIDEST = 46_340;

    /**
     * Reads all rows once.
     *
     * @param source whose features are the terms' variables, each once
     * @param ridge whether an l2 penalty settles the coefficients of columns that others span, which then take part
     * @throws UnusableDataException if there are fewer rows with weight than parameters and no ridge, the target or its spread is not 0 and
     *     below 1e-140, or memory cannot hold the products of all columns
     */
    public static CondensedRows of(RowSource source, List<Term> terms, boolean intercept, boolean ridge) {
        return of(source, terms, intercept, ridge, 1, () -> {});
    }

    /**
     * The same.
     *
     * @param threads at most
     * @param heed called between rows and between columns; what it throws gives the reading up
     */
    public static CondensedRows of(
            RowSource source, List<Term> terms, boolean intercept, boolean ridge, int threads, Runnable heed) {
        checkWidth(2L + terms.size(), Runtime.getRuntime().maxMemory());
        checkTarget(source.target(), source.summary(source.target()));
        Frame frame = Frame.of(source, terms, intercept);
        RowCondenser condenser = new RowCondenser(source, frame, intercept, ridge, threads, heed);
        RowCondenser.Result condensed = condenser.inDoubles();
        if (condensed == null) {
            condensed = condenser.exactly();
        }
        TriangularFactor factor = condensed.factor();
        RowProducts read = condensed.read();
        CrossProducts products = read.products();
        Refined refined = condensed.refined();
        int target = products.width() - 1;
        if (!ridge) {
            SetAsideColumns.checkRows(read.rows(), factor, intercept);
        }
        int unit = frame.targetExponent();
        DoubleDouble weight = products.get(0, 0);
        DoubleDouble aboutZero = products.get(target, target);
        DoubleDouble sum = products.get(0, target);
        return new CondensedRows(
                intercept,
                terms(factor),
                frame,
                read.rows(),
                weight.toDouble(),
                read.logWeight(),
                factor.r(),
                refined == null
                        ? RowCondenser.scaled(factor.q(), unit)
                        : factor.r().times(refined.optimum()),
                refined == null ? factor.residual().timesPowerOfTwo(2 * unit) : refined.squares(),
                aboutMean(
                                source.summary(source.target()),
                                aboutZero.minus(sum.square().dividedBy(weight)))
                        .timesPowerOfTwo(2 * unit),
                aboutZero.timesPowerOfTwo(2 * unit),
                factor.spanned().stream()
                        .filter(column -> !factor.kept().contains(column.column()))
                        .toList(),
                warnings(source, factor, frame, intercept, read),
                refined,
                read.isCutOff() ? RowAccess.CUT_OFF : condenser.access());
    }

    /**
     * Condenses rows of which only sums are left.
     *
     * @param sums of the rows
     * @param frame in which t is measured
     * @param ridge whether an l2 penalty settles the coefficients of columns that others span
     * @param source names the columns, and knows the value of one that is constant
     * @throws UnusableDataException if there are fewer rows than parameters and no ridge
     */
    public static CondensedRows of(RowSums sums, Frame frame, boolean ridge, RowSource source) {
        CrossProducts products = sums.products();
        int target = products.width() - 1;
        TriangularFactor factor = RowCondenser.factor(sums, frame, ridge);
        if (!ridge) {
            SetAsideColumns.checkRows(sums.rows(), factor, sums.intercept());
        }
        DoubleDouble weight = products.get(0, 0);
        DoubleDouble sum = products.get(0, target);
        DoubleDouble squares = products.get(target, target);
        DoubleDouble aboutMean = squares.minus(sum.square().dividedBy(weight));
        double origin = sums.targetOrigin();
        DoubleDouble[] q = factor.q();
        if (origin != 0) {
            q[0] = q[0].plus(factor.r().get(0, 0).times(origin));
        }
        return new CondensedRows(
                sums.intercept(),
                terms(factor),
                frame,
                sums.rows(),
                weight.toDouble(),
                sums.logWeight(),
                factor.r(),
                q,
                factor.residual(),
                aboutMean.hi() > 0 ? aboutMean : DoubleDouble.ZERO,
                squares.plus(sum.times(origin).times(2))
                        .plus(weight.times(origin).times(origin)),
                factor.spanned().stream()
                        .filter(column -> !factor.kept().contains(column.column()))
                        .toList(),
                SetAsideColumns.warnings(source, factor, frame, sums.intercept(), sums.rows()),
                null,
                RowAccess.GONE);
    }

    private static List<String> warnings(
            RowSource source, TriangularFactor factor, Frame frame, boolean intercept, RowProducts read) {
        List<String> warnings =
                new ArrayList<>(SetAsideColumns.warnings(source, factor, frame, intercept, read.rows()));
        if (read.isCutOff()) {
            warnings.add(
                    0,
                    "Reading was interrupted after " + read.rows() + " of " + source.rows()
                            + " rows: all that is said here was learned from those.");
        }
        return warnings;
    }

    private static List<Integer> terms(TriangularFactor factor) {
        return factor.kept().stream()
                .filter(column -> column > 0)
                .map(column -> column - 1)
                .toList();
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

    /** Refuses a target that is too small: the statistics of a fit are squares, and squares of such numbers leave the range of doubles. */
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

    /** The sum of squares about the mean. Rounding may leave a small number, even a negative one, where the sum is 0. */
    private static DoubleDouble aboutMean(ColumnSummary target, DoubleDouble squares) {
        return target.min() == target.max() || squares.hi() < 0 ? DoubleDouble.ZERO : squares;
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

    /** The columns of [1 t] that take part. */
    public int[] columns() {
        return IntStream.concat(
                        IntStream.range(0, firstCoefficient()), kept.stream().mapToInt(term -> 1 + term))
                .toArray();
    }

    /** The exact optimum as coefficients of [1 t], by back-substitution, where no kept columns span others. */
    public DoubleDouble[] optimum() {
        return refined == null ? r.solve(q) : refined.optimum();
    }
}
