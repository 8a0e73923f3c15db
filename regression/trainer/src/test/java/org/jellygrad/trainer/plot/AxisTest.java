package org.jellygrad.trainer.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AxisTest {
    private static final Quantity X = Quantity.of("x");

    /** Ticks lie in the range, rise, read back as their value, and leave no end further than a step away. */
    @ParameterizedTest
    @EnumSource
    void ticksCoverTheRange(Scale scale) {
        Random random = new Random(5);
        for (int i = 0; i < 600; i++) {
            double first = any(random, scale);
            double second = i % 3 == 0 ? first * (1 + random.nextDouble()) : any(random, scale);
            Axis axis = Axis.around(X, scale, first, second);
            int atMost = 2 + random.nextInt(9);
            List<Axis.Tick> ticks = axis.ticks(atMost);
            String what = axis + " " + ticks;
            assertThat(axis.contains(first) && axis.contains(second)).as(what).isTrue();
            assertThat(ticks).as(what).hasSizeBetween(1, atMost);
            assertThat(ticks.stream().map(Axis.Tick::text)).as(what).doesNotHaveDuplicates();
            double last = -1;
            for (Axis.Tick tick : ticks) {
                double share = axis.share(tick.value());
                assertThat(share).as(what).isBetween(0.0, 1.0).isGreaterThan(last);
                assertThat(Double.parseDouble(tick.text())).as(what).isEqualTo(tick.value());
                last = share;
            }
            if (scale == Scale.LINEAR) {
                double step = ticks.size() > 1
                        ? axis.share(ticks.get(1).value())
                                - axis.share(ticks.get(0).value())
                        : 1;
                assertThat(axis.share(ticks.get(0).value())).as(what).isLessThan(step + 1e-9);
                assertThat(1 - last).as(what).isLessThan(step + 1e-9);
            }
        }
    }

    private static double any(Random random, Scale scale) {
        double size = scale == Scale.COUNT
                ? random.nextInt(1000)
                : Math.pow(10, random.nextInt(600) - 300) * (1 + 9 * random.nextDouble());
        return scale == Scale.LINEAR && random.nextBoolean() ? -size : size;
    }

    @Test
    void ticksAreRound() {
        assertThat(texts(new Axis(X, Scale.LINEAR, 0, 1), 6)).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(texts(new Axis(X, Scale.LINEAR, -30, 1000), 6))
                .containsExactly("0", "200", "400", "600", "800", "1000");
        assertThat(texts(new Axis(X, Scale.LINEAR, 0, 3e-6), 4)).containsExactly("0", "1e-06", "2e-06", "3e-06");
        assertThat(texts(new Axis(X, Scale.LINEAR, 0, 2e7), 5))
                .containsExactly("0", "5e+06", "1.0e+07", "1.5e+07", "2.0e+07");
        assertThat(texts(new Axis(X, Scale.LOG, 1e-3, 1e3), 9))
                .containsExactly("0.001", "0.01", "0.1", "1", "10", "100", "1000");
        assertThat(texts(new Axis(X, Scale.LOG, 1e-3, 1e3), 4)).containsExactly("0.01", "1", "100");
        assertThat(texts(new Axis(X, Scale.LOG, 1, 10), 9)).containsExactly("1", "2", "5", "10");
        assertThat(texts(new Axis(X, Scale.LOG, 1e-300, 1e300), 7))
                .containsExactly("1e-300", "1e-200", "1e-100", "1", "1e+100", "1e+200", "1e+300");
        assertThat(texts(new Axis(X, Scale.LOG, 1.1, 1.4), 4)).containsExactly("1.1", "1.2", "1.3", "1.4");
        assertThat(texts(new Axis(X, Scale.COUNT, 0, 3), 20)).containsExactly("0", "1", "2", "3");
    }

    private static List<String> texts(Axis axis, int atMost) {
        return axis.ticks(atMost).stream().map(Axis.Tick::text).toList();
    }

    @Test
    void rangesAreRound() {
        assertRange(Axis.around(X, Scale.LINEAR, 100, 900), 0, 1000);
        assertRange(Axis.around(X, Scale.LINEAR, 240, 1840, Double.NaN, Double.POSITIVE_INFINITY), 0, 2000);
        assertRange(Axis.around(X, Scale.LOG, 0.003, 310400, 0, -5), 0.002, 500000);
        assertRange(Axis.around(X, Scale.LINEAR), 0, 1);
        assertRange(Axis.around(X, Scale.LOG, 0, -1), 1, 10);
        assertRange(Axis.around(X, Scale.LINEAR, 0, 0), -1, 1);
        assertRange(Axis.around(X, Scale.LINEAR, 100, 100), 90, 110);
        assertRange(Axis.around(X, Scale.COUNT, 1), 0, 2);
        assertRange(
                Axis.around(X, Scale.LINEAR, -Double.MAX_VALUE, Double.MAX_VALUE), -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    private static void assertRange(Axis axis, double low, double high) {
        assertThat(axis.low()).isEqualTo(low);
        assertThat(axis.high()).isEqualTo(high);
    }

    @ParameterizedTest
    @EnumSource
    void valueIsTheInverseOfShare(Scale scale) {
        Axis axis = new Axis(X, scale, 0.5, 5000);
        for (double share : new double[] {0, 0.1, 0.5, 0.9, 1}) {
            assertThat(axis.share(axis.value(share))).isCloseTo(share, offset(1e-14));
        }
        assertThat(axis.value(0.25)).isCloseTo(scale == Scale.LOG ? 5 : 1250.375, withPercentage(1e-12));
    }

    @Test
    void whatHasNoPlaceHasNoShare() {
        assertThat(new Axis(X, Scale.LOG, 1, 10).share(0)).isNaN();
        assertThat(new Axis(X, Scale.LOG, 1, 10).share(-1)).isNaN();
        assertThat(new Axis(X, Scale.LINEAR, 1, 10).share(Double.POSITIVE_INFINITY))
                .isNaN();
        assertThat(new Axis(X, Scale.LINEAR, -Double.MAX_VALUE, Double.MAX_VALUE).share(0))
                .isEqualTo(0.5);
    }

    @Test
    void anEmptyRangeIsRefused() {
        assertThatThrownBy(() -> new Axis(X, Scale.LINEAR, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The x axis cannot run from 1.0 to 1.0: both ends must be finite, the first below the second");
        assertThatThrownBy(() -> new Axis(X, Scale.LOG, 0, 1))
                .hasMessage(
                        "The x axis cannot run from 0.0 to 1.0: both ends must be finite and positive, the first below the second");
    }
}
