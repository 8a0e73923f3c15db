package org.jellygrad.trainer.descent;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.optimizer.AdaGrad;
import org.jellygrad.trainer.optimizer.GradientDescent;
import org.jellygrad.trainer.optimizer.LBfgs;
import org.jellygrad.trainer.optimizer.Momentum;
import org.jellygrad.trainer.optimizer.Nesterov;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/** Penalised regressions, against closed forms and the conditions of their optimum. */
class PenaltiesTest {

    private static Fit fit(Settings settings, Map<String, double[]> columns) {
        return new Trainer(settings).fit(RandomData.dataset(columns));
    }

    /** [rows, features]: columns less their mean, over their population deviation. */
    private static double[][] standardised(Map<String, double[]> columns, int features) {
        double[][] z = new double[requireNonNull(columns.get("y")).length][features];
        for (int j = 0; j < features; j++) {
            double[] x = requireNonNull(columns.get("x" + (j + 1)));
            double mean = Arrays.stream(x).average().orElseThrow();
            double deviation = Math.sqrt(
                    Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
            for (int i = 0; i < x.length; i++) {
                z[i][j] = (x[i] - mean) / deviation;
            }
        }
        return z;
    }

    /** In standard coordinates: the mean of y, then (ZᵀZ/n + l2·I)⁻¹ Zᵀy/n. */
    private static double[] ridge(Map<String, double[]> columns, int features, double l2) {
        double[] y = requireNonNull(columns.get("y"));
        double[][] z = standardised(columns, features);
        RealMatrix matrix = new Array2DRowRealMatrix(z);
        RealMatrix left = matrix.transpose().multiply(matrix).scalarMultiply(1.0 / y.length);
        for (int j = 0; j < features; j++) {
            left.addToEntry(j, j, l2);
        }
        double[] right = new ArrayRealVector(matrix.transpose().operate(y))
                .mapMultiply(1.0 / y.length)
                .toArray();
        double[] slopes = new LUDecomposition(left)
                .getSolver()
                .solve(new ArrayRealVector(right))
                .toArray();
        double[] all = new double[features + 1];
        all[0] = Arrays.stream(y).average().orElseThrow();
        System.arraycopy(slopes, 0, all, 1, features);
        return all;
    }

    @Test
    void ridgeAgainstItsClosedForm() {
        for (Optimizer optimizer : List.of(new GradientDescent(), new Nesterov(0.9), new LBfgs())) {
            for (int trial = 0; trial < 5; trial++) {
                Map<String, double[]> columns = RandomData.columns(trial, 40, 3);
                Fit fit = fit(
                        RandomData.settings().withPenalty(new Penalty.L2(0.3)).withOptimizer(optimizer), columns);
                assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
                double[] exact = ridge(columns, 3, 0.3);
                assertThat(fit.path().last().descended())
                        .containsExactly(exact, within(1e-12 * Math.abs(exact[0]) + 1e-12));
                assertThat(fit.diagnostics().distanceToOptimum()).isLessThan(1e-14);
                // The polished point's gradient is that of the loss with its penalty.
                assertThat(fit.path().last().gradientNorm())
                        .isLessThan(1e-12 * fit.path().first().gradientNorm());
                assertThat(fit.diagnostics().optimum()).isNotNull();
                assertThat(fit.model().inference()).isNull();
                assertThat(fit.model().quality().standardErrors().values()).containsOnly(Double.NaN);
            }
        }
    }

    /** The ridge adds 2·l2 to the slopes' eigenvalues: the limit is true. */
    @Test
    void theStableRateKnowsOfTheRidge() {
        Map<String, double[]> columns = RandomData.columns(5, 40, 2);
        Settings settings = RandomData.settings()
                .withScaling(Scaling.STANDARD)
                .withPenalty(new Penalty.L2(3))
                .withStop(Settings.DEFAULTS.stop().withMaxEpochs(200_000));
        double plain = fit(settings.withPenalty(new Penalty.None()), columns)
                .diagnostics()
                .outlook()
                .largestEigenvalue();
        Outlook known = fit(settings, columns).diagnostics().outlook();
        assertThat(known.largestEigenvalue()).isCloseTo(plain + 6, within(1e-9));
        assertThat(fit(settings.withLearningRate(new LearningRate.Fixed(0.999 * known.stableLearningRate())), columns)
                        .outcome())
                .isInstanceOf(Outcome.Converged.class);
        assertThat(fit(settings.withLearningRate(new LearningRate.Fixed(1.001 * known.stableLearningRate())), columns)
                        .outcome())
                .isInstanceOf(Outcome.Diverged.class);
    }

    @Test
    void fromNothingToEverything() {
        Map<String, double[]> columns = RandomData.columns(6, 40, 3);
        double[] plain = fit(RandomData.settings(), columns).path().last().parameters();
        assertThat(fit(RandomData.settings().withPenalty(new Penalty.L2(1e-12)), columns)
                        .path()
                        .last()
                        .parameters())
                .containsExactly(plain, within(1e-8));
        assertThat(fit(RandomData.settings().withPenalty(new Penalty.L1(1e-12)), columns)
                        .path()
                        .last()
                        .parameters())
                .containsExactly(plain, within(1e-8));
        double mean = Arrays.stream(columns.get("y")).average().orElseThrow();
        for (Penalty huge : List.of(new Penalty.L2(1e12), new Penalty.L1(1e6))) {
            Fit fit = fit(RandomData.settings().withPenalty(huge), columns);
            double[] descended = fit.path().last().descended();
            assertThat(descended[0]).isCloseTo(mean, within(1e-9));
            double[] parameters = fit.path().last().parameters();
            assertThat(Arrays.copyOfRange(parameters, 1, 4)).containsOnly(new double[] {0, 0, 0}, within(1e-9));
            assertThat(fit.model().quality().loss())
                    .isCloseTo(fit.model().quality().bestConstantLoss(), within(1e-8));
        }
    }

    /** Two orthonormal columns: each coefficient is drawn by l1/2 towards 0, for the loss's gradient is 2(b − b*). */
    @Test
    void theLassoInClosedForm() {
        Map<String, double[]> columns =
                Map.of("x1", new double[] {1, 1, -1, -1}, "x2", new double[] {1, -1, 1, -1}, "y", new double[] {
                    5.3, 4.7, 1.3, 0.7
                });
        for (Optimizer optimizer :
                List.of(new GradientDescent(), new Momentum(0.5), new Nesterov(0.5), new AdaGrad())) {
            Fit fit = fit(
                    RandomData.settings()
                            .withFeatures(List.of("x1", "x2"))
                            .withPenalty(new Penalty.L1(1))
                            .withOptimizer(optimizer),
                    columns);
            assertThat(fit.outcome()).as(optimizer.text()).isInstanceOf(Outcome.Converged.class);
            assertThat(fit.path().last().descended()).containsExactly(new double[] {3, 1.5, 0}, within(1e-8));
            assertThat(fit.path().last().descended()[2]).isEqualTo(0.0);
            // Without the penalty: (0.5² + 0.3²).
            assertThat(fit.model().quality().loss()).isCloseTo(0.25 + 0.09, within(1e-8));
            assertThat(fit.diagnostics().distanceToOptimum()).isNaN();
        }
    }

    /**
     * At the optimum each slope's gradient is −l1·sign(b), or within ±l1 where b = 0 (Karush, Kuhn and Tucker), from the rows themselves.
     */
    @Test
    void theConditionsOfTheLasso() {
        int zeros = 0;
        for (int trial = 0; trial < 10; trial++) {
            Map<String, double[]> columns = RandomData.columns(trial, 40, 5);
            double l1 = 0.05 * (1 + trial);
            Fit fit = fit(RandomData.settings().withPenalty(new Penalty.L1(l1)), columns);
            assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
            double[] y = requireNonNull(columns.get("y"));
            double[][] z = standardised(columns, 5);
            double[] theta = fit.path().last().descended();
            double scale = fit.path().first().gradientNorm();
            double[] residuals = new ArrayRealVector(
                            new Array2DRowRealMatrix(z).operate(Arrays.copyOfRange(theta, 1, 6)))
                    .mapAdd(theta[0])
                    .subtract(new ArrayRealVector(y))
                    .toArray();
            assertThat(Arrays.stream(residuals).sum() / 20).isCloseTo(0, within(1e-9 * scale));
            double[] gradient = new ArrayRealVector(
                            new Array2DRowRealMatrix(z).transpose().operate(residuals))
                    .mapMultiply(2.0 / 40)
                    .toArray();
            for (int j = 0; j < 5; j++) {
                if (theta[1 + j] == 0) {
                    zeros++;
                    assertThat(Math.abs(gradient[j])).isLessThanOrEqualTo(l1 + 1e-9 * scale);
                } else {
                    assertThat(gradient[j]).isCloseTo(-l1 * Math.signum(theta[1 + j]), within(1e-9 * scale));
                }
            }
        }
        assertThat(zeros).isPositive();
    }

    /** The same of the elastic net, and the same on mini-batches of all rows. */
    @Test
    void theConditionsOfTheElasticNet() {
        for (int trial = 0; trial < 5; trial++) {
            Map<String, double[]> columns = RandomData.columns(trial, 60, 5);
            Settings settings = RandomData.settings().withPenalty(new Penalty.ElasticNet(0.4, 0.1));
            Fit fit = fit(settings, columns);
            assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
            assertThat(fit.path().last().gradientNorm())
                    .isLessThan(1e-9 * fit.path().first().gradientNorm());
            Fit batches = fit(settings.withBatching(new Batching.MiniBatch(60)), columns);
            assertThat(batches.path().last().descended())
                    .containsExactly(fit.path().last().descended(), within(1e-6));
            Fit blocks =
                    fit(settings.withLoss(new Loss.Huber(1e6)).withPenalty(new Penalty.ElasticNet(0.2, 0.05)), columns);
            assertThat(blocks.path().last().descended())
                    .containsExactly(fit.path().last().descended(), within(1e-6));
        }
    }
}
