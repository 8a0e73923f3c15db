package org.jellygrad.cli.text;

import java.util.Arrays;
import java.util.List;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathPoint;

/** Positive numbers in a row of bars, their height the logarithm: so a loss that falls by the same factor each epoch is a straight slope. */
public final class Sparkline {
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final String ASCII = "_.-:=+*#";

    /** Numbers nearer than this to each other differ by rounding. */
    private static final double SAME = 1 + 1e-9;

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
            double share = high <= low * SAME ? 0 : Math.log(clipped / low) / Math.log(high / low);
            line.append(bars.charAt((int) Math.min(bars.length() - 1, Math.max(0, share) * bars.length())));
        }
        return line.toString();
    }

    private static boolean isShown(double value) {
        return value > 0 && value < Double.POSITIVE_INFINITY;
    }

    /** The loss over all rows, evenly over the epochs: at most {@code width} numbers, the first and the last among them. */
    public static double[] losses(Path path, int width) {
        long rows = path.last().rows();
        List<PathPoint> looks =
                path.points().stream().filter(point -> point.rows() == rows).toList();
        int from = looks.get(0).epoch();
        int epochs = path.last().epoch() - from;
        double[] losses = new double[Math.min(width, epochs + 1)];
        int at = 0;
        for (int i = 0; i < losses.length; i++) {
            double epoch = losses.length == 1 ? 0 : from + (double) epochs * i / (losses.length - 1);
            while (at + 1 < looks.size() && looks.get(at + 1).epoch() <= epoch) {
                at++;
            }
            losses[i] = looks.get(at).loss();
        }
        return losses;
    }
}
