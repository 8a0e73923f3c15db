package org.jellygrad.trainer.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/** How losses are drawn: on a log axis when they span more than two decades and none is negative, else on a linear one. */
record LossScale(Scale scale) {
    private static final double LOG_FROM = 100;

    static LossScale of(double[] losses) {
        boolean negative = Arrays.stream(losses).anyMatch(value -> Double.isFinite(value) && value < 0);
        double low = Arrays.stream(losses).filter(Scale.LOG::holds).min().orElse(1);
        double high = Arrays.stream(losses).filter(Scale.LOG::holds).max().orElse(1);
        return new LossScale(!negative && high / LOG_FROM > low ? Scale.LOG : Scale.LINEAR);
    }

    /** The points that have a place; {@link #remarks} tells of the others. */
    PlotPoints drawn(double[] places, double[] losses) {
        int[] kept = IntStream.range(0, losses.length)
                .filter(i -> scale.holds(losses[i]))
                .toArray();
        return new PlotPoints(
                Arrays.stream(kept).mapToDouble(i -> places[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> losses[i]).toArray());
    }

    /**
     * A sentence for zeros on a log axis, and one for losses that are not finite.
     *
     * @param place what the losses are counted by, such as {@code epoch}
     * @param places of the losses, rising
     */
    List<String> remarks(String name, double[] losses, String place, double[] places) {
        List<String> remarks = new ArrayList<>();
        String zeros = where(losses, place, places, value -> scale == Scale.LOG && value == 0);
        if (!zeros.isEmpty()) {
            remarks.add("The " + name + " is 0 at " + zeros + ", for which a log axis has no place.");
        }
        String broken = where(losses, place, places, value -> !Double.isFinite(value));
        if (!broken.isEmpty()) {
            remarks.add("The " + name + " is not finite at " + broken + " and cannot be drawn there.");
        }
        return remarks;
    }

    /** {@code epoch 7}, {@code epochs 7 to 12}, {@code 6 epochs from 3 to 80}; empty for none. */
    private static String where(double[] losses, String place, double[] places, DoublePredicate wanted) {
        int[] found = IntStream.range(0, losses.length)
                .filter(i -> wanted.test(losses[i]))
                .toArray();
        if (found.length == 0) {
            return "";
        }
        int first = found[0];
        int last = found[found.length - 1];
        if (first == last) {
            return place + " " + Numerals.of(places[first]);
        }
        String range = Numerals.of(places[first]) + " to " + Numerals.of(places[last]);
        return last - first + 1 == found.length ? place + "s " + range : found.length + " " + place + "s from " + range;
    }
}
