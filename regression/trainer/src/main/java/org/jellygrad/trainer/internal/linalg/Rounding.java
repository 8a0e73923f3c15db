package org.jellygrad.trainer.internal.linalg;

/**
 * Shares of a whole below which a part of it is rounding. Each is a few bits above the precision of the numbers, for the errors that sums
 * of them gather.
 */
public final class Rounding {

    /** Of the size of the target: residuals and predictions computed in doubles, whose 53 bits lose up to nine in a sum over a row. */
    public static final double RESIDUAL = 0x1p-44;

    /** Of a vector: a change this small moves no digit of a double, which has 53 bits. */
    public static final double DOUBLE = 0x1p-50;

    /** Of a vector or a sum: a change this small moves no digit of a double-double, which has 106 bits. */
    public static final double DOUBLE_DOUBLE = 0x1p-98;

    /** Of a sum of squares, whose roots are double-doubles. */
    public static final double SQUARES = DOUBLE_DOUBLE * DOUBLE_DOUBLE;

    /**
     * Of a number that people read: two numbers that differ by less are told as equal. Results of long sums differ by less from rounding.
     */
    public static final double SAME = 1e-9;

    private Rounding() {}
}
