package org.jellygrad.autograd.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How numbers and names print: six significant digits, no trailing zeros, long arrays cut short, each name on one line. */
public final class Printed {
    private static final int SHOWN = 6;

    private Printed() {}

    /** One number. */
    public static String of(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e7) {
            return Long.toString((long) value);
        }
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        String text = String.format(Locale.ROOT, "%.6g", value);
        if (text.contains("e")) {
            return text.replaceFirst("\\.?0*e", "e");
        }
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    /** Numbers in square brackets; a single one stands alone. */
    public static String list(double... values) {
        if (values.length == 1) {
            return of(values[0]);
        }
        String shown = Arrays.stream(values).limit(SHOWN).mapToObj(Printed::of).collect(Collectors.joining(", "));
        return values.length <= SHOWN ? "[" + shown + "]" : "[" + shown + ", … " + values.length + " in all]";
    }

    /** A text on one line. */
    public static String line(String text) {
        return text.replaceAll("\\R|\\p{Cntrl}", " ");
    }
}
