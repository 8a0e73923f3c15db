package org.jellygrad.trainer.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ChartsTest {

    @Test
    void theSummarySaysWhatTheChartShows() {
        assertThat(Samples.jellyBeans().summary())
                .isEqualTo(
                        "5 rows: jar_size (ml) from 100 to 900, beans from 240 to 1840. The fitted line runs from 304 at jar_size"
                                + " 100 to 2544 at jar_size 900. The largest absolute residual is 704.");
        assertThat(Samples.limit().summary())
                .isEqualTo(
                        "10 runs, of which 2 diverged. The lowest final MSE is 1, at learning rate 0.9. The lowest rate that"
                                + " diverged is 1.1. The stable limit is 1.");
        assertThat(Samples.attempts().summary())
                .isEqualTo("13 attempts. MSE begins at 310400 and ends at 4281; the best: 100 at attempt 12.");
        assertThat(Samples.valley().summary())
                .startsWith("The path goes in 19 steps from slope 300, intercept 20 to slope ")
                .contains("The optimum is slope 200, intercept 40. The contours are at MSE ");
    }

    @Test
    void lossesOverMoreThanTwoDecadesHaveALogAxis() {
        assertThat(Samples.losses(100, 10, 1).y().scale()).isEqualTo(Scale.LINEAR);
        assertThat(Samples.losses(101, 10, 1).y().scale()).isEqualTo(Scale.LOG);
        assertThat(Samples.losses(1e6, 10, 1, -1).y().scale()).isEqualTo(Scale.LINEAR);
        assertThat(Samples.losses(10, 0).notes()).isEmpty();
    }

    @Test
    void whatALogAxisCannotShowIsSaid() {
        assertThat(Samples.losses(1e6, 10, 1, 0).notes())
                .containsExactly("The MSE is 0 at epoch 3, for which a log axis has no place.");
        assertThat(Samples.losses(1e6, 0, 1, 0, 0).notes())
                .containsExactly("The MSE is 0 at 3 epochs from 1 to 4, for which a log axis has no place.");
    }

    @Test
    void lossesThatAreNotFiniteAreSaid() {
        assertThat(Samples.losses(1, 9, Double.POSITIVE_INFINITY, Double.NaN).notes())
                .containsExactly("The MSE is not finite at epochs 2 to 3 and cannot be drawn there.");
        assertThat(Samples.losses(Double.NaN).notes())
                .containsExactly(
                        "There is nothing to draw.", "The MSE is not finite at epoch 0 and cannot be drawn there.");
    }

    @Test
    void pointsWithoutAPlaceAreCounted() {
        Axis log = new Axis(Quantity.of("y"), Scale.LOG, 1, 100);
        Axis x = new Axis(Quantity.of("x"), Scale.LINEAR, 0, 10);
        Layer points =
                new Layer.Points("runs", Mark.DOT, new PlotPoints(new double[] {1, 2, 3, 4, 11, 12}, new double[] {
                    10, -1, 0, Double.NaN, 10, 10
                }));
        assertThat(new Chart("t", "s", x, log, List.of(points, new Layer.Reference("limit", 40)), List.of()).notes())
                .containsExactly(
                        "1 of 6 points of \"runs\" is not finite and cannot be drawn.",
                        "2 of 6 points of \"runs\" are not positive, and a log axis has no place for them.",
                        "2 of 6 points of \"runs\" are outside the chart.",
                        "The line \"limit\" at 40 is outside the chart.");
    }

    @Test
    void nothingToDrawIsSaid() {
        Chart none = Samples.line(new double[0], new double[0]);
        assertThat(none.isEmpty()).isTrue();
        assertThat(none.summary()).isEqualTo("There are no rows.");
        assertThat(new TerminalPlot(80, 16, Glyphs.BRAILLE, false).lines(none))
                .containsExactly("y by x, with the fitted line", "There is nothing to draw.");
        assertThat(Samples.line(new double[] {3}, new double[] {5}).isEmpty()).isFalse();
        assertThat(DescentCharts.lossByEpoch(Samples.MSE, List.of()).notes())
                .containsExactly("There is nothing to draw.");
    }

    @Test
    void divergedRunsStandAtTheUpperEdge() {
        Chart chart = Samples.limit();
        Layer diverged = chart.layers().get(2);
        assertThat(diverged.mark()).isEqualTo(Mark.DIVERGED);
        assertThat(diverged.data().x()).containsExactly(1.1, 2);
        assertThat(diverged.data().y()).containsOnly(chart.y().high());
        assertThat(chart.layers().get(0)).isEqualTo(new Layer.Reference("stable limit 1", 1));
        assertThat(chart.notes()).isEmpty();
    }

    @Test
    void predictionsAndTruthHaveTheSameRange() {
        Chart chart = DataCharts.fittedAgainstTruth(
                new Quantity("velocity", "km/s"), new double[] {1, 2, Double.NaN}, new double[] {5, 9, 1e9});
        assertThat(chart.x().low()).isEqualTo(chart.y().low());
        assertThat(chart.x().high()).isEqualTo(chart.y().high()).isEqualTo(10);
        assertThat(chart.x().label()).isEqualTo("true velocity (km/s)");
        assertThat(chart.notes()).containsExactly("1 of 3 points of \"rows\" is not finite and cannot be drawn.");
    }

    @Test
    void theOutermostContourOfThePathGoesThroughItsHighestPoint() {
        Layer.Ellipses contours = (Layer.Ellipses) Samples.valley().layers().get(0);
        assertThat(contours.levels()).contains(contours.bowl().at(300, 20));
    }

    @Test
    void aPathThatLeavesTheNumbersIsDrawnAsFarAsItGoes() {
        PlotPoints path = new PlotPoints(new double[] {1, -10, 1e200, Double.NaN}, new double[] {1, 5, -1e200, 0});
        Chart chart = DescentCharts.parameterPlane(
                Quantity.of("a"), Quantity.of("b"), Samples.MSE, path, new Bowl(0, 0, 0, 2, 0, 2));
        assertThat(chart.notes()).containsExactly("1 of 4 points of \"path\" is not finite and cannot be drawn.");
        assertThat(chart.x().high()).isGreaterThanOrEqualTo(1e200);
        assertThat(chart.layers()).extracting(Layer::mark).contains(Mark.START).doesNotContain(Mark.END);
    }

    @Test
    void arraysOfDifferentLengthsAreRefused() {
        assertThatThrownBy(() -> Samples.line(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 x and 3 y make no points: there must be as many of both");
        assertThatThrownBy(() -> DescentCharts.lossByRate(
                        Samples.MSE, new double[2], new double[2], new boolean[1], OptionalDouble.empty()))
                .hasMessage("2 rates, 2 losses and 1 outcomes: there must be as many of each");
    }

    @Test
    void aChartDoesNotChangeWithItsArrays() {
        double[] x = {1, 2};
        PlotPoints points = new PlotPoints(x, new double[] {3, 4});
        x[0] = 9;
        points.y()[0] = 9;
        assertThat(points.x(0)).isEqualTo(1);
        assertThat(points.y(0)).isEqualTo(3);
    }
}
