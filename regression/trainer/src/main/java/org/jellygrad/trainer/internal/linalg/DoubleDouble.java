package org.jellygrad.trainer.internal.linalg;

import java.util.Arrays;

/**
 * An unevaluated sum of two doubles, hi + lo with |lo| ≤ ulp(hi)/2: about 106 bits, relative error of each operation below
 * 2⁻¹⁰². Overflows and underflows where double does.
 *
 * <p>Sources: T. J. Dekker, "A Floating-Point Technique for Extending the Available Precision", Numerische Mathematik 18
 * (1971); D. E. Knuth, TAOCP vol. 2, 4.2.2 (two-sum). Dekker's product is used on machines without a fused multiply-add: the bits are
 * the same.
 */
public record DoubleDouble(double hi, double lo) {

    public static final DoubleDouble ZERO = new DoubleDouble(0, 0);
    public static final DoubleDouble ONE = new DoubleDouble(1, 0);

    /** 2²⁷ + 1 splits a double into two halves of 26 bits. */
    private static final double SPLITTER = 0x1p27 + 1;

    public static DoubleDouble of(double value) {
        return new DoubleDouble(value, 0);
    }

    /** a + b, exactly. */
    public static DoubleDouble sum(double a, double b) {
        double sum = a + b;
        return new DoubleDouble(sum, sumError(a, b, sum));
    }

    /** a · b, exactly. */
    public static DoubleDouble product(double a, double b) {
        double product = a * b;
        return new DoubleDouble(product, productError(a, b, product));
    }

    /** What {@code sum = a + b} lost to rounding. */
    static double sumError(double a, double b, double sum) {
        double fromB = sum - a;
        return (a - (sum - fromB)) + (b - fromB);
    }

    /** What {@code product = a · b} lost to rounding. */
    static double productError(double a, double b, double product) {
        return FusedMultiplyAdd.IS_FAST ? Math.fma(a, b, -product) : splitError(a, b, product);
    }

    /** The same without a fused multiply-add. */
    static double splitError(double a, double b, double product) {
        double highA = high(a);
        double lowA = a - highA;
        double highB = high(b);
        double lowB = b - highB;
        return lowA * lowB - (((product - highA * highB) - lowA * highB) - highA * lowB);
    }

    /** The upper 26 bits of a, rounded. */
    static double high(double a) {
        double shifted = SPLITTER * a;
        return shifted - (shifted - a);
    }

    /** hi + lo for |hi| ≥ |lo|. */
    private static DoubleDouble normalized(double hi, double lo) {
        double sum = hi + lo;
        return new DoubleDouble(sum, lo - (sum - hi));
    }

    public DoubleDouble plus(DoubleDouble other) {
        double sum = hi + other.hi;
        double error = sumError(hi, other.hi, sum);
        double lows = lo + other.lo;
        double lowError = sumError(lo, other.lo, lows);
        error += lows;
        double carried = sum + error;
        error -= carried - sum;
        return normalized(carried, error + lowError);
    }

    public DoubleDouble plus(double other) {
        double sum = hi + other;
        return normalized(sum, sumError(hi, other, sum) + lo);
    }

    public DoubleDouble negate() {
        return new DoubleDouble(-hi, -lo);
    }

    public DoubleDouble minus(DoubleDouble other) {
        return plus(other.negate());
    }

    public DoubleDouble times(DoubleDouble other) {
        double product = hi * other.hi;
        return normalized(product, productError(hi, other.hi, product) + (hi * other.lo + lo * other.hi));
    }

    public DoubleDouble times(double other) {
        double product = hi * other;
        return normalized(product, productError(hi, other, product) + lo * other);
    }

    public DoubleDouble square() {
        return times(this);
    }

    /** Long division: three partial quotients, each from the remainder that the one before left. */
    public DoubleDouble dividedBy(DoubleDouble other) {
        double first = hi / other.hi;
        DoubleDouble remainder = minus(other.times(first));
        double second = remainder.hi / other.hi;
        remainder = remainder.minus(other.times(second));
        return normalized(first, second).plus(remainder.hi / other.hi);
    }

    public DoubleDouble dividedBy(double other) {
        return dividedBy(of(other));
    }

    /** One Newton step from the double root; 0 for 0, NaN for negatives. */
    public DoubleDouble sqrt() {
        if (hi == 0) {
            return ZERO;
        }
        double root = Math.sqrt(hi);
        return normalized(root, minus(product(root, root)).hi / (2 * root));
    }

    public DoubleDouble abs() {
        return hi < 0 ? negate() : this;
    }

    /** Exact unless it leaves the range of double. */
    public DoubleDouble timesPowerOfTwo(int exponent) {
        return new DoubleDouble(Math.scalb(hi, exponent), Math.scalb(lo, exponent));
    }

    /** The nearest double. */
    public double toDouble() {
        return hi + lo;
    }

    /** Each of them exactly. */
    public static DoubleDouble[] exact(double[] values) {
        return Arrays.stream(values).mapToObj(DoubleDouble::of).toArray(DoubleDouble[]::new);
    }

    /** Each of them rounded. */
    public static double[] doubles(DoubleDouble[] values) {
        return Arrays.stream(values).mapToDouble(DoubleDouble::toDouble).toArray();
    }
}
