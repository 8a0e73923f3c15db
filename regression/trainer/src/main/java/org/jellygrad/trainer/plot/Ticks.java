package org.jellygrad.trainer.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten, worked out in decimal, on the shortest
 * decimals of both ends, so that none is off by rounding or missed at an end. */
final class Ticks {
    private static final int[] MANTISSAS = {1, 2, 5};
    private static final int[] STRIDES = {1, 2, 3, 5, 10, 20, 50, 100, 200, 500};
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Double.MAX_VALUE);

    private Ticks() {}

    /** Multiples of the smallest round step that has at most so many of them from low to high. */
    static List<Axis.Tick> linear(double low, double high, int atMost) {
        BigDecimal from = BigDecimal.valueOf(low);
        BigDecimal to = BigDecimal.valueOf(high);
        BigDecimal step = step(from, to, atMost);
        BigDecimal largest = from.abs().max(to.abs());
        List<Axis.Tick> ticks = new ArrayList<>();
        for (BigDecimal value = multiple(from, step, RoundingMode.CEILING);
                value.compareTo(to) <= 0;
                value = value.add(step)) {
            ticks.add(new Axis.Tick(value.doubleValue(), Numerals.tick(value, step, largest)));
        }
        return ticks;
    }

    /** Powers of ten, every second, third ... where they are many, with 2 and 5 times them where they are few. */
    static List<Axis.Tick> log(double low, double high, int atMost) {
        double[] decades = powers(low, high, new int[] {1});
        double[] all = decades.length > atMost ? decades : powers(low, high, MANTISSAS);
        if (all.length <= atMost && all.length > 2) {
            return ticks(all);
        }
        if (decades.length >= 2) {
            return ticks(everySo(decades, atMost));
        }
        return all.length < 2 ? linear(low, high, atMost) : ticks(ends(all, atMost));
    }

    /** Those whose power of ten is a multiple of the smallest stride that leaves few enough. */
    private static double[] everySo(double[] decades, int atMost) {
        double[] left = decades;
        for (int i = 1; left.length > atMost && i < STRIDES.length; i++) {
            int stride = STRIDES[i];
            left = Arrays.stream(decades)
                    .filter(value -> Math.round(Math.log10(value)) % stride == 0)
                    .toArray();
        }
        return left;
    }

    private static double[] ends(double[] values, int atMost) {
        return values.length <= atMost ? values : new double[] {values[0], values[values.length - 1]};
    }

    private static double[] powers(double low, double high, int[] mantissas) {
        int lowest = Numerals.exponent(BigDecimal.valueOf(low));
        int highest = Numerals.exponent(BigDecimal.valueOf(high));
        return IntStream.rangeClosed(lowest, highest)
                .boxed()
                .flatMapToDouble(exponent -> Arrays.stream(mantissas)
                        .mapToDouble(mantissa -> power(mantissa, exponent).doubleValue()))
                .filter(value -> value >= low && value <= high)
                .toArray();
    }

    private static List<Axis.Tick> ticks(double[] values) {
        return Arrays.stream(values)
                .mapToObj(value -> new Axis.Tick(value, Numerals.of(value)))
                .toList();
    }

    /** The range widened outwards to round numbers; never beyond the largest doubles. */
    static double[] roundedLinear(double low, double high, int atMost) {
        BigDecimal from = BigDecimal.valueOf(low);
        BigDecimal to = BigDecimal.valueOf(high);
        BigDecimal step = step(from, to, atMost);
        return new double[] {
            multiple(from, step, RoundingMode.FLOOR).max(LARGEST.negate()).doubleValue(),
            multiple(to, step, RoundingMode.CEILING).min(LARGEST).doubleValue()
        };
    }

    /** The positive range widened outwards to 1, 2 or 5 times powers of ten. */
    static double[] roundedLog(double low, double high) {
        double from = 0;
        double to = Double.POSITIVE_INFINITY;
        int lowest = Numerals.exponent(BigDecimal.valueOf(low));
        int highest = Numerals.exponent(BigDecimal.valueOf(high));
        for (int mantissa : new int[] {1, 2, 5, 10}) {
            double below = power(mantissa, lowest).doubleValue();
            from = below <= low ? below : from;
        }
        for (int mantissa : new int[] {10, 5, 2, 1}) {
            double above = power(mantissa, highest).doubleValue();
            to = above >= high ? above : to;
        }
        return new double[] {Math.max(from, Double.MIN_VALUE), Math.min(to, Double.MAX_VALUE)};
    }

    private static BigDecimal step(BigDecimal low, BigDecimal high, int atMost) {
        int wanted = Math.max(2, atMost);
        int exponent = Numerals.exponent(high.subtract(low)) - 3;
        while (true) {
            for (int mantissa : MANTISSAS) {
                BigDecimal step = power(mantissa, exponent);
                if (count(low, high, step) <= wanted) {
                    return step;
                }
            }
            exponent++;
        }
    }

    private static long count(BigDecimal low, BigDecimal high, BigDecimal step) {
        return high.divide(step, 0, RoundingMode.FLOOR)
                        .subtract(low.divide(step, 0, RoundingMode.CEILING))
                        .longValue()
                + 1;
    }

    private static BigDecimal multiple(BigDecimal value, BigDecimal step, RoundingMode rounding) {
        return value.divide(step, 0, rounding).multiply(step);
    }

    private static BigDecimal power(int mantissa, int exponent) {
        return BigDecimal.valueOf(mantissa).scaleByPowerOfTen(exponent);
    }
}
