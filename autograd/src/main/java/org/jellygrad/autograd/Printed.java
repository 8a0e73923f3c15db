package org.jellygrad.autograd;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How numbers print: six significant digits, no trailing zeros, long arrays cut in the middle. */
final class Printed {
    private static final int SHOWN = 6;

    private Printed() {}

    static String of(double value) {
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

    static String list(double... values) {
        if (values.length == 1) {
            return of(values[0]);
        }
        String shown = Arrays.stream(values).limit(SHOWN).mapToObj(Printed::of).collect(Collectors.joining(", "));
        return values.length <= SHOWN ? "[" + shown + "]" : "[" + shown + ", … " + values.length + " in all]";
    }
}
