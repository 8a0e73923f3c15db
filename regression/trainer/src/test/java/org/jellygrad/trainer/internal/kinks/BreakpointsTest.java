package org.jellygrad.trainer.internal.kinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BreakpointsTest {

    /** f(t) = slope·t + curvature·t²/2 + Σ jump·(t − time)⁺. */
    private static double at(double t, double slope, double curvature, double[] times, double[] jumps) {
        double value = slope * t + curvature * t * t / 2;
        for (int i = 0; i < times.length; i++) {
            value += jumps[i] * Math.max(0, t - times[i]);
        }
        return value;
    }

    @Test
    void findsTheMinimum() {
        Random random = new Random(9);
        Breakpoints breakpoints = new Breakpoints(30);
        int between = 0;
        for (int trial = 0; trial < 2000; trial++) {
            int size = random.nextInt(30);
            // Whole numbers meet now and then.
            double[] times = random.ints(size, 1, 20).asDoubleStream().toArray();
            double[] jumps = random.doubles(size, 0.1, 2).toArray();
            double curvature = trial % 2 == 0 ? 0 : random.nextDouble();
            double slope = -10 * random.nextDouble() - 0.01;
            breakpoints.clear();
            for (int i = 0; i < size; i++) {
                breakpoints.add(times[i], jumps[i], i);
            }
            Breakpoints.LowestPlace found = breakpoints.minimum(slope, curvature);
            double t = found.time();
            if (t == Double.POSITIVE_INFINITY) {
                assertThat(at(1e6, slope, curvature, times, jumps)).isLessThan(at(1e5, slope, curvature, times, jumps));
                continue;
            }
            double least = at(t, slope, curvature, times, jumps);
            assertThat(at(t * 1.001, slope, curvature, times, jumps)).isGreaterThanOrEqualTo(least - 1e-12);
            assertThat(at(t * 0.999, slope, curvature, times, jumps)).isGreaterThanOrEqualTo(least - 1e-12);
            if (found.owner() >= 0) {
                assertThat(t).isEqualTo(times[found.owner()]);
            } else {
                between++;
                double sum = slope + curvature * t;
                for (int i = 0; i < size; i++) {
                    sum += times[i] < t ? jumps[i] : 0;
                }
                assertThat(sum).isCloseTo(0, within(1e-12));
            }
        }
        assertThat(between).isGreaterThan(100);
    }

    /** Level between two kinks, as far as rounding tells: either is the minimum, whatever the order in which jumps are added up. */
    @Test
    void aSlopeThatJumpsCancelIsNotLost() {
        Random random = new Random(10);
        Breakpoints breakpoints = new Breakpoints(12);
        for (int trial = 0; trial < 5000; trial++) {
            int level = 2 + random.nextInt(9);
            double[] jumps = random.doubles(12, 0.1, 2).toArray();
            double slope = 0;
            for (int i = level - 1; i >= 0; i--) {
                slope -= jumps[i];
            }
            breakpoints.clear();
            for (int i : random.ints(0, 12).distinct().limit(12).toArray()) {
                breakpoints.add(i + 1, jumps[i], i);
            }
            assertThat(breakpoints.minimum(slope, 0).time()).isBetween((double) level, level + 1.0);
            assertThat(breakpoints.minimum(slope, 1e-30).time()).isBetween((double) level, level + 1.0);
        }
    }
}
