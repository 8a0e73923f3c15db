package org.jellygrad.trainer.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.model.Evaluation;
import org.jellygrad.model.Quality;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StopRules;
import org.junit.jupiter.api.Test;

/** Rows kept from descent: their loss is watched, and nothing is learned of them. */
class ValidationRowsTest {
    private static final StopRules RULES = StopRules.DEFAULTS;

    /** A slow run: the squared distance shrinks by 0.98² an epoch. */
    private static Settings slow(StopRules stop) {
        return RandomData.settings()
                .withScaling(Scaling.STANDARD)
                .withLearningRate(new LearningRate.Fixed(0.01))
                .withStop(stop);
    }

    private static Fit fit(Settings settings) {
        return new Trainer(settings).fit(RandomData.dataset(3, 80, 1));
    }

    /** 25 columns of noise and 40 rows: descent learns the noise, and the validation rows notice. */
    @Test
    void patience() {
        Map<String, double[]> columns = RandomData.columns(1, 40, 25);
        Random random = new Random(5);
        columns.replaceAll((name, x) -> random.doubles(40, -1, 1).toArray());
        Settings settings = slow(RULES.withPatience(10)).withValidation(0.25);
        Fit fit = new Trainer(settings).fit(RandomData.dataset(columns));
        assertThat(fit.outcome()).isInstanceOf(Outcome.StoppedEarly.class);
        assertThat(fit.outcome().why()).contains("validation rows has not fallen for 10 epochs");
        assertThat(fit.model().provenance().rows()).isEqualTo(30);
        // The parameters are those of ten epochs ago; where the run stood at its end comes before them.
        assertThat(fit.path().wentBack()).isTrue();
        List<PathPoint> points = fit.path().points();
        PathPoint stood = points.get(points.size() - 2);
        assertThat(stood.epoch()).isEqualTo(fit.epochs());
        assertThat(stood.validationLoss()).isGreaterThan(fit.path().last().validationLoss());
        assertThat(stood.loss()).isLessThan(points.get(points.size() - 3).loss());
        PathPoint best = points.get(points.size() - 2 - 10);
        assertThat(fit.path().last().parameters()).containsExactly(best.parameters());
        assertThat(fit.path().last().epoch()).isEqualTo(best.epoch() + 10);
        Quality.Validation kept = validation(fit);
        assertThat(kept.rows()).isEqualTo(10);
        assertThat(kept.loss()).isPositive().isEqualTo(best.validationLoss());
        double lowest =
                points.stream().mapToDouble(PathPoint::validationLoss).min().orElseThrow();
        assertThat(kept.loss()).isEqualTo(lowest);
        Fit again = new Trainer(settings).fit(RandomData.dataset(columns));
        assertThat(again.path().last().parameters()).isEqualTo(fit.path().last().parameters());
        Fit other = new Trainer(settings.withSeed(43)).fit(RandomData.dataset(columns));
        assertThat(other.path().last().parameters())
                .isNotEqualTo(fit.path().last().parameters());
    }

    @Test
    void validationRowsAreNotTrainedOn() {
        Map<String, double[]> columns = RandomData.columns(2, 40, 1);
        Fit all = new Trainer(RandomData.settings()).fit(RandomData.dataset(columns));
        Fit some = new Trainer(RandomData.settings().withValidation(0.5)).fit(RandomData.dataset(columns));
        assertThat(some.model().slope()).isNotEqualTo(all.model().slope());
        assertThat(some.model().provenance().rows()).isEqualTo(20);
        assertThat(all.model().quality().validation()).isNull();
        assertThat(all.path().last().validationLoss()).isNaN();
    }

    /** Σ residual² of all rows is that of the rows trained on and that of the others: 1e-12 of it for the rounding of the sums. */
    @Test
    void bothPartsAreAllRows() {
        Dataset data = RandomData.dataset(RandomData.columns(2, 40, 3));
        Settings settings = RandomData.settings().withValidation(0.3);
        List<Settings> all = List.of(
                settings,
                settings.withLearningRate(new LearningRate.Fixed(1e-3)).withStop(RULES.withMaxEpochs(9)),
                settings.withBatching(new Batching.MiniBatch(7)).withStop(RULES.withMaxEpochs(3)),
                settings.withPenalty(new Penalty.L2(0.5)));
        for (Settings each : all) {
            Fit fit = new Trainer(each).fit(data);
            double rmse = Evaluation.of(fit.model(), data).rmse();
            double squares =
                    28 * fit.model().quality().loss() + 12 * validation(fit).loss();
            assertThat(validation(fit).rows()).isEqualTo(12);
            assertThat(squares).isCloseTo(40 * rmse * rmse, within(1e-12 * squares));
            assertThat(fit.path().last().validationLoss())
                    .isEqualTo(validation(fit).loss());
            assertThat(fit.path().points().stream().filter(point -> point.rows() == 28))
                    .allMatch(point -> point.validationLoss() > 0);
            assertThat(fit.path().points().stream().filter(point -> point.rows() < 28))
                    .allMatch(point -> Double.isNaN(point.validationLoss()));
        }
    }

    @Test
    void theShareRoundsToNoRow() {
        assertThatThrownBy(() -> fit(RandomData.settings().withValidation(0.001)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("is none of the 80 rows");
        Fit fit = fit(RandomData.settings().withValidation(0.0125));
        assertThat(validation(fit).rows()).isEqualTo(1);
        assertThat(validation(fit).loss()).isCloseTo(1, within(20.0));
    }

    private static Quality.Validation validation(Fit fit) {
        return Objects.requireNonNull(fit.model().quality().validation());
    }
}
