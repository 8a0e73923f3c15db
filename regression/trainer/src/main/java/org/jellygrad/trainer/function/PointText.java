package org.jellygrad.trainer.function;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.trainer.text.Numbers;

/** Writes points and directions as text. */
public final class PointText {
    private static final int DIGITS = 7;

    /** A direction this near to an axis is that axis. */
    private static final double ALONG = 1 - 1e-9;

    private PointText() {}

    /** {@code x = 3, y = 1}. */
    public static String of(List<String> variables, double... point) {
        List<String> parts = new ArrayList<>();
        for (int j = 0; j < point.length; j++) {
            parts.add(variables.get(j) + " = " + Numbers.format(point[j], DIGITS));
        }
        return String.join(", ", parts);
    }

    /** {@code x}, or the vector {@code (0.8, -0.6)} of the variables where it runs along none of them. */
    static String direction(List<String> variables, double... direction) {
        List<String> parts = new ArrayList<>();
        for (int j = 0; j < direction.length; j++) {
            if (Math.abs(direction[j]) >= ALONG) {
                return variables.get(j);
            }
            parts.add(Numbers.format(direction[j], 3));
        }
        return "(" + String.join(", ", parts) + ")";
    }
}
