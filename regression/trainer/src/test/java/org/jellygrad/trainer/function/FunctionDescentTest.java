package org.jellygrad.trainer.function;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.optimizer.Momentum;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a descent on a typed function has come to, for every kind of end there is. */
class FunctionDescentTest {

    private static final int STEPS = 2000;

    private static TypedFunction function(String text) {
        return TypedFunction.of(Expression.parse(text));
    }

    private static Settings settings(double rate, int steps) {
        return Settings.DEFAULTS
                .withLearningRate(new LearningRate.Fixed(rate))
                .withStop(Settings.DEFAULTS.stop().withMaxEpochs(steps));
    }

    private static FunctionDescent run(String text, double rate, int steps, double... start) {
        TypedFunction function = function(text);
        Map<String, Double> values = new LinkedHashMap<>();
        for (int j = 0; j < start.length; j++) {
            values.put(function.variables().get(j), start[j]);
        }
        return FunctionDescent.run(
                function, settings(rate, steps).withStart(new InitialGuess.Given(values)), Recording.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "(x - 3)^2, 8, 0.1, MINIMUM, converged",
        "(x - 3)^2, 3, 0.1, MINIMUM, converged",
        "x^4, 0, 0.1, MINIMUM, converged",
        "(x^2 - 1)^2 + 0.3*x, 1.5, 0.02, MINIMUM, converged",
        "x^3, 0, 0.1, SADDLE, converged",
        "x^3, 1, 0.1, BOTTOMLESS, diverged",
        "x^3 + 1000, 1, 0.1, BOTTOMLESS, diverged",
        "-x^2, 0, 0.1, HILLTOP, converged",
        "-x^4, 0, 0.1, HILLTOP, converged",
        "0*x, 1, 0.1, LEVEL, converged",
        "exp(-x^2), 5, 0.1, FLAT, out-of-epochs",
        "exp(-x^2), 1.5, 12, FLAT, stopped-early",
        "abs(x), 1, 0.3, HOVERS, stopped-early",
        "x^2, 5, 1, HOVERS, stopped-early",
        "sqrt(x), 1, 0.3, OUTSIDE, stopped-early",
        "log(x), 1, 0.1, OUTSIDE, stopped-early",
        "x, 1, 0.1, BOTTOMLESS, diverged",
        "1/x, 1, 0.1, BOTTOMLESS, diverged",
        "exp(x), 1, 0.1, BOTTOMLESS, diverged",
        "-x^2, 0.1, 1, BOTTOMLESS, diverged",
        "(x - 3)^2, 8, 1.1, RISING, diverged",
        "x^4, 3, 1, RISING, diverged",
        "(x - 3)^2, 8, 0.0001, ON_THE_WAY, out-of-epochs"
    })
    void everyEndHasItsName(String text, double start, double rate, EndKind place, String outcome) {
        FunctionDescent run = run(text, rate, STEPS, start);
        assertThat(run.endKind()).as(run.outcome().why()).isEqualTo(place);
        assertThat(run.outcome().name()).isEqualTo(outcome);
        assertThat(DescentWords.of(run)).isNotEmpty().allSatisfy(sentence -> assertThat(sentence)
                .doesNotContain("NaN")
                .endsWith("."));
    }

    @Test
    void aSaddleSaysAlongWhatItRises() {
        FunctionDescent run = run("x^2 - y^2", 0.1, STEPS, 1, 0);
        assertThat(run.endKind()).isEqualTo(EndKind.SADDLE);
        assertThat(run.outcome()).isInstanceOf(Outcome.Converged.class);
        assertThat(run.outcome().why()).contains("rises along x and falls along y");
        assertThat(requireNonNull(run.curvature()).eigenvalues()).containsExactly(-2, 2);
    }

    /** Out of steps, it is no saddle yet; but the steps alone would look like those to a minimum. */
    @Test
    void theWayToASaddleIsSaid() {
        FunctionDescent run = run("x^2 - y^2", 0.1, 50, 1, 0);
        assertThat(run.endKind()).isEqualTo(EndKind.ON_THE_WAY);
        assertThat(run.outcome().why())
                .startsWith("All 50 steps are taken")
                .endsWith("The path leads to a saddle: the function rises along x and falls along y.");
        assertThat(run("x^2 - y^2", 0.1, 10, 1, 0).outcome().why()).doesNotContain("saddle");
    }

    /** Newton's method ends at 0 for both; x³ falls on beyond. */
    @Test
    void whatFallsOnBeyondIsNoMinimum() {
        assertThat(run("x^3 + y^2", 0.1, 200, 1, 1).valleyMinimum()).isNull();
        assertThat(requireNonNull(run("x^4 + y^2", 0.1, 200, 1, 1).valleyMinimum())
                        .value())
                .isCloseTo(0, within(1e-9));
    }

    /** The limit of Rosenbrock's valley is 0.0019968, which three digits would lift to 0.002. */
    @Test
    void theAdvisedRateIsBelowTheLimit() {
        FunctionDescent run = run("100*(y - x^2)^2 + (1 - x)^2", 0.1, 20, 1, -1.2);
        double advised = Double.parseDouble(run.outcome().remedy().replaceFirst(".*`learningRate (.*)`\\.", "$1"));
        assertThat(advised).isLessThan(requireNonNull(run.rates()).stable());
    }

    /** S18: from y = 1e-3 it takes 38 steps to leave the saddle by 1. */
    @Test
    void besideASaddleTheFunctionFallsForEver() {
        FunctionDescent run = run("x^2 - y^2", 0.1, 38, 1, 1e-3);
        assertThat(run.endKind()).isEqualTo(EndKind.BOTTOMLESS);
        assertThat(run.minimum().parameters()[1]).isCloseTo(1e-3 * Math.pow(1.2, 38), within(1e-12));
        assertThat(run.minimum().parameters()[1]).isGreaterThan(1);
        assertThat(1e-3 * Math.pow(1.2, 37)).isLessThan(1);
    }

    /** For c·(x − m)² the curvature is 2c: the limit is 1/c, and the best rate half of it. */
    @ParameterizedTest
    @CsvSource({"1, 3", "0.9, 5", "25, -2"})
    void theLimitOfAParabola(double c, double m) {
        FunctionDescent run = run(c + "*(x - (" + m + "))^2 + 7", 0.01 / c, 5, 8);
        ValleyMinimum bottom = requireNonNull(run.valleyMinimum());
        assertThat(bottom.point()[0]).isCloseTo(m, within(1e-12));
        assertThat(bottom.value()).isCloseTo(7, within(1e-12));
        assertThat(bottom.curvature().largest()).isCloseTo(2 * c, within(1e-12 * c));
        Rates rates = requireNonNull(run.rates());
        assertThat(rates.stable()).isCloseTo(1 / c, within(1e-12));
        assertThat(rates.best()).isCloseTo(0.5 / c, within(1e-12));
        assertThat(rates.factor()).isCloseTo(0, within(1e-12));
        assertThat(run.parabola()).isTrue();
        assertThat(run.minimum().convergence().factor()).isCloseTo(0.98, within(1e-9));
    }

    /** H = [[2, 1], [1, 2]] has eigenvalues 1 and 3 along the diagonals; κ = 3 gives (κ − 1)/(κ + 1) = ½ at 2/(1 + 3). */
    @Test
    void theLimitOfABowl() {
        FunctionDescent run = run("x^2 + x*y + y^2", 0.1, 50, 2, 1);
        ValleyMinimum bottom = requireNonNull(run.valleyMinimum());
        assertThat(bottom.curvature().eigenvalues()).containsExactly(new double[] {1, 3}, within(1e-12));
        Rates rates = requireNonNull(run.rates());
        assertThat(rates.stable()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(rates.best()).isCloseTo(0.5, within(1e-12));
        assertThat(rates.factor()).isCloseTo(0.5, within(1e-12));
    }

    /** 12x² − 4 at the minima of (x² − 1)² + 0.3x. */
    @Test
    void bothValleys() {
        for (double start : new double[] {1.5, -1.5}) {
            ValleyMinimum bottom =
                    requireNonNull(run("(x^2 - 1)^2 + 0.3*x", 0.02, 5, start).valleyMinimum());
            double x = bottom.point()[0];
            assertThat(x).isCloseTo(start > 0 ? 0.960150 : -1.035579, within(5e-7));
            assertThat(4 * x * (x * x - 1) + 0.3).isCloseTo(0, within(1e-9));
            assertThat(bottom.curvature().largest()).isCloseTo(12 * x * x - 4, within(1e-9));
        }
    }

    @Test
    void theRatesAreThoseOfTheOptimizer() {
        FunctionDescent run = FunctionDescent.run(
                function("(x - 3)^2"),
                settings(0.1, 10).withOptimizer(new Momentum(0.9)).withStart(new InitialGuess.Given(Map.of("x", 8.0))),
                Recording.NONE);
        assertThat(requireNonNull(run.rates()).stable()).isCloseTo(2 * 1.9 / 2, within(1e-12));
    }

    @Test
    void aDivergedRunNamesTheLimitThatItBroke() {
        FunctionDescent run = run("(x - 3)^2", 1.1, 30, 8);
        assertThat(run.minimum().parameters()[0]).isCloseTo(1189.88, within(5e-3));
        assertThat(((Outcome.Diverged) run.outcome()).remedy())
                .contains("above the limit of this function, 1. Use `learningRate 0.5`");
    }

    /** Of ten standard normal starts some lie right of the hill, where the valley is shallow. */
    @Test
    void restartsFindTheDeeperValley() {
        Settings settings = settings(0.02, STEPS).withStart(new InitialGuess.Random());
        Restarts all = Restarts.run(function("(x^2 - 1)^2 + 0.3*x"), settings, 10, Recording.NONE);
        assertThat(all.runs()).hasSize(10);
        assertThat(all.deepest().minimum().value()).isCloseTo(-0.305428, within(1e-6));
        assertThat(all.runs()).extracting(run -> run.minimum().value()).anyMatch(value -> value > 0.29);
    }

    @Test
    void restartsLeaveOutWhereThereIsNoValue() {
        Settings settings = settings(0.01, 10).withStart(new InitialGuess.Random());
        Restarts all = Restarts.run(function("(log(x))^2"), settings, 20, Recording.NONE);
        assertThat(all.undefined()).isBetween(1, 19);
        assertThat(all.runs()).hasSize(20 - all.undefined());
    }

    @Test
    void aFunctionHasAVariable() {
        assertThatThrownBy(() -> function("1 + pi"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no variable");
    }
}
