package org.jellygrad.trainer.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.plot.Bowl;
import org.jellygrad.trainer.plot.Chart;
import org.jellygrad.trainer.plot.Layer;
import org.jellygrad.trainer.plot.PlotPoints;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StopRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FitChartsTest {
    private static final Dataset BEANS = BundledDatasets.load("jellybeans");

    private static List<Chart> charts(Settings settings, Dataset data) {
        Fit fit = new Trainer(settings).fit(data);
        return FitCharts.of(fit, settings, data);
    }

    private static List<String> titles(List<Chart> charts) {
        return charts.stream().map(Chart::title).toList();
    }

    private static PlotPoints layer(Chart chart, String name) {
        return chart.layers().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow()
                .data();
    }

    @Test
    void aLineHasThreeCharts() {
        List<Chart> charts = charts(Settings.DEFAULTS.withLearningRate(new LearningRate.Fixed(0.1)), BEANS);
        assertThat(titles(charts))
                .containsExactly(
                        "beans by jar_size, with the fitted line",
                        "mse by epoch",
                        "Path in the plane of intercept and jar_size");
        assertThat(layer(charts.get(0), "data").y()).containsExactly(240, 640, 1040, 1440, 1840);
        // The rate leaves (1 − 2·0.1)² of the loss in each epoch.
        double[] losses = charts.get(1).layers().get(0).data().y();
        for (int epoch = 0; epoch < 20; epoch++) {
            assertThat(losses[epoch]).isCloseTo(1401600 * Math.pow(0.64, epoch), within(1e-6));
        }
        assertThat(layer(charts.get(2), "optimum").x(0)).isCloseTo(40, within(1e-9));
    }

    /** Means of 1, x and x² are 1, 500 and 330 000: twice that is the loss's curvature, wherever descent happens. */
    @ParameterizedTest
    @EnumSource(
            value = Scaling.class,
            names = {"STANDARD", "ORTHOGONAL", "NONE"})
    void contoursAreThoseOfTheUsersUnits(Scaling scaling) {
        Settings settings = Settings.DEFAULTS.withScaling(scaling).withStop(StopRules.DEFAULTS.withMaxEpochs(5));
        Layer contours = charts(settings, BEANS).get(2).layers().get(0);
        assertThat(contours).isInstanceOf(Layer.Ellipses.class);
        Bowl bowl = ((Layer.Ellipses) contours).bowl();
        assertThat(bowl.xx()).isCloseTo(2, within(1e-12));
        assertThat(bowl.xy()).isCloseTo(1000, within(1e-9));
        assertThat(bowl.yy()).isCloseTo(660000, within(1e-6));
        assertThat(bowl.at(20, 3)).isCloseTo(310400, within(1e-6));
    }

    @Test
    void otherLossesHaveTheirOwnContours() {
        Settings absolute = Settings.DEFAULTS.withLoss(new Loss.Absolute());
        Chart plane = charts(absolute, BEANS).get(2);
        assertThat(plane.layers().get(0)).isInstanceOf(Layer.Contours.class);
        assertThat(plane.layers().get(0).name()).isEqualTo("contours of mae");
        // With a penalty the optimum is not where the loss is least.
        Settings ridge = Settings.DEFAULTS.withPenalty(Penalty.of(0, 1));
        Chart shrunk = charts(ridge, BEANS).get(2);
        assertThat(shrunk.layers().get(0)).isInstanceOf(Layer.Contours.class);
        assertThat(layer(shrunk, "optimum").y(0)).isCloseTo(1, within(1e-9));
    }

    @Test
    void planesHaveNoLine() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("a", new double[] {1, 2, 3, 4});
        columns.put("b", new double[] {2, 1, 5, 3});
        columns.put("y", new double[] {5, 5, 14, 12});
        Dataset data = Dataset.of("plane", columns);
        Settings settings = Settings.DEFAULTS.withTarget("y");
        assertThat(titles(charts(settings, data))).containsExactly("Fitted against true y", "mse by epoch");
        assertThat(titles(charts(settings.withIntercept(false), data)))
                .containsExactly("Fitted against true y", "mse by epoch", "Path in the plane of a and b");
    }

    @Test
    void unitsAreThoseOfTheCard() {
        List<Chart> charts = charts(Settings.DEFAULTS, BundledDatasets.load("hubble1929"));
        assertThat(charts.get(0).x().quantity().unit()).isEqualTo("10^6 parsec");
        assertThat(charts.get(1).y().quantity().unit()).isEqualTo("(km/s)²");
        assertThat(charts.get(2).x().quantity().unit()).isEqualTo("km/s");
        assertThat(charts.get(2).y().quantity().unit()).isEqualTo("km/s per 10^6 parsec");
    }

    @Test
    void whatIsLeftOutIsSaid() {
        int rows = 25_001;
        double[] x = IntStream.range(0, rows).mapToDouble(i -> i).toArray();
        double[] y = IntStream.range(0, rows).mapToDouble(i -> 3 * i + i % 2).toArray();
        Dataset data = Dataset.of("many", Map.of("x", x, "y", y));
        Chart chart = charts(Settings.DEFAULTS.withTarget("y"), data).get(0);
        assertThat(layer(chart, "data").size()).isEqualTo(8334);
        assertThat(chart.remarks()).contains("One row in 3 of 25001 is drawn.");
        Settings batches = Settings.DEFAULTS
                .withBatching(new Batching.MiniBatch(1))
                .withLearningRate(new LearningRate.Fixed(0.01))
                .withStop(StopRules.DEFAULTS
                        .withMaxEpochs(100)
                        .withTolerance(1e-300)
                        .withStandstill(10_000));
        List<Chart> charts = charts(batches, BundledDatasets.load("hubble1929"));
        assertThat(charts.get(2).remarks()).contains("One step in 2 of the path is drawn.");
        assertThat(charts.get(1).layers().get(0).data().x()).isSorted();
    }
}
