package org.jellygrad.datasets.csv;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.util.Arrays;
import org.jellygrad.datasets.internal.CellKind;
import org.jellygrad.datasets.internal.Decimal;
import org.jellygrad.datasets.internal.FormattedNumber;
import org.jellygrad.datasets.internal.MissingMark;

/**
 * Tells what a cell is by its text, blanks around it aside. One parser per pass: it remembers the last number.
 *
 * <p>A number is {@code [+-] digits [. digits] [e [+-] digits]} with at least one digit before the exponent, correctly
 * rounded to binary64. That is narrower than what Java takes: {@code 1d}, {@code 0x1p3} and {@code 1_000} are text. What is
 * none is tried as a {@link FormattedNumber}.
 */
final class CellParser {
    private static final char NO_BREAK = '\u00A0'; // the blank that spreadsheets leave in cells

    private final char[][] missingNumbers; // "-999" must be looked for before numbers are
    private final char[][] missingTexts;
    private final FormattedNumber writtenNumber;
    private final boolean point; // whether the decimal sign is a point
    private double number;
    private boolean written;
    private boolean sawText;

    /** @param decimal the decimal sign, point or comma */
    CellParser(CsvOptions options, char decimal) {
        writtenNumber = new FormattedNumber(decimal);
        point = decimal == '.';
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

    /** Whether the last number had a form that a plain number has not: {@link #written} tells which. */
    boolean isWritten() {
        return written;
    }

    /** The forms of the last number. */
    FormattedNumber written() {
        return writtenNumber;
    }

    /** Whether a plain number with a decimal point is that number in every cell. */
    boolean readsPlainNumbers() {
        return point && missingNumbers.length == 0;
    }

    CellKind parse(char[] text, int offset, int length) {
        int from = offset;
        int to = offset + length;
        while (from < to && (text[from] <= ' ' || text[from] == NO_BREAK)) {
            from++;
        }
        while (from < to && (text[to - 1] <= ' ' || text[to - 1] == NO_BREAK)) {
            to--;
        }
        if (from == to || isAny(missingNumbers, text, from, to)) {
            return CellKind.MISSING;
        }
        written = false;
        if (MissingMark.isSign(text, from, to)) {
            return CellKind.MARK;
        }
        if (point && (sawText ? Decimal.matches(text, from, to) : endsAsDecimal(text, from, to))) {
            try {
                number = JavaDoubleParser.parseDouble(text, from, to - from);
                return Double.isInfinite(number) ? CellKind.INFINITE : CellKind.NUMBER;
            } catch (NumberFormatException e) {
                sawText = true; // from now on the grammar is checked first: dear for numbers, but exceptions are dearer
            }
        }
        if (MissingMark.isWord(text, from, to) || isAny(missingTexts, text, from, to)) {
            return CellKind.MISSING;
        }
        int unsigned = text[from] == '-' || text[from] == '+' ? from + 1 : from;
        if (equalsIgnoreCase("inf", text, unsigned, to) || equalsIgnoreCase("infinity", text, unsigned, to)) {
            number = text[from] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            return CellKind.INFINITE;
        }
        if (writtenNumber.parse(text, from, to)) {
            number = writtenNumber.number();
            written = !writtenNumber.isPlain();
            return Double.isInfinite(number) ? CellKind.INFINITE : CellKind.NUMBER;
        }
        return CellKind.TEXT;
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
