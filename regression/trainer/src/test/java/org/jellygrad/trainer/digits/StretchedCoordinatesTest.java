package org.jellygrad.trainer.digits;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.optimizer.GradientDescent;
import org.jellygrad.trainer.optimizer.LBfgs;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns of units far apart, descended as they are: a small gradient is not taken for the optimum. */
class StretchedCoordinatesTest {

    private static final Settings RAW = RandomData.settings().withScaling(Scaling.NONE);

    private static Map<String, double[]> smallColumn(double unit) {
        double[] x = Arrays.stream(new double[] {1, 2, 3, 5}).map(v -> v * unit).toArray();
        return new TreeMap<>(Map.of("x", x, "z", new double[] {1, 3, 2, 7}, "y", new double[] {2, 4, 5, 1}));
    }

    private static Fit fit(Settings settings, Map<String, double[]> columns) {
        return new Trainer(settings).fit(RandomData.dataset(columns));
    }

    private static void assertNotConverged(Settings settings, Map<String, double[]> columns) {
        Fit raw = fit(settings, columns);
        double least = fit(settings.withScaling(Scaling.AUTO), columns)
                .model()
                .quality()
                .loss();
        assertThat(raw.model().quality().loss()).isGreaterThan(1.01 * least);
        assertThat(raw.outcome()).isInstanceOf(Outcome.StoppedEarly.class);
        assertThat(raw.outcome().why())
                .contains("in coordinates where the bowl is round it is still at ")
                .endsWith("Use `scaling auto`.");
    }

    @Test
    void aSmoothLossThatIsFlatInOneUnitHasNotConverged() {
        for (Loss loss : List.of(new Loss.Huber(1), new Loss.LogCosh())) {
            assertNotConverged(RAW.withLoss(loss), smallColumn(1e-9));
        }
    }

    @Test
    void neitherHasOneWhereALargeColumnLeavesNothingToTheOther() {
        Random random = new Random(4);
        double[] product = random.doubles(60, 1e11, 4e11).toArray();
        double[] rate = random.doubles(60, 2, 9).toArray();
        double[] y = new double[60];
        Arrays.setAll(y, i -> 3 * rate[i] + product[i] / 1e12 + random.nextGaussian());
        assertNotConverged(
                RAW.withLoss(new Loss.Huber(1)), new TreeMap<>(Map.of("product", product, "rate", rate, "y", y)));
    }

    /** What ten thousand epochs do not do they do in round coordinates. */
    @Test
    void aWayThatIsTooLongIsRoundedByScaling() {
        for (Loss loss : List.of(new Loss.Huber(1), new Loss.LogCosh())) {
            Settings settings = RAW.withLoss(loss);
            Map<String, double[]> columns = smallColumn(1e-4);
            Fit raw = fit(settings, columns);
            assertThat(raw.outcome()).isInstanceOf(Outcome.OutOfEpochs.class);
            assertThat(raw.outcome().why()).endsWith(" Use `scaling auto`: the units of the columns are far apart.");
            assertThat(fit(settings.withScaling(Scaling.AUTO), columns).outcome())
                    .isInstanceOf(Outcome.Converged.class);
        }
    }

    /** Where the units are near each other the same losses do converge, to what they do in round coordinates. */
    @Test
    void aBowlThatIsNearlyRoundConverges() {
        Map<String, double[]> columns = smallColumn(1);
        for (Optimizer optimizer : List.of(new GradientDescent(), new LBfgs())) {
            Settings settings = RAW.withLoss(new Loss.Huber(1)).withOptimizer(optimizer);
            Fit raw = fit(settings, columns);
            assertThat(raw.outcome()).isInstanceOf(Outcome.Converged.class);
            assertThat(raw.model().quality().loss())
                    .isCloseTo(
                            fit(settings.withScaling(Scaling.AUTO), columns)
                                    .model()
                                    .quality()
                                    .loss(),
                            within(1e-12));
        }
    }

    /** The certificate is given in round coordinates: the same optimum whatever the unit. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e-12, 1e-15, 1e-30, 1e15})
    void aLossWithKinksIsCertifiedInRoundCoordinates(double unit) {
        Fit fit = fit(RAW.withLoss(new Loss.Absolute()), smallColumn(unit));
        // Of the planes through three of the four points the best misses the fourth by 3.125.
        assertThat(fit.diagnostics().optimum()).isNotNull();
        assertThat(requireOptimum(fit).loss()).isCloseTo(0.78125, within(1e-14));
        if (fit.outcome() instanceof Outcome.Converged) {
            assertThat(fit.model().quality().loss()).isCloseTo(0.78125, within(1e-14));
        }
    }

    private static Diagnostics.Optimum requireOptimum(Fit fit) {
        return requireNonNull(fit.diagnostics().optimum());
    }
}
