package org.jellygrad.trainer.internal.linalg;

/**
 * Loops over a few rows at once in double-double, one number of each row side by side in an array.
 *
 * <p>Each loop is so short, and each array read from its beginning, that the compiler vectorizes it: twice the work in one loop, or
 * an offset, takes three to four times as long. One thread's own.
 */
public final class Lanes {

    /** Rows at once. */
    public static final int ROWS = 256;

    /** Numbers hi + lo, one of each row. */
    @SuppressWarnings("ArrayRecordComponent") // what the loops run over
    public record Numbers(double[] hi, double[] lo) {

        /** Zeros. */
        public Numbers() {
            this(new double[ROWS], new double[ROWS]);
        }
    }

    private final double[] products = new double[ROWS];

    /**
     * Adds a·b, row by row, to sums as in the compensated dot product Dot2 of T. Ogita, S. M. Rump and S. Oishi, "Accurate Sum and Dot
     * Product", SIAM J. Sci. Comput. 26 (2005): as if in twice the precision.
     *
     * @param sums their lower halves may grow beyond the last digit of the upper halves
     * @param rows at most {@value #ROWS}
     */
    public void addProducts(Numbers sums, Numbers a, Numbers b, int rows) {
        if (FusedMultiplyAdd.IS_FAST) {
            multiply(products, sums.lo, a.hi, a.lo, b.hi, b.lo, rows);
        } else {
            multiplySplit(products, sums.lo, a.hi, a.lo, b.hi, b.lo, rows);
        }
        add(sums.hi, sums.lo, products, rows);
    }

    /** Adds c·a, row by row; the same otherwise. */
    public void addMultiples(Numbers sums, DoubleDouble c, Numbers a, int rows) {
        if (FusedMultiplyAdd.IS_FAST) {
            multiply(products, sums.lo, a.hi, a.lo, c.hi(), c.lo(), rows);
        } else {
            multiplySplit(products, sums.lo, a.hi, a.lo, c.hi(), c.lo(), rows);
        }
        add(sums.hi, sums.lo, products, rows);
    }

    /** products ← a·b; what that lost is added to {@code lost}. */
    private static void multiply(
            double[] products, double[] lost, double[] a, double[] aLow, double[] b, double[] bLow, int rows) {
        for (int i = 0; i < rows; i++) {
            double product = a[i] * b[i];
            products[i] = product;
            lost[i] += Math.fma(a[i], b[i], -product) + (a[i] * bLow[i] + aLow[i] * b[i]);
        }
    }

    private static void multiplySplit(
            double[] products, double[] lost, double[] a, double[] aLow, double[] b, double[] bLow, int rows) {
        for (int i = 0; i < rows; i++) {
            double product = a[i] * b[i];
            products[i] = product;
            lost[i] += DoubleDouble.splitError(a[i], b[i], product) + (a[i] * bLow[i] + aLow[i] * b[i]);
        }
    }

    private static void multiply(
            double[] products, double[] lost, double[] a, double[] aLow, double c, double cLow, int rows) {
        for (int i = 0; i < rows; i++) {
            double product = a[i] * c;
            products[i] = product;
            lost[i] += Math.fma(a[i], c, -product) + (a[i] * cLow + aLow[i] * c);
        }
    }

    private static void multiplySplit(
            double[] products, double[] lost, double[] a, double[] aLow, double c, double cLow, int rows) {
        for (int i = 0; i < rows; i++) {
            double product = a[i] * c;
            products[i] = product;
            lost[i] += DoubleDouble.splitError(a[i], c, product) + (a[i] * cLow + aLow[i] * c);
        }
    }

    /** sums ← sums + numbers; what that lost is added to {@code lost}. */
    private static void add(double[] sums, double[] lost, double[] numbers, int rows) {
        for (int i = 0; i < rows; i++) {
            double before = sums[i];
            double sum = before + numbers[i];
            double added = sum - before;
            sums[i] = sum;
            lost[i] += (before - (sum - added)) + (numbers[i] - added);
        }
    }

    /** Makes the lower halves small beside the upper halves again. */
    public static void settle(Numbers numbers, int rows) {
        double[] hi = numbers.hi;
        double[] lo = numbers.lo;
        for (int i = 0; i < rows; i++) {
            double sum = hi[i] + lo[i];
            double added = sum - hi[i];
            lo[i] = (hi[i] - (sum - added)) + (lo[i] - added);
            hi[i] = sum;
        }
    }

    /** (x + by)·unit, x being upper halves and {@code unit} a power of two: exactly. */
    public static void shift(Numbers x, double by, double unit, int rows) {
        double[] hi = x.hi;
        double[] lo = x.lo;
        for (int i = 0; i < rows; i++) {
            double before = hi[i];
            double sum = before + by;
            double added = sum - before;
            lo[i] = ((before - (sum - added)) + (by - added)) * unit;
            hi[i] = sum * unit;
        }
    }

    /** The same, rounded. */
    public static void shiftRounded(double[] x, double by, double unit, int rows) {
        for (int i = 0; i < rows; i++) {
            x[i] = (x[i] + by) * unit;
        }
    }

    /** to ← a·b, row by row. */
    public static void multiply(Numbers to, Numbers a, Numbers b, int rows) {
        for (int i = 0; i < rows; i++) {
            DoubleDouble product = new DoubleDouble(a.hi[i], a.lo[i]).times(new DoubleDouble(b.hi[i], b.lo[i]));
            to.hi[i] = product.hi();
            to.lo[i] = product.lo();
        }
    }

    /** to ← c·a in doubles, added. */
    public static void addRounded(double[] to, double c, double[] a, int rows) {
        for (int i = 0; i < rows; i++) {
            to[i] += c * a[i];
        }
    }

    /** The sum over the rows. */
    public static DoubleDouble sum(Numbers numbers, int rows) {
        DoubleDouble sum = DoubleDouble.ZERO;
        for (int i = 0; i < rows; i++) {
            sum = sum.plus(DoubleDouble.sum(numbers.hi[i], numbers.lo[i]));
        }
        return sum;
    }
}
