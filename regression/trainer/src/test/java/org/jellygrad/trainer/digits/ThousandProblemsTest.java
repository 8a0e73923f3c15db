package org.jellygrad.trainer.digits;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.Coefficient;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.optimizer.Adam;
import org.jellygrad.trainer.optimizer.ConjugateGradient;
import org.jellygrad.trainer.optimizer.GradientDescent;
import org.jellygrad.trainer.optimizer.LBfgs;
import org.jellygrad.trainer.optimizer.LineSearchMethod;
import org.jellygrad.trainer.optimizer.Momentum;
import org.jellygrad.trainer.optimizer.Nesterov;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/**
 * A thousand seeded random problems, from harmless to hopeless: no number is missing without a message, and what is called converged is
 * the optimum, found by another route in 60 digits.
 */
class ThousandProblemsTest {

    private static final int PROBLEMS = 1_000;

    /** How far a prediction may be from where it is said to be, as a share of the target's spread. */
    private static final double DISTANCE = 1e-13;

    private static final List<RandomProblem.Kind> KINDS = List.of(RandomProblem.Kind.values());

    /** Roundings of a coefficient to a double, each relative. */
    private static final double ROUNDING = 4 * 0x1p-53;

    @Test
    void withDefaultsAllConvergeOrAreRefused() {
        Map<RandomProblem.Kind, Map<String, Integer>> ends = ends(PROBLEMS, seed -> Settings.DEFAULTS);
        for (RandomProblem.Kind kind : KINDS) {
            Map<String, Integer> counts = requireNonNull(ends.get(kind));
            assertThat(counts.keySet()).as(kind.name()).isSubsetOf("converged", "refused");
            // Two rows and more may still be enough for one column and its intercept.
            String most = kind == RandomProblem.Kind.WIDE ? "refused" : "converged";
            assertThat(requireNonNull(counts.get(most))).as(kind.name()).isGreaterThan(PROBLEMS / 20);
        }
    }

    /** Rates and coordinates of all kinds: some runs diverge or come to no end, but none that converged is not there. */
    @Test
    void withOtherSettingsWhatConvergesHasConverged() {
        ends(PROBLEMS / 4, ThousandProblemsTest::otherSettings);
    }

    /** With a ridge every problem has one answer. */
    @Test
    void withARidgeAllConverge() {
        Random random = new Random(5);
        for (int seed = 0; seed < PROBLEMS / 2; seed++) {
            RandomProblem problem = RandomProblem.of(seed);
            String what = problem.kind() + " " + seed;
            Settings settings =
                    Settings.DEFAULTS.withPenalty(new Penalty.L2(Math.pow(10, 8 * random.nextDouble() - 4)));
            try {
                Fit fit = problem.fit(settings);
                assertThat(fit.outcome()).as(what).isInstanceOf(Outcome.Converged.class);
                assertThat(fit.diagnostics().distanceToOptimum()).as(what).isLessThan(1e-13);
                assertNothingIsMissing(problem, fit, what);
            } catch (UnusableDataException refused) {
                assertThat(refused)
                        .as(what)
                        .hasMessageMatching("(?s)There is (only one row|nothing to learn).*|.*too small for doubles.*");
            }
        }
    }

    private static Settings otherSettings(int seed) {
        Random random = new Random(seed);
        List<Optimizer> optimizers = List.of(
                new GradientDescent(),
                new Momentum(0.9),
                new Nesterov(0.9),
                new Adam(),
                new LBfgs(),
                new ConjugateGradient());
        Scaling[] scalings = {Scaling.NONE, Scaling.STANDARD, Scaling.ORTHOGONAL};
        Optimizer optimizer = optimizers.get(random.nextInt(optimizers.size()));
        Settings settings = Settings.DEFAULTS
                .withOptimizer(optimizer)
                .withScaling(scalings[random.nextInt(scalings.length)])
                .withStop(Settings.DEFAULTS.stop().withMaxEpochs(500));
        if (optimizer instanceof LineSearchMethod) {
            return settings;
        }
        Settings batched =
                random.nextInt(3) > 0 ? settings : settings.withBatching(new Batching.MiniBatch(1 + random.nextInt(9)));
        return random.nextBoolean()
                ? batched
                : batched.withLearningRate(new LearningRate.Fixed(Math.pow(10, 2 - 6 * random.nextDouble())));
    }

    /** Fits problems, checks what came of them, and counts how they ended. */
    private static Map<RandomProblem.Kind, Map<String, Integer>> ends(int problems, IntFunction<Settings> settings) {
        Map<RandomProblem.Kind, Map<String, Integer>> ends = new EnumMap<>(RandomProblem.Kind.class);
        for (int seed = 0; seed < problems; seed++) {
            RandomProblem problem = RandomProblem.of(seed);
            String end = end(problem, settings.apply(seed), problem.kind() + " " + seed);
            ends.computeIfAbsent(problem.kind(), kind -> new HashMap<>()).merge(end, 1, Integer::sum);
        }
        return ends;
    }

    private static String end(RandomProblem problem, Settings settings, String what) {
        try {
            Fit fit = problem.fit(settings);
            assertThat(fit.outcome().why()).as(what).isNotBlank().doesNotContain("NaN");
            if (fit.outcome() instanceof Outcome.Diverged) {
                return "diverged";
            }
            assertNothingIsMissing(problem, fit, what);
            if (fit.outcome() instanceof Outcome.Converged) {
                assertOptimum(problem, fit, what);
            }
            return fit.outcome().name();
        } catch (UnusableDataException refused) {
            assertThat(refused.getMessage()).as(what).contains("\n\n").doesNotContain("NaN");
            return "refused";
        }
    }

    private static void assertNothingIsMissing(RandomProblem problem, Fit fit, String what) {
        assertThat(Double.isNaN(fit.model().intercept())).as(what).isEqualTo(!problem.intercept());
        for (Coefficient coefficient : fit.model().coefficients()) {
            if (Double.isNaN(coefficient.value())) {
                assertThat(fit.diagnostics().warnings())
                        .as(what)
                        .anyMatch(warning -> warning.startsWith("Column '" + coefficient.name() + "'")
                                && warning.contains("set aside"));
            } else {
                assertThat(coefficient.value()).as(what).isFinite();
            }
        }
        fit.model().quality().standardErrors().forEach((name, error) -> {
            boolean known = fit.path().names().contains(name) && fit.model().inference() != null;
            boolean freedom = weighed(problem) > fit.path().names().size();
            assertThat(Double.isFinite(error)).as(what + name).isEqualTo(known && freedom);
        });
        assertThat(fit.model().quality().loss()).as(what).isFinite().isNotNegative();
        assertThat(fit.diagnostics().distanceToOptimum()).as(what).isFinite();
        assertThat(fit.path().last().parameters()).as(what).doesNotContain(Double.NaN);
    }

    private static void assertOptimum(RandomProblem problem, Fit fit, String what) {
        double[] y = problem.column("y");
        List<double[]> kept = new ArrayList<>();
        List<double[]> aside = new ArrayList<>();
        List<Double> parameters = new ArrayList<>();
        if (problem.intercept()) {
            kept.add(Arrays.stream(y).map(value -> 1).toArray());
            parameters.add(fit.model().intercept());
        }
        for (Coefficient coefficient : fit.model().coefficients()) {
            double[] column = problem.column(coefficient.name());
            if (Double.isNaN(coefficient.value())) {
                aside.add(column);
            } else {
                kept.add(column);
                parameters.add(coefficient.value());
            }
        }
        DecimalLeastSquares exact = new DecimalLeastSquares(kept, y, problem.weights());
        double[] values = parameters.stream().mapToDouble(Double::doubleValue).toArray();
        BigDecimal[] predictions = DecimalLeastSquares.predictions(kept, values);
        double distance = fit.diagnostics().distanceToOptimum();
        assertThat(distance).as(what).isLessThan(1e-6);
        double spread = spread(y, problem.weights());
        double allowed = (DISTANCE + distance) * spread;
        for (int i = 0; i < y.length; i++) {
            double rounding = 0;
            for (int j = 0; j < values.length; j++) {
                rounding += Math.abs(values[j] * kept.get(j)[i]);
            }
            double off = predictions[i].subtract(exact.fitted()[i]).abs().doubleValue();
            if (problem.weights()[i] > 0) {
                assertThat(off)
                        .as(what)
                        .isLessThanOrEqualTo(allowed / Math.sqrt(problem.weights()[i]) + ROUNDING * rounding);
            }
        }
        for (double[] column : aside) {
            assertThat(exact.ownShare(column)).as(what).isLessThan(1e-7);
        }
        double weight = Arrays.stream(problem.weights()).sum();
        assertThat(Math.sqrt(fit.model().quality().loss()))
                .as(what)
                .isCloseTo(Math.sqrt(exact.residual() / weight), within(allowed));
    }

    private static long weighed(RandomProblem problem) {
        return Arrays.stream(problem.weights()).filter(weight -> weight > 0).count();
    }

    private static double spread(double[] y, double[] weights) {
        double weight = Arrays.stream(weights).sum();
        double mean =
                IntStream.range(0, y.length).mapToDouble(i -> weights[i] * y[i]).sum() / weight;
        return IntStream.range(0, y.length)
                .mapToDouble(i -> Math.sqrt(weights[i]) * Math.abs(y[i] - mean))
                .reduce(0, Math::hypot);
    }
}
