package org.jellygrad.datasets.internal;

/** Numbers as this project writes them. */
public final class PlainNumber {
    private static final double MAX_WHOLE = 1L << 53;

    private PlainNumber() {}

    /** A number as text that reads back to the same bits, whole numbers without a point; empty for NaN. */
    public static String text(double number) {
        if (Double.isNaN(number)) {
            return "";
        }
        boolean whole = number == Math.rint(number) && Math.abs(number) < MAX_WHOLE;
        boolean negativeZero = number == 0 && 1 / number < 0;
        return whole && !negativeZero ? Long.toString((long) number) : Double.toString(number);
    }
}
