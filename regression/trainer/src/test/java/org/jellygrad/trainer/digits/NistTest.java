package org.jellygrad.trainer.digits;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jellygrad.certified.CertifiedSet;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The linear least squares sets of the NIST Statistical Reference Datasets, with default options: digits (log relative error) of
 * every certified number. What the rounding of x and y to doubles allows is 13.2 digits on the hardest.
 */
public class NistTest {

    private static final double DIGITS = 13.0;

    /** A certified zero cannot have digits: this share of the target's spread is rounding of the data. */
    private static final double ZERO = 1e-14;

    public static Fit fitDefault(String name) {
        return fit(CertifiedSet.of(name), Settings.DEFAULTS);
    }

    private static Fit fit(CertifiedSet set, Settings settings) {
        return new Trainer(settings.withTarget("y").withDegree(set.degree()).withIntercept(set.intercept()))
                .fit(Dataset.of(set.name(), set.columns()));
    }

    static List<CertifiedSet> all() {
        return CertifiedSet.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyCertifiedNumber(CertifiedSet set) {
        assertCertified(set, fit(set, Settings.DEFAULTS));
    }

    /** A rate of 0.1 in orthogonal coordinates takes many epochs, each a step of the same descent, to the same digits. */
    @ParameterizedTest
    @ValueSource(strings = {"Filip", "Longley", "Wampler5", "Norris"})
    void slowerDescentEndsAtTheSameDigits(String name) {
        CertifiedSet set = CertifiedSet.of(name);
        Settings settings = Settings.DEFAULTS.withScaling(Scaling.ORTHOGONAL);
        int fast = fit(set, settings).epochs();
        Fit slow = fit(set, settings.withLearningRate(new LearningRate.Fixed(0.1)));
        assertThat(slow.epochs()).isGreaterThan(10 * fast);
        assertCertified(set, slow);
    }

    private static void assertCertified(CertifiedSet set, Fit fit) {
        assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
        CertifiedSet.Results certified = set.certified();
        Model model = fit.model();
        List<Double> ours = Stream.concat(
                        set.intercept() ? Stream.of(model.intercept()) : Stream.of(),
                        model.coefficients().stream().map(Coefficient::value))
                .toList();
        List<Double> errors = List.copyOf(model.quality().standardErrors().values());
        double spread = Math.sqrt(model.quality().bestConstantLoss());
        assertThat(ours).hasSameSizeAs(certified.coefficients());
        for (int i = 0; i < ours.size(); i++) {
            assertDigits(ours.get(i), certified.coefficients().get(i), spread, "coefficient " + i);
            assertDigits(errors.get(i), certified.standardErrors().get(i), spread, "standard error " + i);
        }
        assertDigits(model.quality().residualStandardError(), certified.residualDeviation(), spread, "residual SD");
        assertDigits(model.quality().r2(), certified.r2(), spread, "R²");
        assertF(requireNonNull(model.inference()).f().statistic(), certified.f());
    }

    /** Infinite where the certified residuals are 0: ours are rounding of the data, if not 0. */
    private static void assertF(double actual, double certified) {
        if (Double.isInfinite(certified)) {
            assertThat(actual).isGreaterThan(1e28);
        } else {
            assertDigits(actual, certified, Double.NaN, "F");
        }
    }

    private static void assertDigits(double actual, double certified, double spread, String what) {
        if (certified == 0) {
            assertThat(actual).as(what).isBetween(0.0, ZERO * spread);
        } else {
            assertThat(CertifiedSet.digits(actual, certified))
                    .as("digits of %s: %s against %s", what, actual, certified)
                    .isGreaterThanOrEqualTo(DIGITS);
        }
    }
}
