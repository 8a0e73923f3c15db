package org.jellygrad.trainer.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Minimizer;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.optimizer.AdaGrad;
import org.jellygrad.trainer.optimizer.Adam;
import org.jellygrad.trainer.optimizer.AmsGrad;
import org.jellygrad.trainer.optimizer.ConjugateGradient;
import org.jellygrad.trainer.optimizer.GradientDescent;
import org.jellygrad.trainer.optimizer.LBfgs;
import org.jellygrad.trainer.optimizer.Momentum;
import org.jellygrad.trainer.optimizer.Nesterov;
import org.jellygrad.trainer.optimizer.NormalizedGradientDescent;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.optimizer.RmsProp;
import org.jellygrad.trainer.outcome.RateSearch;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RateSearchTest {

    private static final Settings SEARCHING = RandomData.settings().withLearningRate(new LearningRate.Search());

    private static RateSearch search(Fit fit) {
        return Objects.requireNonNull(fit.diagnostics().outlook().rateSearch());
    }

    /** Beans lie on a line and H = 2I: after k steps the loss is (1 − 2η)^2k of its start. */
    @Test
    void theCurveIsTheLaw() {
        Fit fit = new Trainer(Settings.DEFAULTS.withLearningRate(new LearningRate.Search()))
                .fit(BundledDatasets.load("jellybeans"));
        RateSearch search = search(fit);
        assertThat(search.start()).isCloseTo(1_401_600, within(1e-6));
        assertThat(search.epochs()).isEqualTo(30);
        assertThat(search.trials()).hasSize(15);
        for (RateSearch.Trial trial : search.trials()) {
            double law = search.start() * Math.pow(1 - 2 * trial.rate(), 2 * trial.epochs());
            assertThat(trial.value()).isCloseTo(law, within(1e-9 * law + 1e-20));
            assertThat(trial.diverged()).isEqualTo(trial.rate() > 1);
            assertThat(trial.epochs()).isLessThanOrEqualTo(30);
        }
        for (int i = 1; i < 15; i++) {
            assertThat(search.trials().get(i).rate()
                            / search.trials().get(i - 1).rate())
                    .isCloseTo(Math.pow(10, 0.25), within(1e-12));
        }
        assertThat(search.best()).isEqualTo(0.5);
        assertThat(fit.diagnostics().learningRate()).isEqualTo(0.5);
        assertThat(fit.path().first().learningRate()).isEqualTo(0.5);
        assertThat(fit.epochs()).isEqualTo(1);
    }

    private static Stream<Settings> everyMethod() {
        List<Optimizer> optimizers = List.of(
                new GradientDescent(),
                new NormalizedGradientDescent(),
                new Momentum(0.9),
                new Nesterov(0.9),
                new AdaGrad(),
                new RmsProp(),
                new Adam(),
                new AmsGrad());
        Stream<Settings> methods = optimizers.stream().map(SEARCHING::withOptimizer);
        Stream<Settings> losses = Stream.of(new Loss.Absolute(), new Loss.Huber(1), new Loss.LogCosh())
                .map(SEARCHING::withLoss);
        Stream<Settings> others = Stream.of(
                SEARCHING.withBatching(new Batching.MiniBatch(8)),
                SEARCHING.withBatching(new Batching.MiniBatch(1)).withOptimizer(new Adam()),
                SEARCHING.withScaling(Scaling.NONE),
                SEARCHING.withPenalty(Penalty.of(0.1, 0.2)),
                SEARCHING.withStop(Settings.DEFAULTS.stop().withMaxEpochs(5)));
        return Stream.of(methods, losses, others).flatMap(stream -> stream);
    }

    /** The best trial is no higher than any other, and each can be had again as a run of its own. */
    @ParameterizedTest
    @MethodSource("everyMethod")
    void thePickIsTheLowestOfTheCurve(Settings settings) {
        Map<String, double[]> columns = RandomData.columns(11, 60, 2);
        Fit fit = new Trainer(settings).fit(RandomData.dataset(columns));
        RateSearch search = search(fit);
        RateSearch.Trial best = search.trials().stream()
                .filter(trial -> trial.rate() == search.best())
                .findFirst()
                .orElseThrow();
        assertThat(best.diverged()).isFalse();
        assertThat(best.value()).isLessThan(search.start());
        for (RateSearch.Trial trial : search.trials()) {
            assertThat(trial.diverged() || best.value() <= trial.value() + 1e-9 * search.start())
                    .isTrue();
        }
        assertThat(fit.diagnostics().learningRate()).isEqualTo(search.best());
        assertThat(search(new Trainer(settings).fit(RandomData.dataset(columns))))
                .isEqualTo(search);

        Fit again = new Trainer(settings.withLearningRate(new LearningRate.Fixed(best.rate()))
                        .withStop(settings.stop().withMaxEpochs(best.epochs()).withStandstill(1000)))
                .fit(RandomData.dataset(columns));
        PathPoint end = again.path().points().stream()
                .filter(point -> point.epoch() == best.epochs() && point.rows() == 60)
                .reduce((first, second) -> second)
                .orElseThrow();
        double penalty = 0;
        for (int j = 1; j < end.descended().length; j++) {
            double b = end.descended()[j];
            penalty += settings.penalty().l2() * b * b + settings.penalty().l1() * Math.abs(b);
        }
        assertThat(end.loss() + penalty).isCloseTo(best.value(), within(1e-9 * best.value()));
    }

    @Test
    void whatTakesNoRateIsNotSearchedFor() {
        for (Optimizer optimizer : List.of(new LBfgs(), new ConjugateGradient())) {
            assertThat(SEARCHING.withOptimizer(optimizer).problems())
                    .singleElement()
                    .asString()
                    .contains("cannot be used with a learning rate", "A line search sets the length of each step");
        }
        Tensor x = Tensor.parameter("x");
        assertThatThrownBy(() -> new Minimizer(SEARCHING).minimize(x.square(), List.of(x)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("The learning rate is search, but there is no data to choose it from.");
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new Trainer(SEARCHING.withBatching(new Batching.MiniBatch(4)))
                        .fit(RandomData.dataset(RandomData.columns(1, 30, 1))))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
