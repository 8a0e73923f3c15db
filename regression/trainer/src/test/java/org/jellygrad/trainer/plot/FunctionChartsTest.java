package org.jellygrad.trainer.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class FunctionChartsTest {
    private static final Quantity X = Quantity.of("x");
    private static final Quantity VALUE = Quantity.of("value");

    private static Chart curve(DoubleUnaryOperator function, PlotPoints minimum, double... path) {
        PlotPoints points =
                new PlotPoints(path, DoubleStream.of(path).map(function).toArray());
        return FunctionCharts.curve("f", X, VALUE, function, points, minimum, 5000);
    }

    /** (x² − 1)² + 0.3x from 1.5 into the shallow valley at 0.96; at −1.6 it is as high as at the start again. */
    @Test
    void theOtherValleyIsInTheChart() {
        Chart chart =
                curve(x -> (x * x - 1) * (x * x - 1) + 0.3 * x, PlotPoints.at(0.96, 0.294), 1.5, 1.11, 1.04, 0.97);
        assertThat(chart.x().low()).isLessThan(-1.5);
        assertThat(chart.x().high()).isGreaterThan(1.5);
        assertThat(chart.y().low()).as("the deeper minimum is at −0.3055").isLessThan(-0.3055);
        assertThat(chart.y().high()).isLessThan(3);
        assertThat(chart.summary()).startsWith("The path goes in 5000 steps from x 1.5, value 2.0");
    }

    /** 5² = (−5)². */
    @Test
    void bothSidesOfAValleyAreAsHigh() {
        Chart chart = curve(x -> x * x, PlotPoints.at(0, 0), 5, 4, 3.2);
        assertThat(chart.x().low()).isCloseTo(-chart.x().high(), within(1e-12));
        assertThat(chart.y().high()).isCloseTo(25, within(1e-12));
    }

    /** A quarter of the way from 1 to 3 beyond 3, and no farther: 1/x does not rise again. */
    @Test
    void whatFallsForEverIsCutOff() {
        Chart chart = curve(x -> 1 / x, PlotPoints.NONE, 1, 2, 3);
        assertThat(chart.x().low()).isBetween(0.5, 1.0);
        assertThat(chart.x().high()).isBetween(3.5, 4.0);
    }

    @Test
    void theChartEndsSoonBeyondTheDomain() {
        assertThat(curve(Math::sqrt, PlotPoints.NONE, 1, 0.75, 0.5).x().low()).isBetween(0.1, 0.5);
        assertThat(curve(Math::log, PlotPoints.NONE, 0.6, 0.1).x().low()).isBetween(-0.2, 0.0);
    }

    /** (x² − 1)² + y² has two valleys, at x = ±1. */
    @Test
    void thePlaneShowsBothValleys() {
        Chart chart = FunctionCharts.plane(
                X,
                Quantity.of("y"),
                VALUE,
                (x, y) -> (x * x - 1) * (x * x - 1) + y * y,
                new PlotPoints(new double[] {1.7, 1.2, 1.05}, new double[] {1, 0.5, 0.2}),
                PlotPoints.at(1, 0));
        assertThat(chart.x().contains(-1)).isTrue();
        assertThat(chart.y().contains(-1)).isTrue();
    }
}
