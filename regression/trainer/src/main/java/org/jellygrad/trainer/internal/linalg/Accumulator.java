package org.jellygrad.trainer.internal.linalg;

/**
 * A sum of products in double-double, in place: the same bits as {@link DoubleDouble}'s operations one after the other, without an
 * object for each.
 */
final class Accumulator {

    private double hi;
    private double lo;

    void set(double high, double low) {
        hi = high;
        lo = low;
    }

    /** Adds a · b. */
    void addProduct(double aHi, double aLo, double bHi, double bLo) {
        double product = aHi * bHi;
        double error = DoubleDouble.productError(aHi, bHi, product) + (aHi * bLo + aLo * bHi);
        double productHi = product + error;
        add(productHi, error - (productHi - product));
    }

    /** Adds a · b to the sum at an index of two arrays. */
    static void addProduct(double[] his, double[] los, int at, double aHi, double aLo, double bHi, double bLo) {
        Accumulator sum = new Accumulator();
        sum.set(his[at], los[at]);
        sum.addProduct(aHi, aLo, bHi, bLo);
        his[at] = sum.hi;
        los[at] = sum.lo;
    }

    /** Subtracts a · b. */
    void subtractProduct(double aHi, double aLo, double bHi, double bLo) {
        addProduct(-aHi, -aLo, bHi, bLo);
    }

    private void add(double otherHi, double otherLo) {
        double sum = hi + otherHi;
        double error = DoubleDouble.sumError(hi, otherHi, sum);
        double lows = lo + otherLo;
        double lowError = DoubleDouble.sumError(lo, otherLo, lows);
        error += lows;
        double carried = sum + error;
        error -= carried - sum;
        error += lowError;
        hi = carried + error;
        lo = error - (hi - carried);
    }

    DoubleDouble get() {
        return new DoubleDouble(hi, lo);
    }
}
