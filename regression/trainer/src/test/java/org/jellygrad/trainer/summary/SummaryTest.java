package org.jellygrad.trainer.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.jellygrad.datasets.Dataset;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/** A program gets the text of a fit from the fit. The command line's golden files hold the text of every kind of run. */
class SummaryTest {

    private static Fit fit(String feature) {
        Dataset jars = Dataset.builder("jars")
                .numbers(feature, 1, 3, 5, 7)
                .numbers("beans", 7, 11, 15, 19)
                .build();
        return new Trainer(Settings.DEFAULTS.withTarget("beans")).fit(jars);
    }

    @Test
    void isShortByDefault() {
        Fit fit = fit("size");
        assertThat(fit.summary()).isEqualTo("""
                beans = 2 · size + 5

                           learned  exact
                intercept        5      5
                size             2      2

                epoch  intercept  size  loss
                    0          0     0   189
                    1          5     2     0

                Converged in one step: with scaled columns the loss is a round bowl, and learning rate 0.5 leads to
                its bottom, the exact optimum.
                The equation fits every row exactly (R² 1), so no scatter makes the coefficients uncertain.""");
        assertThat(fit.summary(Detail.SHORT)).isEqualTo(fit.summary());
    }

    @Test
    void detailsNameTheConditionNumber() {
        assertThat(fit("size").summary(Detail.FULL))
                .contains("condition number", "standardised", "gradient norm")
                .contains("\npace      One step leads to the optimum.\n")
                .doesNotContainPattern("\\p{IsGreek}");
    }

    /** A name cannot move the cursor of whoever prints the text. */
    @Test
    void controlCharactersAreShown() {
        assertThat(fit("si\u001bze").summary()).contains("2 · si␛ze + 5").doesNotContain("\u001b");
    }
}
