package org.jellygrad.datasets.csv;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/**
 * Reads numbers from bytes by the grammar of {@link org.jellygrad.datasets.internal.Decimal}, with the bits that {@link CellParser} gives
 * them. It leaves whatever else a cell may hold to that. One per thread: it remembers the last number.
 */
final class NumberBytes {
    /** So many digits are a long. */
    private static final int DIGITS = 18;

    /** Whole numbers up to here are doubles, and so are the powers of ten: their quotient is then correctly rounded. */
    private static final long EXACT = 1L << 53;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };

    private double number;

    double number() {
        return number;
    }

    /**
     * Reads the number that begins at a place.
     *
     * @param text has a byte that is in no number somewhere behind the place
     * @return the place behind it; −1 if there is no number or it is infinite
     */
    int read(byte[] text, int from) {
        int at = from;
        boolean negative = text[at] == '-';
        if (negative || text[at] == '+') {
            at++;
        }
        long digits = 0;
        int start = at;
        for (int digit = text[at] - '0'; digit >= 0 && digit <= 9; digit = text[++at] - '0') {
            digits = digits * 10 + digit;
        }
        int count = at - start;
        int fraction = 0;
        if (text[at] == '.') {
            int begin = ++at;
            for (int digit = text[at] - '0'; digit >= 0 && digit <= 9; digit = text[++at] - '0') {
                digits = digits * 10 + digit;
            }
            fraction = at - begin;
            count += fraction;
        }
        if (count == 0) {
            return -1;
        }
        boolean plain = count <= DIGITS && digits <= EXACT;
        if ((text[at] | 0x20) == 'e') {
            at = afterExponent(text, at + 1);
            plain = false;
        }
        if (plain) {
            double size = fraction == 0 ? digits : digits / POWERS[fraction];
            number = negative ? -size : size;
            return at;
        }
        return at < 0 ? -1 : general(text, from, at);
    }

    private static int afterExponent(byte[] text, int from) {
        int at = text[from] == '-' || text[from] == '+' ? from + 1 : from;
        int begin = at;
        while (text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at == begin ? -1 : at;
    }

    private int general(byte[] text, int from, int to) {
        number = JavaDoubleParser.parseDouble(text, from, to - from);
        return Double.isInfinite(number) ? -1 : to;
    }
}
