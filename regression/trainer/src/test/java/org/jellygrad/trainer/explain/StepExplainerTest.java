package org.jellygrad.trainer.explain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.DatasetBuilder;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.function.TypedFunction;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.optimizer.Adam;
import org.jellygrad.trainer.optimizer.LBfgs;
import org.jellygrad.trainer.optimizer.Momentum;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every number of an explained step against central differences, closed forms, and the run itself. */
class StepExplainerTest {

    private static final int PROBLEMS = 100;

    private static Settings settings(double rate) {
        return Settings.DEFAULTS.withScaling(Scaling.NONE).withLearningRate(new LearningRate.Fixed(rate));
    }

    private static Settings from(Settings settings, Map<String, Double> start) {
        return settings.withStart(new InitialGuess.Given(start));
    }

    /** S7 and S11. */
    @Test
    void theFirstStepOnJellyBeans() {
        ExplainedStep step = StepExplainer.of(
                BundledDatasets.load("jellybeans"), from(settings(1e-6), Map.of("slope", 3.0, "intercept", 20.0)), 1);
        assertThat(step.names()).containsExactly("intercept", "slope");
        assertThat(step.loss()).isEqualTo(310400);
        assertThat(step.gradient()).containsExactly(new double[] {960, 640000}, within(1e-9));
        assertThat(step.after()).containsExactly(new double[] {19.99904, 2.36}, within(1e-12));
        assertThat(step.lossAfter()).isCloseTo(35967.69, within(5e-3));
        assertThat(step.update(1)).isEqualTo("slope ← 3 − 1e-06 · 640000 = 2.36");
        assertThat(step.update(0)).isEqualTo("intercept ← 20 − 1e-06 · 960 = 19.99904");
        ExplainedRows rows = requireNonNull(step.rows());
        assertThat(rows.predictions()).containsExactly(320, 920, 1520, 2120, 2720);
        assertThat(rows.residuals()).containsExactly(80, 280, 480, 680, 880);
        assertThat(rows.slopes()).containsExactly(new double[] {32, 112, 192, 272, 352}, within(1e-12));
        assertThat(step.graph().nodes())
                .extracting(node -> node.id())
                .contains("slope", "prediction", "residual", "loss");
    }

    /** S11: the fifth step at 1e-6 ends at 103.39. */
    @Test
    void aLaterStep() {
        Settings settings = from(settings(1e-6), Map.of("slope", 3.0, "intercept", 20.0));
        ExplainedStep step = StepExplainer.of(BundledDatasets.load("jellybeans"), settings, 5);
        assertThat(step.loss()).isCloseTo(152.40, within(5e-3));
        assertThat(step.lossAfter()).isCloseTo(103.39, within(5e-3));
        assertThatThrownBy(() -> StepExplainer.of(
                        BundledDatasets.load("jellybeans"),
                        settings.withStop(settings.stop().withMaxEpochs(3)),
                        5))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("no step 5")
                .hasMessageContaining("`step 3`");
    }

    private static Dataset randomData(Random random, int features, int rows) {
        DatasetBuilder builder = Dataset.builder("random");
        for (int j = 0; j <= features; j++) {
            builder = builder.numbers(
                    j == features ? "y" : "x" + j, random.doubles(rows, -2, 2).toArray());
        }
        return builder.numbers("w", random.doubles(rows, 0.5, 2).toArray()).build();
    }

    /** Of smooth losses, with penalties and weights, in all coordinates. */
    @Test
    void dataAgreesWithCentralDifferencesAndWithTheRun() {
        Random random = new Random(7);
        List<Loss> losses = List.of(new Loss.Squared(), new Loss.Huber(0.5), new Loss.LogCosh());
        List<Scaling> scalings = List.of(Scaling.NONE, Scaling.STANDARD, Scaling.ORTHOGONAL);
        for (int i = 0; i < PROBLEMS; i++) {
            int features = 1 + random.nextInt(3);
            Dataset data = randomData(random, features, 6 + random.nextInt(30));
            Map<String, Double> start = new LinkedHashMap<>();
            for (int j = 0; j < features; j++) {
                start.put("x" + j, random.nextGaussian());
            }
            Settings settings = from(settings(0.01), start)
                    .withTarget("y")
                    .withFeatures(List.copyOf(start.keySet()))
                    .withLoss(losses.get(i % 3))
                    .withScaling(scalings.get(i / 3 % 3))
                    .withIntercept(i % 5 != 0)
                    .withPenalty(Penalty.of(0, i % 2 == 0 ? 0 : 0.3))
                    .withWeights(i % 4 == 0 ? "w" : null);
            ExplainedStep step = StepExplainer.of(data, settings, 2);
            assertGradientOfData(step, "problem " + i);
            assertSameAsDescended(step, data, settings);
        }
    }

    /** The objective by the explained rows alone, and its differences. */
    private static void assertGradientOfData(ExplainedStep step, String name) {
        ExplainedRows rows = requireNonNull(step.rows());
        int p = step.gradient().length;
        for (int j = 0; j < p; j++) {
            double h = 1e-5;
            double sum = 0;
            for (int i = 0; i < rows.count(); i++) {
                double prediction = 0;
                for (int k = 0; k < p; k++) {
                    prediction += rows.values()[k][i] * step.before()[k];
                }
                double residual = prediction - rows.truth()[i];
                assertThat(rows.predictions()[i]).isCloseTo(prediction, within(1e-9));
                assertThat(rows.residuals()[i]).isCloseTo(residual, within(1e-9));
                double x = rows.values()[j][i];
                double[] weights = rows.weights();
                Loss loss = step.settings().loss();
                sum += (loss.at(residual + h * x) - loss.at(residual - h * x))
                        / (2 * h)
                        * (weights == null ? 1 : weights[i]);
            }
            double difference = sum / rows.count();
            assertThat(rows.sum(j)).as(name).isCloseTo(difference, within(1e-6 + 1e-5 * Math.abs(difference)));
        }
    }

    /** The user's graph has the gradient that was descended along, and its step is the run's. */
    private static void assertSameAsDescended(ExplainedStep step, Dataset data, Settings settings) {
        PathPoint[] point = new PathPoint[1];
        new Trainer(settings).fit(data, Recording.NONE.withListener((names, at) -> {
            if (at.step() == step.step() - 1) {
                point[0] = at;
            }
        }));
        double size = 1 + Math.sqrt(step.squaredGradient());
        assertThat(step.gradient()).containsExactly(point[0].gradient(), within(1e-9 * size));
        for (int j = 0; j < step.gradient().length; j++) {
            assertThat(step.after()[j]).isCloseTo(step.before()[j] - 0.01 * step.gradient()[j], within(1e-10 * size));
        }
    }

    /** Random expressions of two variables, smooth everywhere. */
    private static String expression(Random random, int depth) {
        if (depth == 0) {
            return List.of("x", "y", "x", "y", "1.5", "2").get(random.nextInt(6));
        }
        String a = expression(random, depth - 1);
        String b = expression(random, depth - 1);
        return switch (random.nextInt(8)) {
            case 0 -> "(" + a + " + " + b + ")";
            case 1 -> "(" + a + " - " + b + ")";
            case 2 -> a + "*" + b;
            case 3 -> "sin(" + a + ")";
            case 4 -> "tanh(" + a + ")";
            case 5 -> "(" + a + ")^2";
            case 6 -> "exp(-(" + a + ")^2)";
            default -> "sigmoid(" + a + ")/(1 + (" + b + ")^2)";
        };
    }

    @Test
    void functionsAgreeWithCentralDifferences() {
        Random random = new Random(11);
        for (int i = 0; i < PROBLEMS; i++) {
            String text = "x*y + " + expression(random, 4);
            TypedFunction function = TypedFunction.of(Expression.parse(text));
            double x = random.nextDouble() + 0.3;
            double y = random.nextDouble() + 0.3;
            ExplainedStep step = StepExplainer.of(function, from(settings(1e-3), Map.of("x", x, "y", y)), 1);
            assertThat(step.loss()).as(text).isCloseTo(function.at(x, y), within(1e-9 * (1 + Math.abs(step.loss()))));
            double h = 1e-6;
            double[] differences = {
                (function.at(x + h, y) - function.at(x - h, y)) / (2 * h),
                (function.at(x, y + h) - function.at(x, y - h)) / (2 * h)
            };
            for (int j = 0; j < 2; j++) {
                assertThat(step.gradient()[j])
                        .as(text)
                        .isCloseTo(differences[j], within(1e-5 + 1e-5 * Math.abs(differences[j])));
                String name = step.names().get(j);
                assertThat(step.graph().nodes().stream()
                                .filter(node -> node.id().equals(name))
                                .findFirst()
                                .orElseThrow()
                                .gradient()[0])
                        .as(text)
                        .isCloseTo(step.gradient()[j], within(1e-9 * (1 + Math.abs(step.gradient()[j]))));
            }
        }
    }

    /** Where a step is more than the rate times the gradient, the update shows what was added. */
    @Test
    void stepsOfOtherOptimizers() {
        TypedFunction bowl = TypedFunction.of(Expression.parse("(x - 3)^2"));
        Settings settings = from(settings(0.1), Map.of("x", 8.0));
        assertThat(StepExplainer.of(bowl, settings.withOptimizer(new Momentum(0.9)), 2)
                        .update(0))
                .isEqualTo("x ← 7 − 1.7 = 5.3");
        assertThat(StepExplainer.of(bowl, settings.withOptimizer(new Adam()), 1).after()[0])
                .isCloseTo(7.9, within(1e-8));
        assertThat(StepExplainer.of(
                                bowl, settings.withOptimizer(new LBfgs()).withLearningRate(new LearningRate.Auto()), 1)
                        .lossAfter())
                .isLessThan(25);
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "STANDARD"})
    void anInterceptAlone(Scaling scaling) {
        Dataset data = Dataset.builder("one")
                .numbers("x", 1, 1, 1)
                .numbers("y", 1, 2, 6)
                .build();
        ExplainedStep step = StepExplainer.of(
                data, settings(0.1).withScaling(scaling).withTarget("y").withFeatures(List.of("x")), 1);
        assertThat(step.gradient()).containsExactly(new double[] {-6}, within(1e-12));
        assertThat(requireNonNull(step.rows()).columns()).containsExactly("1");
    }

    @Test
    void thereIsNoStepFromTheBottom() {
        TypedFunction bowl = TypedFunction.of(Expression.parse("(x - 3)^2"));
        assertThatThrownBy(() -> StepExplainer.of(bowl, from(settings(0.1), Map.of("x", 3.0)), 1))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("no step 1");
    }
}
