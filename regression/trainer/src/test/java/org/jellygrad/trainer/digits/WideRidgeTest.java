package org.jellygrad.trainer.digits;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.Coefficient;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.optimizer.ConjugateGradient;
import org.jellygrad.trainer.optimizer.GradientDescent;
import org.jellygrad.trainer.optimizer.LBfgs;
import org.jellygrad.trainer.optimizer.Nesterov;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/** More coefficients than rows, which a ridge settles. */
class WideRidgeTest {

    private static Fit fit(double l2, Map<String, double[]> columns) {
        return fit(Settings.DEFAULTS.withPenalty(new Penalty.L2(l2)), columns);
    }

    private static Fit fit(Settings settings, Map<String, double[]> columns) {
        return new Trainer(settings.withTarget("y")).fit(RandomData.dataset(columns));
    }

    private static double[] coefficients(Fit fit) {
        return fit.model().coefficients().stream()
                .mapToDouble(Coefficient::value)
                .toArray();
    }

    /** Six rows of nine columns. */
    private static Map<String, double[]> wide() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int column = 0; column < 9; column++) {
            int j = column;
            columns.put(
                    "x" + j,
                    IntStream.range(0, 6)
                            .mapToDouble(i -> Math.sin(3 * i + 5 * j + i * j) * (j + 1) + 10 * j)
                            .toArray());
        }
        columns.put(
                "y",
                IntStream.range(0, 6).mapToDouble(i -> 2 + Math.cos(7 * i) + i).toArray());
        return columns;
    }

    /** scikit-learn 1.2.1: Ridge(alpha = 6·l2, solver="svd") on StandardScaler's columns, taken back to the units of x. */
    @Test
    void asScikitLearn() {
        assertAsScikitLearn(1e-6, -10.035755212397737, new double[] {
            1.0363694128291503,
            0.10892404790983612,
            -0.01674709438052293,
            0.5978067933876691,
            -0.1587898584627542,
            0.06362512607512309,
            -0.0169969439986682,
            -0.02410566802495192,
            -0.00661295730412569
        });
        assertAsScikitLearn(0.1, -9.3841682736125, new double[] {
            0.9166287534100164,
            0.1024277661283128,
            -0.024154555896817427,
            0.5640926217285404,
            -0.14736318748917915,
            0.05705309595584446,
            -0.013459442449286069,
            -0.020731525997390216,
            -0.005079200335509848
        });
        assertAsScikitLearn(100, 4.12554132408137, new double[] {
            0.007912980611444334,
            0.002086349326393263,
            -0.0015235525565966159,
            0.010111608846435846,
            -0.0023113601352437656,
            0.0007399419551543503,
            0.00015993690975640157,
            -8.55510376694458e-05,
            0.00011577687756935793
        });
    }

    private static void assertAsScikitLearn(double l2, double intercept, double[] expected) {
        Fit fit = fit(l2, wide());
        assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
        assertThat(fit.diagnostics().distanceToOptimum()).isLessThan(1e-14);
        assertThat(fit.diagnostics().warnings()).isEmpty();
        assertThat(fit.model().intercept()).isCloseTo(intercept, within(1e-12 * Math.abs(intercept)));
        double size = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertThat(coefficients(fit)).containsExactly(expected, within(1e-13 * size));
        assertThat(fit.model().quality().residualStandardError()).isNaN();
        assertThat(fit.model().inference()).isNull();
    }

    /** The dual form, of as many unknowns as rows: Zᵀ(ZZᵀ + n·l2·I)⁻¹(y − ȳ), by another route. */
    @Test
    void asTheDualForm() {
        Random random = new Random(8);
        for (int trial = 0; trial < 30; trial++) {
            int rows = 2 + random.nextInt(8);
            int features = rows + random.nextInt(20);
            Map<String, double[]> columns = RandomData.columns(trial, rows, features);
            double l2 = Math.pow(10, random.nextInt(7) - 4);
            Optimizer optimizer = List.of(
                            new GradientDescent(), new Nesterov(0.9), new LBfgs(), new ConjugateGradient())
                    .get(trial % 4);
            Fit fit = fit(Settings.DEFAULTS.withPenalty(new Penalty.L2(l2)).withOptimizer(optimizer), columns);
            String what = rows + " × " + features + ", l2 " + l2 + ", " + optimizer.text();
            assertThat(fit.outcome()).as(what).isInstanceOf(Outcome.Converged.class);
            assertThat(fit.diagnostics().distanceToOptimum()).as(what).isLessThan(1e-14);
            double[] expected = dual(columns, rows, features, l2);
            double[] found = coefficients(fit);
            for (int j = 0; j < features; j++) {
                assertThat(found[j]).as(what).isCloseTo(expected[j], within(1e-10 * largest(expected)));
            }
        }
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }

    private static double[] dual(Map<String, double[]> columns, int rows, int features, double l2) {
        double[][] z = new double[rows][features];
        double[] deviations = new double[features];
        for (int j = 0; j < features; j++) {
            double[] x = requireNonNull(columns.get("x" + (j + 1)));
            double mean = Arrays.stream(x).average().orElseThrow();
            deviations[j] = Math.sqrt(
                    Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
            for (int i = 0; i < rows; i++) {
                z[i][j] = (x[i] - mean) / deviations[j];
            }
        }
        double[] y = requireNonNull(columns.get("y"));
        double mean = Arrays.stream(y).average().orElseThrow();
        RealMatrix matrix = new Array2DRowRealMatrix(z);
        RealMatrix kernel = matrix.multiply(matrix.transpose());
        for (int i = 0; i < rows; i++) {
            kernel.addToEntry(i, i, rows * l2);
        }
        double[] dual = new CholeskyDecomposition(kernel)
                .getSolver()
                .solve(new ArrayRealVector(y).mapSubtract(mean))
                .toArray();
        double[] slopes = matrix.transpose().operate(dual);
        Arrays.setAll(slopes, j -> slopes[j] / deviations[j]);
        return slopes;
    }

    /** Where columns are alike, the least Σb² is that of equal shares. */
    @Test
    void duplicatesShareEqually() {
        Map<String, double[]> columns = RandomData.columns(4, 20, 2);
        double[] alone = coefficients(fit(0.5, columns));
        columns.put("twin", requireNonNull(columns.get("x2")).clone());
        Fit fit = fit(1, columns); // two shares of b/2 cost half of b: the same penalty at twice the l2
        double[] shared = coefficients(fit);
        assertThat(shared[2]).isCloseTo(shared[1], within(1e-14 * Math.abs(shared[1])));
        assertThat(fit.diagnostics().warnings())
                .containsExactly(
                        "Column 'twin' equals column 'x2': the l2 penalty alone decides how they share what they explain.");
        Map<String, double[]> doubled = new LinkedHashMap<>(columns);
        doubled.put("x1twin", requireNonNull(columns.get("x1")).clone());
        double[] both = coefficients(fit(1, doubled));
        assertThat(both[0] + both[3]).isCloseTo(alone[0], within(1e-13 * Math.abs(alone[0])));
        assertThat(both[1] + both[2]).isCloseTo(alone[1], within(1e-13 * Math.abs(alone[1])));
    }

    /** Also where the rows themselves are descended on, and in the user's own units. */
    @Test
    void otherLossesAndUnits() {
        Settings settings = Settings.DEFAULTS.withPenalty(new Penalty.L2(0.1));
        double[] squared = coefficients(fit(settings, wide()));
        // Half the squared residual below δ, so half the penalty.
        Fit huber = fit(settings.withPenalty(new Penalty.L2(0.05)).withLoss(new Loss.Huber(1e6)), wide());
        assertThat(huber.outcome()).isInstanceOf(Outcome.Converged.class);
        assertThat(coefficients(huber)).containsExactly(squared, within(1e-8));
        // scikit-learn 1.2.1: Ridge(alpha=0.6, solver="svd") on x as it is.
        Fit own = fit(settings.withScaling(Scaling.NONE).withOptimizer(new ConjugateGradient()), wide());
        assertThat(own.model().intercept()).isCloseTo(11.944089811875765, within(1e-9));
        assertThat(coefficients(own))
                .containsExactly(
                        new double[] {
                            0.04695093132693153,
                            -0.03314747550654824,
                            0.042587053439598815,
                            0.0036311027734306466,
                            -0.2462714242677395,
                            0.13775329299984804,
                            -0.047442659075866825,
                            0.03900388061217775,
                            -0.06282626737785618
                        },
                        within(1e-11));
    }

    @Test
    void aRidgeLostInRoundingIsRefused() {
        assertThatThrownBy(() -> fit(1e-40, wide()))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageStartingWith("The l2 penalty is too small for what it has to settle");
        assertThatThrownBy(() -> fit(Settings.DEFAULTS.withPenalty(new Penalty.L1(0.1)), wide()))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("add `l2 0.01`");
    }
}
