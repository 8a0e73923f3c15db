package org.jellygrad.datasets.csv;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.util.Arrays;
import org.jellygrad.datasets.internal.Decimal;
import org.jellygrad.datasets.internal.Sort;

/**
 * Tells what a cell is by its text, blanks around it aside. One parser per pass: it remembers the last number.
 *
 * <p>A number is {@code [+-] digits [. digits] [e [+-] digits]} with at least one digit before the exponent, correctly
 * rounded to binary64. That is narrower than what Java takes: {@code 1d}, {@code 0x1p3} and {@code 1_000} are text.
 */
final class CellParser {
    private final char[][] missingNumbers; // "-999" must be looked for before numbers are
    private final char[][] missingTexts;
    private double number;
    private boolean sawText;

    CellParser(CsvOptions options) {
        missingNumbers = options.missing().stream()
                .filter(Decimal::matches)
                .map(String::toCharArray)
                .toArray(char[][]::new);
        missingTexts = options.missing().stream()
                .filter(text -> !Decimal.matches(text))
                .map(String::toCharArray)
                .toArray(char[][]::new);
    }

    /** The last number parsed; an infinity of its sign if the last cell was infinite. */
    double number() {
        return number;
    }

    Sort parse(char[] text, int offset, int length) {
        int from = offset;
        int to = offset + length;
        while (from < to && text[from] <= ' ') {
            from++;
        }
        while (from < to && text[to - 1] <= ' ') {
            to--;
        }
        if (from == to || isAny(missingNumbers, text, from, to)) {
            return Sort.MISSING;
        }
        if (sawText ? Decimal.matches(text, from, to) : endsAsDecimal(text, from, to)) {
            try {
                number = JavaDoubleParser.parseDouble(text, from, to - from);
                return Double.isInfinite(number) ? Sort.INFINITE : Sort.NUMBER;
            } catch (NumberFormatException e) {
                sawText = true; // from now on the grammar is checked first: dear for numbers, but exceptions are dearer
            }
        }
        if (equalsIgnoreCase("na", text, from, to)
                || equalsIgnoreCase("nan", text, from, to)
                || isAny(missingTexts, text, from, to)) {
            return Sort.MISSING;
        }
        int unsigned = text[from] == '-' || text[from] == '+' ? from + 1 : from;
        if (equalsIgnoreCase("inf", text, unsigned, to) || equalsIgnoreCase("infinity", text, unsigned, to)) {
            number = text[from] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            return Sort.INFINITE;
        }
        return Sort.TEXT;
    }

    /** Whether text that Java takes for a number is one by our narrower grammar too; says nothing of other text. */
    private static boolean endsAsDecimal(char[] text, int from, int to) {
        char last = text[to - 1];
        boolean hexadecimal = to - from > 2 && ((text[from + 1] | 0x20) == 'x' || (text[from + 2] | 0x20) == 'x');
        return ((last >= '0' && last <= '9') || last == '.') && !hexadecimal;
    }

    private static boolean isAny(char[][] words, char[] text, int from, int to) {
        for (char[] word : words) {
            if (Arrays.equals(word, 0, word.length, text, from, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean equalsIgnoreCase(String lower, char[] text, int from, int to) {
        if (to - from != lower.length()) {
            return false;
        }
        for (int i = 0; i < lower.length(); i++) {
            if ((text[from + i] | 0x20) != lower.charAt(i)) { // right for letters, and all of these are
                return false;
            }
        }
        return true;
    }
}
