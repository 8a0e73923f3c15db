package org.jellygrad.trainer.internal.design;

import java.util.Arrays;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.trainer.internal.linalg.CrossProducts;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.linalg.TriangularFactor;
import org.jspecify.annotations.Nullable;

/**
 * Makes the triangular factor of rows. Where the data allows, cross products are summed in doubles and the solution is refined against the
 * rows, which is ten times faster. Otherwise cross products are summed in double-double.
 *
 * @param source whose features are the variables of the frame
 * @param intercept whether the ones are a column
 * @param ridge whether columns that others span take part
 * @param threads at most
 * @param heed called as the work goes; what it throws gives it up
 */
record RowCondenser(RowSource source, Frame frame, boolean intercept, boolean ridge, int threads, Runnable heed) {

    /**
     * A column is collinear when less than this share of it is its own: what rounding leaves of a column that was computed from
     * others, with room for cancellation.
     */
    private static final double COLLINEAR = 0x1p-46;

    /** No column is called collinear while this share of it is its own, as in R. */
    private static final double LOOSEST = 1e-7;

    /**
     * Products of columns, over all rows, from which on they are summed in doubles where the data allows: below, double-doubles take less
     * than a tenth of a second.
     */
    private static final double MANY = 0x1p25;

    /** Rows beside columns: of fewer, the products are of no use in doubles, since columns that outnumber the rows span each other. */
    private static final int FEW = 2;

    /**
     * The share of its digits that rounding may cost the inverse of the products, columns of norm 1: standard errors keep 13 digits up to
     * here. It is about the largest variance inflation factor.
     */
    private static final double MOST_INFLATION = 1000;

    /** From this many rows on, another read is avoided if the digits allow. */
    private static final long WORTH_SPARING = 4096;

    /** The least share of Σ wy² that the residuals' squares are, for their sum to have its digits from double-double cross products. */
    private static final double LEAST_RESIDUAL = 1e-14;

    /** The relative error of cross products that are summed in doubles. */
    private static final double ROUNDED = 0x1p-50;

    /** Bytes that the residual of a row takes: its own, and those of a copy that is sorted. */
    private static final long PER_ROW = 2L * Double.BYTES;

    /** Residuals of rows in a file may take this part of the memory. */
    private static final long MOST_MEMORY = 8;

    /**
     * The result of one read of the rows.
     *
     * @param refined null where the factor has all its digits
     */
    record Result(
            RowProducts read,
            TriangularFactor factor,
            @Nullable Refined refined) {}

    Result exactly() {
        RowProducts read = RowProducts.exact(source, frame, threads, heed);
        TriangularFactor factor = factor(read, read.isCutOff() ? () -> {} : heed);
        return new Result(read, factor, read.isCutOff() ? null : known(read, factor));
    }

    /** Spares rows that cost much to read from being read for digits that are there; null for others, or if some are not. */
    private @Nullable Refined known(RowProducts read, TriangularFactor factor) {
        int target = read.products().width() - 1;
        double share = factor.residual().toDouble()
                / read.products().get(target, target).toDouble();
        if (source.rows() < WORTH_SPARING
                || source.isHeld()
                || hasSpanned(read, factor)
                || !(factor.r().inflation() <= MOST_INFLATION && share >= LEAST_RESIDUAL)) {
            return null;
        }
        int unit = frame.targetExponent();
        return Refined.of(
                rows(factor),
                factor.r(),
                factor.r().solve(scaled(factor.q(), unit)),
                factor.residual().timesPowerOfTwo(2 * unit));
    }

    /** Columns without anything of their own count only if there is something in them. */
    private boolean hasSpanned(RowProducts read, TriangularFactor factor) {
        return factor.spanned().stream()
                .anyMatch(aside ->
                        read.products().get(aside.column(), aside.column()).hi() > 0);
    }

    /** What can be asked of the rows afterwards. */
    RowAccess access() {
        return source.isHeld()
                        || PER_ROW * source.rows() <= Runtime.getRuntime().maxMemory() / MOST_MEMORY
                ? RowAccess.HELD
                : RowAccess.STREAMED;
    }

    private RowResiduals.Rows rows(TriangularFactor factor) {
        int[] columns = factor.kept().stream().mapToInt(column -> column).toArray();
        return new RowResiduals.Rows(source, frame, columns, threads, access() == RowAccess.HELD, heed);
    }

    /** Null for few rows, rows that cost much to read again, and columns too nearly collinear. */
    @Nullable
    Result inDoubles() {
        double width = frame.terms().size() + 2;
        if (source.rows() * width * width < 2 * MANY || source.rows() < FEW * width || !source.isHeld()) {
            return null;
        }
        RowProducts read = RowProducts.rounded(source, frame, threads, heed);
        TriangularFactor factor = factor(read, heed);
        double inflation = factor.r().inflation();
        if (hasSpanned(read, factor) || !(inflation <= MOST_INFLATION)) {
            return null;
        }
        Refined refined = Refined.of(
                rows(factor),
                factor.r(),
                factor.r().solve(scaled(factor.q(), frame.targetExponent())),
                inflation * ROUNDED);
        return refined == null ? null : new Result(read, factor, refined);
    }

    /** The factor of [1 t y] whose rows are not at hand, so that columns are judged by their products alone. */
    static TriangularFactor factor(RowSums sums, Frame frame, boolean ridge) {
        CrossProducts products = sums.products();
        double[] tolerances = new double[products.width() - 1];
        for (int j = 1; j < tolerances.length; j++) {
            // An origin far from the mean costs digits as a column far from zero does.
            double farness = sums.intercept() ? Math.sqrt(products.get(j, j).toDouble() / spread(products, j)) : 1;
            tolerances[j] = Math.min(COLLINEAR * (farness >= 1 ? farness : 1), LOOSEST);
        }
        return TriangularFactor.of(
                products, sums.intercept() ? 0 : 1, sums.intercept(), needs(frame), tolerances, ridge, () -> {});
    }

    private static double spread(CrossProducts products, int j) {
        DoubleDouble sum = products.get(0, j);
        return products.get(j, j)
                .minus(sum.square().dividedBy(products.get(0, 0)))
                .toDouble();
    }

    private TriangularFactor factor(RowProducts read, Runnable check) {
        return TriangularFactor.of(
                read.products(), intercept ? 0 : 1, intercept, needs(frame), tolerances(source, frame), ridge, check);
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

    static DoubleDouble[] scaled(DoubleDouble[] vector, int exponent) {
        return Arrays.stream(vector)
                .map(element -> element.timesPowerOfTwo(exponent))
                .toArray(DoubleDouble[]::new);
    }
}
