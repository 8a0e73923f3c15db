package org.jellygrad.trainer.text;

import java.util.Arrays;
import org.jellygrad.trainer.internal.linalg.Rounding;

/**
 * Positive numbers as a row of bars, each as high as the logarithm of its number. So a loss that falls by the same factor each epoch is a
 * straight slope.
 */
public final class Sparkline {
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final String ASCII = "_.-:=+*#";

    private Sparkline() {}

    /**
     * A bar for each number. Zero is as low as the lowest, not-a-number and infinity as high as the highest.
     *
     * @param unicode whether the reader's screen can show blocks
     */
    public static String of(double[] values, boolean unicode) {
        double low = Arrays.stream(values).filter(Sparkline::isShown).min().orElse(1);
        double high = Arrays.stream(values).filter(Sparkline::isShown).max().orElse(1);
        String bars = unicode ? BLOCKS : ASCII;
        var line = new StringBuilder();
        for (double value : values) {
            double clipped = value <= low ? low : isShown(value) ? value : high;
            double share = high <= low * (1 + Rounding.SAME) ? 0 : Math.log(clipped / low) / Math.log(high / low);
            line.append(bars.charAt((int) Math.min(bars.length() - 1, Math.max(0, share) * bars.length())));
        }
        return line.toString();
    }

    private static boolean isShown(double value) {
        return value > 0 && value < Double.POSITIVE_INFINITY;
    }
}
