package org.jellygrad.trainer.kinks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.optimizer.GradientDescent;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/** Losses made of straight lines with penalties: the least objective, found by trying every kink. */
class KinkedPenaltiesTest {

    private static final double[] DECADES = {1e-9, 1e-6, 1e-3, 0.01, 0.1, 0.3, 1, 10, 100, 1e5, 1e9};

    /**
     * The least objective of one feature, as a convex function of its standard slope alone: the best intercept for a slope is a
     * quantile of what is left, and the best slope is found by golden section.
     */
    private static double leastObjective(Loss loss, double[] x, double[] y, double l1, double l2) {
        double low = -100;
        double high = 100;
        double golden = (Math.sqrt(5) - 1) / 2;
        for (int i = 0; i < 200; i++) {
            double left = high - golden * (high - low);
            double right = low + golden * (high - low);
            if (atSlope(loss, x, y, left, l1, l2) < atSlope(loss, x, y, right, l1, l2)) {
                high = right;
            } else {
                low = left;
            }
        }
        return atSlope(loss, x, y, low, l1, l2);
    }

    private static double atSlope(Loss loss, double[] x, double[] y, double slope, double l1, double l2) {
        double[] left = new double[y.length];
        Arrays.setAll(left, i -> y[i] - slope * x[i]);
        double best = Double.POSITIVE_INFINITY;
        for (double intercept : left) {
            double sum = 0;
            for (double value : left) {
                sum += loss.at(intercept - value);
            }
            best = Math.min(best, sum / y.length);
        }
        return best + l1 * Math.abs(slope) + l2 * slope * slope;
    }

    private static double[] standardised(double[] x) {
        double mean = Arrays.stream(x).average().orElseThrow();
        double deviation = standardDeviation(x);
        return Arrays.stream(x).map(v -> (v - mean) / deviation).toArray();
    }

    /** With default options and every optimizer, whatever the penalty. */
    @Test
    void everyPenaltyEndsAtItsLeastObjective() {
        Map<String, double[]> columns = RandomData.columns(8, 24, 1);
        double[] z = standardised(requireNonNull(columns.get("x1")));
        double[] y = requireNonNull(columns.get("y"));
        for (Loss loss : KinkedOptimumTest.LOSSES) {
            for (double l2 : DECADES) {
                for (double l1 : new double[] {0, 0.05}) {
                    double least = leastObjective(loss, z, y, l1, l2);
                    for (Optimizer optimizer : KinkedOptimumTest.OPTIMIZERS) {
                        if ((l1 > 0 || l2 != 0.3) && !(optimizer instanceof GradientDescent)) {
                            continue;
                        }
                        Penalty penalty = l1 > 0 ? new Penalty.ElasticNet(l1, l2) : new Penalty.L2(l2);
                        Fit fit = KinkedOptimumTest.fit(
                                Settings.DEFAULTS
                                        .withLoss(loss)
                                        .withOptimizer(optimizer)
                                        .withPenalty(penalty),
                                columns);
                        String what = loss.text() + " " + penalty.text() + " " + optimizer.text();
                        assertThat(fit.outcome()).as(what).isInstanceOf(Outcome.Converged.class);
                        double slope = fit.model().coefficients().get(0).value()
                                * standardDeviation(requireNonNull(columns.get("x1")));
                        double objective = fit.model().quality().loss() + l1 * Math.abs(slope) + l2 * slope * slope;
                        assertThat(objective).as(what).isCloseTo(least, within(1e-13 * least));
                    }
                }
            }
        }
    }

    private static double standardDeviation(double[] x) {
        double mean = Arrays.stream(x).average().orElseThrow();
        return Math.sqrt(
                Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    }

    @Test
    void anL1PenaltyLeavesExactZeros() {
        Map<String, double[]> columns = RandomData.columns(3, 40, 3);
        Fit fit = KinkedOptimumTest.fit(
                Settings.DEFAULTS.withLoss(new Loss.Absolute()).withPenalty(new Penalty.L1(10)), columns);
        assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
        assertThat(fit.model().coefficients())
                .allSatisfy(c -> assertThat(c.value()).isZero());
    }
}
