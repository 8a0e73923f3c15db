package org.jellygrad.trainer.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Progress;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.optimizer.Adam;
import org.jellygrad.trainer.optimizer.ConjugateGradient;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/** What is known before the first step. */
class OutlookTest {

    @Test
    void itIsWhatTheRunGoesBy() {
        Map<String, double[]> columns = RandomData.columns(2, 50, 3);
        for (Settings settings : List.of(
                RandomData.settings(),
                RandomData.settings().withBatching(new Batching.MiniBatch(8)),
                RandomData.settings().withLoss(new Loss.Absolute()),
                RandomData.settings().withOptimizer(new Adam()),
                RandomData.settings().withOptimizer(new ConjugateGradient()),
                RandomData.settings().withValidation(0.2))) {
            Outlook before = new Trainer(settings).outlook(RandomData.dataset(columns));
            Fit fit = new Trainer(settings).fit(RandomData.dataset(columns));
            assertThat(fit.diagnostics().outlook()).isEqualTo(before);
        }
    }

    @Test
    void itIsToldBeforeTheFirstEpoch() {
        StringBuilder told = new StringBuilder();
        new Trainer(RandomData.settings()).fit(RandomData.dataset(1, 20, 2), new Progress() {
            @Override
            public void starting(Outlook outlook) {
                told.append("outlook ").append(outlook.conditionNumber() > 1).append(' ');
            }

            @Override
            public void epoch(int epoch, double loss, double gradientNorm, double learningRate) {
                if (epoch == 1) {
                    told.append("epoch at ").append(learningRate > 0);
                }
            }
        });
        assertThat(told.toString()).isEqualTo("outlook true epoch at true");
    }

    @Test
    void aConstantTargetIsSaid() {
        Map<String, double[]> columns = Map.of("x", new double[] {1, 2, 4, 9}, "y", new double[] {5, 5, 5, 5});
        assertThat(new Trainer(RandomData.settings())
                        .outlook(RandomData.dataset(columns))
                        .warnings())
                .containsExactly("The target 'y' is 5 in every row, so no feature can explain anything.");
    }

    /** The mean of ten times 7.3 is not 7.3 to the last bit of a double-double, and yet nothing varies. */
    @Test
    void aConstantTargetIsSaidWhateverItsBits() {
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        double[] z = {1, 4, 2, 2, 4, 1, 0, 1, 4, 2};
        double[] y = new double[10];
        Arrays.fill(y, 7.3);
        Fit fit = new Trainer(RandomData.settings()).fit(RandomData.dataset(Map.of("x", x, "z", z, "y", y)));
        assertThat(fit.diagnostics().warnings())
                .containsExactly("The target 'y' is 7.3 in every row, so no feature can explain anything.");
        assertThat(fit.model().quality().bestConstantLoss()).isZero();
        assertThat(fit.model().quality().r2()).isNaN();
        assertThat(fit.model().intercept()).isEqualTo(7.3);
    }

    /** Years and their squares in their own units: κ near 1/ε. */
    @Test
    void aForcedScaleThatLosesADirectionIsSaid() {
        double[] years = new double[40];
        double[] values = new double[40];
        for (int i = 0; i < years.length; i++) {
            years[i] = 1980 + i;
            values[i] = i % 7;
        }
        Settings settings = RandomData.settings().withDegree(2);
        Map<String, double[]> columns = Map.of("year", years, "y", values);
        assertThat(new Trainer(settings.withScaling(Scaling.NONE))
                        .outlook(RandomData.dataset(columns))
                        .warnings())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("In 'none' coordinates the condition number is ")
                .contains("`scaling orthogonal`");
        assertThat(new Trainer(settings).outlook(RandomData.dataset(columns)).warnings())
                .isEmpty();
    }
}
