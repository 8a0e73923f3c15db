package org.jellygrad.trainer.kinks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/** Losses made of straight lines where more residuals are 0 than make a corner. */
class KinkedTiesTest {

    private static Fit fit(Settings settings, Map<String, double[]> columns) {
        return new Trainer(settings.withTarget("y")).fit(RandomData.dataset(columns));
    }

    /** Through five points in line there is one line: every residual is 0, and no other line is as good. */
    @Test
    void aPerfectFitIsTheOnlyOne() {
        Fit fit = new Trainer(Settings.DEFAULTS.withLoss(new Loss.Absolute())).fit(BundledDatasets.load("jellybeans"));
        assertThat(fit.outcome().why()).endsWith("At this optimum 5 residuals are 0.");
        assertThat(requireNonNull(fit.diagnostics().optimum()).several()).isFalse();
        assertThat(fit.model().intercept()).isEqualTo(40);
        assertThat(fit.model().slope()).isEqualTo(2);
    }

    /**
     * Small whole numbers, so that many residuals tie. The lines through two rows with the least loss are the corners of the set of optima:
     * it is one line where they are the same, and an edge at least where they are not.
     */
    @Test
    void severalOptimaAreOnlyClaimedWhereTwoCornersAreAsGood() {
        int claimed = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int rows = 4 + random.nextInt(5);
            double[] x = random.ints(rows, 0, 4).asDoubleStream().toArray();
            double[] y = random.ints(rows, 0, 4).asDoubleStream().toArray();
            if (Arrays.stream(x).distinct().count() == 1) {
                continue;
            }
            Loss loss = seed % 2 == 0 ? new Loss.Absolute() : new Loss.Quantile(0.25);
            Fit fit = fit(Settings.DEFAULTS.withLoss(loss), new TreeMap<>(Map.of("x", x, "y", y)));
            Set<List<Double>> corners = bestCorners(loss, x, y);
            Diagnostics.Optimum optimum = requireNonNull(fit.diagnostics().optimum());
            if (optimum.several()) {
                claimed++;
                assertThat(corners).as("seed " + seed).hasSizeGreaterThan(1);
            }
            assertThat(corners).as("seed " + seed).anySatisfy(corner -> assertThat(optimum.parameters()[0])
                    .isCloseTo(corner.get(0), within(1e-9)));
        }
        assertThat(claimed).isGreaterThan(20);
    }

    private static Set<List<Double>> bestCorners(Loss loss, double[] x, double[] y) {
        double lowest = Double.POSITIVE_INFINITY;
        Set<List<Double>> best = new HashSet<>();
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                if (x[i] == x[j]) {
                    continue;
                }
                double slope = (y[i] - y[j]) / (x[i] - x[j]);
                double intercept = y[i] - slope * x[i];
                double sum = 0;
                for (int k = 0; k < x.length; k++) {
                    double residual = intercept + slope * x[k] - y[k];
                    sum += loss.at(Math.abs(residual) < 1e-9 ? 0 : residual);
                }
                if (sum < lowest - 1e-9) {
                    lowest = sum;
                    best.clear();
                }
                if (sum < lowest + 1e-9) {
                    best.add(List.of(Math.rint(intercept * 1e9) / 1e9 + 0.0, Math.rint(slope * 1e9) / 1e9 + 0.0));
                }
            }
        }
        return best;
    }
}
