package org.jellygrad.trainer.digits;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns and targets near the ends of the range of doubles: the same digits as nearer to 1, or a refusal. */
class RangeOfDoublesTest {

    /** A slope of 1e450. */
    @Test
    void aCoefficientBeyondDoublesIsRefused() {
        Map<String, double[]> columns = Map.of(
                "x", new double[] {1e-300, 3e-300, 4e-300, 9e-300}, "y", new double[] {1e150, 2e150, -3e150, 4e150});
        assertThatThrownBy(() -> new Trainer(RandomData.settings()).fit(RandomData.dataset(columns)))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("The coefficient of 'x' is too large for a double")
                .hasMessageContaining("smaller");
    }

    private static final double[] X = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final double[] Z = {3, 1, 4, 1, 5, 9, 2, 6};
    private static final double[] Y = {1, 4, 2, 2, 4, 1, 0, 1};

    private static Fit fit(Settings settings, double xUnit, double yUnit) {
        return new Trainer(settings)
                .fit(RandomData.dataset(new TreeMap<>(Map.of("x", times(X, xUnit), "z", Z, "y", times(Y, yUnit)))));
    }

    private static double[] times(double[] values, double unit) {
        return Arrays.stream(values).map(value -> value * unit).toArray();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-162, 1e-150})
    void aTargetWhoseSquaresVanishIsRefused(double unit) {
        assertThatThrownBy(() -> fit(RandomData.settings(), 1, unit))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("The target 'y' is between 0 and ")
                .hasMessageContaining("too small for doubles.");
    }

    @Test
    void aTargetWhoseSquaresOverflowIsRefusedWhateverTheLoss() {
        for (Loss loss : List.of(new Loss.Squared(), new Loss.Absolute(), new Loss.Huber(1))) {
            assertThatThrownBy(() -> fit(RandomData.settings().withLoss(loss), 1, 1e200))
                    .isInstanceOf(UnusableDataException.class)
                    .hasMessageStartingWith("The target 'y' is too large: its squares leave the range");
        }
    }

    @Test
    void weightsWhoseProductsOverflowAreNamed() {
        Settings settings = RandomData.settings().withFeatures(List.of("x")).withWeights("w");
        Map<String, double[]> columns = new TreeMap<>(Map.of("x", X, "y", Y, "w", times(Z, 1e307)));
        assertThatThrownBy(() -> new Trainer(settings).fit(RandomData.dataset(columns)))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("its squares, times the weights, leave the range")
                .hasMessageContaining("or the weights");
    }

    @Test
    void aPenaltyThatOverflowsIsCalledTooLarge() {
        assertThatThrownBy(() -> fit(RandomData.settings().withPenalty(new Penalty.L2(1e308)), 1, 1))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("The l2 penalty is too large")
                .hasMessageContaining("Give a smaller `l2`.");
    }

    /** Powers of two, which change no digit: of the column up to 1e300, of the target down to 1e-135. */
    @ParameterizedTest
    @ValueSource(ints = {-990, -500, 500, 996})
    void theUnitOfAColumnChangesNoDigit(int exponent) {
        Fit one = fit(RandomData.settings(), 1, 1);
        Fit other = fit(RandomData.settings(), Math.scalb(1.0, exponent), 1);
        assertThat(other.model().intercept()).isEqualTo(one.model().intercept());
        for (int j = 0; j < 2; j++) {
            assertThat(other.model().coefficients().get(j).standardised())
                    .isEqualTo(one.model().coefficients().get(j).standardised());
        }
        for (int j = 1; j < 3; j++) {
            var here = requireNonNull(other.model().inference()).coefficients().get(j);
            var there = requireNonNull(one.model().inference()).coefficients().get(j);
            assertThat(here.vif()).isEqualTo(there.vif());
            assertThat(here.t()).isEqualTo(there.t());
        }
    }

    @Test
    void theUnitOfTheTargetChangesNoDigit() {
        Fit one = fit(RandomData.settings(), 1, 1);
        Fit other = fit(RandomData.settings(), 1, 0x1p-448);
        assertThat(other.model().intercept()).isEqualTo(one.model().intercept() * 0x1p-448);
        assertThat(other.model().quality().r2()).isEqualTo(one.model().quality().r2());
        assertThat(requireNonNull(other.model().inference()).f())
                .isEqualTo(requireNonNull(one.model().inference()).f());
    }

    /** The best rate is below the limit by 1e-12 of it here: no reason to warn, but one to go another way. */
    @Test
    void aHugePenaltyInTheColumnsOwnScaleIsSlowNotUnstable() {
        Fit fit = fit(RandomData.settings().withScaling(Scaling.STANDARD).withPenalty(new Penalty.L2(1e12)), 1, 1);
        assertThat(fit.diagnostics().outlook().isUnstable()).isFalse();
        assertThat(fit.outcome()).isInstanceOf(Outcome.OutOfEpochs.class);
        assertThat(fit.outcome().why()).endsWith(" Use `optimizer cg`, which needs about 3 epochs.");
    }
}
