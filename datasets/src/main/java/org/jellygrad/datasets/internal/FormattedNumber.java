package org.jellygrad.datasets.internal;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.util.EnumSet;
import java.util.Set;

/**
 * Numbers as people write them: with separators between thousands, a decimal comma, a percent sign, a currency. One per
 * reader: it remembers the last number.
 *
 * <p>Read is {@code [sign] [currency] digits [currency or %]}, with blanks between. Thousands are separated by one
 * character throughout, three digits a group, and the first group has no leading zero: {@code 1,234,567} is a number, {@code
 * 1,23,4} and {@code 0,123} are none. Beside the comma (or the point, where the decimal sign is a comma) these separate
 * thousands: apostrophe, blank, no-break blank. A currency is a sign such as € or a code such as EUR. A percent sign changes
 * nothing: 12 % is 12.
 */
public final class FormattedNumber {
    /** The longest text that is looked at. */
    private static final int LONGEST = 64;

    private static final int GROUP = 3;

    private static final Set<String> CURRENCIES = Set.of(
            "EUR", "USD", "GBP", "CHF", "JPY", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "CNY", "INR", "AUD", "CAD",
            "BRL");

    /** What a written number has that a plain one has not. */
    public enum Form {
        DECIMAL_COMMA,
        THOUSANDS,
        PERCENT,
        CURRENCY,
        /** The minus sign of typesetters in place of the hyphen. */
        MINUS_SIGN
    }

    private final char decimal;
    private final char[] plain = new char[LONGEST + 1];
    private int length;
    private final Set<Form> forms = EnumSet.noneOf(Form.class);
    private int at;
    private double number;

    /**
     * A reader of numbers.
     *
     * @param decimal the decimal sign, point or comma
     */
    public FormattedNumber(char decimal) {
        this.decimal = decimal;
    }

    /** The last number that was read. */
    public double number() {
        return number;
    }

    /** Whether the last number had a form. */
    public boolean has(Form form) {
        return forms.contains(form);
    }

    /** Whether the last number had any form. */
    public boolean isPlain() {
        return forms.isEmpty();
    }

    /** Whether a text is a number, blanks around it aside. */
    public boolean parse(String text) {
        String cell = text.strip();
        return parse(cell.toCharArray(), 0, cell.length());
    }

    /** Whether the characters between two places, of which the second is not included, are a number. */
    public boolean parse(char[] text, int from, int to) {
        if (to - from > LONGEST || to == from || !mayBegin(text[from]) || !mayEnd(text[to - 1])) {
            return false;
        }
        length = 0;
        forms.clear();
        at = from;
        if (!prefix(text, to) || !digits(text, to) || !suffix(text, to)) {
            return false;
        }
        number = JavaDoubleParser.parseDouble(plain, 0, length);
        return true;
    }

    private static boolean mayBegin(char c) {
        return isDigit(c)
                || c == '-'
                || c == '+'
                || c == '.'
                || c == ','
                || c > 0x7f
                || c == '$'
                || (c >= 'A' && c <= 'Z');
    }

    private static boolean mayEnd(char c) {
        return isDigit(c) || c == '.' || c == ',' || c == '%' || c > 0x7f || c == '$' || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\u00A0' || c == '\u202F' || c == '\u2009';
    }

    private void note(Form form) {
        forms.add(form);
    }

    private void skipBlanks(char[] text, int to) {
        while (at < to && isBlank(text[at])) {
            at++;
        }
    }

    private boolean prefix(char[] text, int to) {
        boolean signed = sign(text);
        boolean currency = currency(text, to);
        skipBlanks(text, to);
        if (currency && !signed && at < to) {
            sign(text);
        }
        return at < to;
    }

    private boolean sign(char[] text) {
        char c = text[at];
        if (c != '-' && c != '+' && c != '\u2212') {
            return false;
        }
        if (c == '\u2212') {
            note(Form.MINUS_SIGN);
        }
        plain[length++] = c == '+' ? '+' : '-';
        at++;
        return true;
    }

    private boolean currency(char[] text, int to) {
        skipBlanks(text, to);
        if (at < to && Character.getType(text[at]) == Character.CURRENCY_SYMBOL) {
            at++;
        } else if (at + GROUP <= to && CURRENCIES.contains(new String(text, at, GROUP))) {
            at += GROUP;
        } else {
            return false;
        }
        note(Form.CURRENCY);
        return true;
    }

    private boolean digits(char[] text, int to) {
        char separator = 0;
        int group = 0; // digits since the last separator
        int count = 0;
        boolean zero = at < to && text[at] == '0';
        for (; at < to; at++) {
            char c = text[at];
            if (isDigit(c)) {
                plain[length++] = c;
                group++;
                count++;
            } else if (separates(c) && at + 1 < to && isDigit(text[at + 1]) && group > 0) {
                boolean first = separator == 0;
                if (first ? group > GROUP || zero : c != separator || group != GROUP) {
                    return false;
                }
                separator = c;
                group = 0;
            } else {
                break;
            }
        }
        if (separator != 0) {
            if (group != GROUP) {
                return false;
            }
            note(Form.THOUSANDS);
        }
        if (at < to && text[at] == decimal) {
            count += fraction(text, to);
        }
        return count > 0 && (separator != 0 || exponent(text, to));
    }

    private boolean separates(char c) {
        return c != decimal && (c == ',' || c == '.' || c == '\'' || c == '\u2019' || isBlank(c));
    }

    private int fraction(char[] text, int to) {
        if (decimal == ',') {
            note(Form.DECIMAL_COMMA);
        }
        plain[length++] = '.';
        int begin = ++at;
        while (at < to && isDigit(text[at])) {
            plain[length++] = text[at++];
        }
        return at - begin;
    }

    /** Reads an exponent if there is one; false if it is broken. */
    private boolean exponent(char[] text, int to) {
        if (at == to
                || (text[at] | 0x20) != 'e'
                || (at + GROUP <= to && CURRENCIES.contains(new String(text, at, GROUP)))) {
            return true;
        }
        plain[length++] = 'e';
        at++;
        if (at < to && (text[at] == '-' || text[at] == '+')) {
            plain[length++] = text[at++];
        }
        int begin = at;
        while (at < to && isDigit(text[at])) {
            plain[length++] = text[at++];
        }
        return at > begin;
    }

    private boolean suffix(char[] text, int to) {
        skipBlanks(text, to);
        if (at < to && text[at] == '%') {
            note(Form.PERCENT);
            at++;
        } else if (at < to && !has(Form.CURRENCY)) {
            currency(text, to);
        }
        skipBlanks(text, to);
        return at == to;
    }
}
