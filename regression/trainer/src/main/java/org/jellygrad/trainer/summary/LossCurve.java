package org.jellygrad.trainer.summary;

import java.util.List;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.Sparkline;

/** The losses of a run as one line of bars between its first loss and its last. */
final class LossCurve {
    private static final int WIDTH = 40;
    private static final int DIGITS = 6;

    private LossCurve() {}

    static String of(Path path, RoundingNoise rounding, boolean unicode) {
        return "loss " + Numbers.format(path.first().loss(), DIGITS) + " "
                + Sparkline.of(losses(path, WIDTH), unicode) + " "
                + Numbers.format(rounding.loss(path.last().loss()), DIGITS) + ", on a log scale"
                + (path.every() == 1
                        ? ""
                        : "; of " + Numbers.count(path.last().step(), "step") + " one in " + path.every()
                                + " is kept, and the last");
    }

    /** The loss over all rows, evenly over the epochs: at most {@code width} numbers, the first and the last among them. */
    static double[] losses(Path path, int width) {
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
