package org.jellygrad.trainer.plot;

import java.util.Arrays;
import java.util.List;

/**
 * An axis: what it measures, how it places values, and from where to where.
 *
 * @param low finite and below {@code high}; above 0 on a log axis
 * @param high finite
 */
public record Axis(Quantity quantity, Scale scale, double low, double high) {
    private static final int ROUND_TICKS = 6;

    /** Values nearer to each other than this share of their size are drawn as equal: their ticks could not be told apart. */
    private static final double SAME = 1e-9;

    /** How far an axis reaches to both sides of a single value, as a share of it. */
    private static final double MARGIN = 0.1;

    /** A round number on an axis and its text. */
    public record Tick(double value, String text) {}

    /** @throws IllegalArgumentException if the range is empty, not finite, or not positive on a log axis */
    public Axis {
        if (!scale.holds(low) || !scale.holds(high) || low >= high) {
            throw new IllegalArgumentException("The " + quantity.name() + " axis cannot run from " + low + " to " + high
                    + ": both ends must be finite" + (scale == Scale.LOG ? " and positive" : "")
                    + ", the first below the second");
        }
    }

    /**
     * The axis that holds all values which have a place on it, widened to round numbers. Without any it runs from 0 to 1, a log axis from 1
     * to 10; around a single value it runs a tenth to both sides, around 0 from −1 to 1, and where it counts from one before to one after.
     */
    public static Axis around(Quantity quantity, Scale scale, double... values) {
        double low = Arrays.stream(values).filter(scale::holds).min().orElse(scale == Scale.LOG ? 1 : 0);
        double high = Arrays.stream(values).filter(scale::holds).max().orElse(scale == Scale.LOG ? 10 : 1);
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (high / 2 - low / 2 <= SAME * size / 2) {
            double margin = size == 0 || scale == Scale.COUNT ? 1 : Math.max(size * MARGIN, 16 * Double.MIN_VALUE);
            low = Math.max(low - margin, scale == Scale.LOG ? Double.MIN_VALUE : -Double.MAX_VALUE);
            high = Math.min(high + margin, Double.MAX_VALUE);
        }
        double[] rounded =
                scale == Scale.LOG ? Ticks.roundedLog(low, high) : Ticks.roundedLinear(low, high, ROUND_TICKS);
        return new Axis(quantity, scale, rounded[0], rounded[1]);
    }

    /** Round numbers from low to high in rising order; at most so many, but two always have room. */
    public List<Tick> ticks(int atMost) {
        int most = Math.max(2, atMost);
        return switch (scale) {
            case LINEAR -> Ticks.linear(low, high, most);
            case COUNT -> Ticks.linear(low, high, (int) Math.min(most, Math.max(2, Math.floor(high - low) + 1)));
            case LOG -> Ticks.log(low, high, most);
        };
    }

    /** Where a value lies: 0 at low, 1 at high, beyond them outside; NaN where the scale has no place for it. */
    public double share(double value) {
        if (!scale.holds(value)) {
            return Double.NaN;
        }
        if (scale == Scale.LOG) {
            double start = Math.log10(low);
            return (Math.log10(value) - start) / (Math.log10(high) - start);
        }
        double range = high - low;
        return Double.isInfinite(range) ? (value / 2 - low / 2) / (high / 2 - low / 2) : (value - low) / range;
    }

    /** The value at a share of the axis: the inverse of {@link #share}. */
    public double value(double share) {
        return scale == Scale.LOG
                ? Math.pow(10, Math.log10(low) * (1 - share) + Math.log10(high) * share)
                : low * (1 - share) + high * share;
    }

    /** Whether a value is drawn. */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }

    /** The quantity with its unit, and the scale where it is not linear. */
    public String label() {
        return quantity.label() + (scale == Scale.LOG ? ", log scale" : "");
    }
}
