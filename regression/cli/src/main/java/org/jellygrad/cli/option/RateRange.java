package org.jellygrad.cli.option;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.datasets.problem.ProblemException;
import org.jellygrad.trainer.choice.WrittenNumber;
import org.jspecify.annotations.Nullable;

/** Learning rates from one to another, {@code 1e-4..1}, evenly spaced on a log scale. */
record RateRange(double low, double high) {
    /** As many to a factor of ten as in the search for a rate. */
    private static final int PER_DECADE = 4;

    private static final int FEWEST = 9;
    private static final int MOST = 49;

    /** Whether a text is meant as a range. */
    static boolean isRange(@Nullable String text) {
        return text != null && text.contains("..");
    }

    /** The range; null if that is a problem, which is added. */
    static @Nullable RateRange of(String text, Problems problems) {
        int dots = text.indexOf("..");
        double low = number(text.substring(0, dots));
        double high = number(text.substring(dots + 2));
        if (0 < low && low < high && high < Double.POSITIVE_INFINITY) {
            return new RateRange(low, high);
        }
        problems.add(
                "--lr " + text + ": that is no range of learning rates",
                "It goes from a number above 0 to a larger one: --lr 1e-4..1.");
        return null;
    }

    /** The number of a text; NaN if it is none. */
    private static double number(String text) {
        try {
            return WrittenNumber.real(text.strip());
        } catch (ProblemException e) {
            return Double.NaN;
        }
    }

    DoubleStream rates() {
        double decades = Math.log10(high / low);
        int steps = (int) Math.min(MOST, Math.max(FEWEST, Math.round(PER_DECADE * decades) + 1)) - 1;
        return IntStream.rangeClosed(0, steps)
                .mapToDouble(k -> k == steps ? high : low * Math.pow(10, k * decades / steps));
    }
}
