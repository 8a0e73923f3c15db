package org.jellygrad.trainer.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Contribution;
import org.jellygrad.model.Model;
import org.jellygrad.model.Predictor;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

class FittedPredictorTest {
    private static Model penguins(String formula) {
        return new Trainer(Settings.DEFAULTS.withFormula(Formula.parse(formula)))
                .fit(BundledDatasets.load("penguins"))
                .model();
    }

    @Test
    void itPredictsAsTheModelDoes() {
        Model model = penguins("body_mass_g ~ species*flipper_length_mm + I(flipper_length_mm^2)");
        Predictor predictor = model.predictor(List.of("flipper_length_mm", "species"));
        Random random = new Random(3);
        for (int i = 0; i < 100; i++) {
            double species = random.nextInt(3);
            double flipper = 170 + 60 * random.nextDouble();
            assertThat(predictor.predict(flipper, species)).isEqualTo(model.predict(species, flipper));
        }
    }

    /** average + Σ amounts = prediction, and the average of a least-squares fit is the target's mean. */
    @Test
    void contributionsAddUpToThePrediction() {
        Model model = penguins("body_mass_g ~ species*flipper_length_mm");
        Predictor predictor = model.predictor(model.features());
        // R: mean(p$body_mass_g, na.rm = TRUE)
        assertThat(predictor.average()).isCloseTo(4201.754385964912, within(1e-8));
        for (double[] row : new double[][] {{0, 181}, {1, 200}, {2, 230}}) {
            double sum = predictor.contributions(row).stream()
                    .mapToDouble(Contribution::amount)
                    .sum();
            assertThat(predictor.average() + sum).isCloseTo(predictor.predict(row), within(1e-9));
        }
    }

    /** By hand: y = 2x through the origin is 2·3 from 0, and nothing else. */
    @Test
    void withoutAnInterceptContributionsAreCountedFromZero() {
        Dataset data =
                Dataset.builder("d").numbers("x", 1, 2).numbers("y", 2, 4).build();
        Model model = new Trainer(Settings.DEFAULTS.withTarget("y").withIntercept(false))
                .fit(data)
                .model();
        Predictor predictor = model.predictor(List.of("x"));
        assertThat(predictor.average()).isZero();
        assertThat(predictor.contributions(3)).containsExactly(new Contribution("x", 3, 0, 2, 6));
        assertThat(model.coefficients().get(0).standardised()).isEqualTo(1);
    }

    /** R: {@code coef(m)[-1] * apply(model.matrix(m)[, -1], 2, sd) / sd(y)} of {@code lm(dist ~ speed + I(speed^2), cars)}. */
    @Test
    void standardisedCoefficientsAsR() {
        List<Coefficient> cars = new Trainer(Settings.DEFAULTS.withDegree(2))
                .fit(BundledDatasets.load("cars1930"))
                .model()
                .coefficients();
        assertThat(cars.get(0).standardised()).isCloseTo(0.187398402336765, within(1e-10));
        assertThat(cars.get(1).standardised()).isCloseTo(0.632477151554821, within(1e-10));
        assertThat(cars.get(0).mean()).isCloseTo(15.4, within(1e-13));
        assertThat(cars.get(1).mean()).isCloseTo(264.56, within(1e-11));
    }
}
