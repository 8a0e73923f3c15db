package org.jellygrad.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jellygrad.autograd.program.NativeArray;
import org.jellygrad.model.Coefficient;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/** Laws that hold for any data, on seeded random regressions. */
class TrainerPropertiesTest {

    private static final int TRIALS = 25;

    private static Fit fit(Settings settings, Map<String, double[]> columns) {
        return new Trainer(settings).fit(RandomData.dataset(columns));
    }

    private static double[] parameters(Fit fit) {
        List<Double> all = new ArrayList<>();
        all.add(fit.model().intercept());
        fit.model().coefficients().stream().map(Coefficient::value).forEach(all::add);
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void assertSame(double[] actual, double[] expected, double relative) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(relative * Math.abs(expected[i])));
        }
    }

    /** x → x/s multiplies its coefficient by s; y → k·y multiplies everything by k; powers of two change no bit. */
    @Test
    void scalingEquivariance() {
        for (int trial = 0; trial < TRIALS; trial++) {
            Map<String, double[]> columns = RandomData.columns(trial, 30, 3);
            double[] before = parameters(fit(RandomData.settings(), columns));
            columns.computeIfPresent("x2", (name, x) -> times(x, 0x1p-40));
            columns.computeIfPresent("y", (name, y) -> times(y, 0x1p30));
            double[] after = parameters(fit(RandomData.settings(), columns));
            double[] expected = times(before, 0x1p30);
            expected[2] *= 0x1p40;
            assertSame(after, expected, 1e-13);
        }
    }

    /** x → x + a moves only the intercept. */
    @Test
    void shiftEquivariance() {
        for (int trial = 0; trial < TRIALS; trial++) {
            Map<String, double[]> columns = RandomData.columns(trial, 30, 2);
            columns.replaceAll((name, x) -> IntStream.range(0, x.length)
                    .mapToDouble(i -> Math.rint(x[i] * 1024) / 1024)
                    .toArray());
            double[] before = parameters(fit(RandomData.settings(), columns));
            columns.computeIfPresent("x1", (name, x) -> plus(x, 65536));
            double[] after = parameters(fit(RandomData.settings(), columns));
            assertSame(new double[] {after[1], after[2]}, new double[] {before[1], before[2]}, 1e-12);
            assertThat(after[0] + 65536 * after[1]).isCloseTo(before[0], within(1e-9));
        }
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        for (int trial = 0; trial < TRIALS; trial++) {
            Map<String, double[]> columns = RandomData.columns(trial, 40, 3);
            double[] before = parameters(fit(RandomData.settings(), columns));
            List<Integer> order = new ArrayList<>(IntStream.range(0, 40).boxed().toList());
            Collections.shuffle(order, new Random(trial));
            columns.replaceAll(
                    (name, x) -> order.stream().mapToDouble(i -> x[i]).toArray());
            assertSame(parameters(fit(RandomData.settings(), columns)), before, 1e-13);
        }
    }

    @Test
    void rowsTwiceGiveTheSameModel() {
        for (int trial = 0; trial < TRIALS; trial++) {
            Map<String, double[]> columns = RandomData.columns(trial, 20, 2);
            Fit once = fit(RandomData.settings(), columns);
            columns.replaceAll((name, x) ->
                    IntStream.range(0, 40).mapToDouble(i -> x[i % 20]).toArray());
            Fit twice = fit(RandomData.settings(), columns);
            assertSame(parameters(twice), parameters(once), 1e-13);
            assertThat(twice.model().quality().rmse())
                    .isCloseTo(once.model().quality().rmse(), within(1e-13));
        }
    }

    /** A mini-batch of all rows is the full batch: its path is the same but for the order in which rows are summed. */
    @Test
    void aBatchOfAllRowsIsTheFullBatch() {
        Map<String, double[]> columns = RandomData.columns(5, 25, 2);
        Settings settings = RandomData.settings()
                .withScaling(Scaling.STANDARD)
                .withLearningRate(new LearningRate.Fixed(0.1))
                .withStop(Settings.DEFAULTS.stop().withMaxEpochs(20));
        double[] full = parameters(fit(settings, columns));
        double[] batch = parameters(fit(settings.withBatching(new Batching.MiniBatch(25)), columns));
        double[] more = parameters(fit(settings.withBatching(new Batching.MiniBatch(1000)), columns));
        assertSame(batch, full, 1e-10);
        assertThat(more).isEqualTo(batch);
    }

    /** The same end, too, once a run converges: both are polished. */
    @Test
    void aConvergedBatchOfAllRowsEndsWhereTheFullBatchEnds() {
        Map<String, double[]> columns = RandomData.columns(5, 25, 2);
        Fit batch = fit(RandomData.settings().withBatching(new Batching.MiniBatch(25)), columns);
        assertThat(batch.outcome()).isInstanceOf(Outcome.Converged.class);
        assertSame(parameters(batch), parameters(fit(RandomData.settings(), columns)), 1e-14);
    }

    @Test
    void noRunTakesMoreEpochsThanItMay() {
        Map<String, double[]> columns = RandomData.columns(5, 25, 2);
        int needed = fit(RandomData.settings().withScaling(Scaling.STANDARD), columns)
                .epochs();
        for (int epochs = 1; epochs <= needed; epochs++) {
            Settings settings = RandomData.settings()
                    .withScaling(Scaling.STANDARD)
                    .withStop(Settings.DEFAULTS.stop().withMaxEpochs(epochs));
            assertThat(fit(settings, columns).epochs()).isLessThanOrEqualTo(epochs);
        }
    }

    /** Standard errors scale with the units of x, as far as doubles reach. */
    @Test
    void standardErrorsInExtremeUnits() {
        for (int exponent : new int[] {-530, 530}) {
            Map<String, double[]> columns = RandomData.columns(3, 20, 2);
            double before = error(columns);
            columns.computeIfPresent("x1", (name, x) -> times(x, Math.scalb(1.0, exponent)));
            assertThat(error(columns)).isEqualTo(Math.scalb(before, -exponent));
        }
    }

    private static double error(Map<String, double[]> columns) {
        return fit(RandomData.settings(), columns)
                .model()
                .quality()
                .standardErrors()
                .getOrDefault("x1", Double.NaN);
    }

    @Test
    void huberWithALargeDeltaEndsWhereTheSquaredLossEnds() {
        Map<String, double[]> columns = RandomData.columns(6, 50, 2);
        double[] squared = parameters(fit(RandomData.settings(), columns));
        Fit huber = fit(RandomData.settings().withLoss(new Loss.Huber(1e6)), columns);
        assertThat(huber.outcome()).isInstanceOf(Outcome.Converged.class);
        assertSame(parameters(huber), squared, 1e-7);
    }

    /** The intercept that minimises the mean absolute error is a median. */
    @Test
    void theAbsoluteLossFindsTheMedian() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("x", new double[] {1, 2, 3, 4, 5, 6, 7});
        columns.put("y", new double[] {10, 12, 14, 16, 18, 20, 1000});
        Fit fit = fit(RandomData.settings().withLoss(new Loss.Absolute()), columns);
        assertThat(fit.model().slope()).isCloseTo(2, within(1e-14));
        assertThat(fit.model().intercept()).isCloseTo(8, within(1e-14));
        assertThat(fit.model().quality().bestConstantLoss())
                .isCloseTo((6 + 4 + 2 + 0 + 2 + 4 + 984) / 7.0, within(1e-9));
        assertThat(fit.diagnostics().stableLearningRate()).isNaN();
        assertThat(fit.diagnostics().distanceToOptimum()).isZero();
    }

    @Test
    void theSameSeedGivesTheSameBitsWhateverTheThreads() {
        Map<String, double[]> columns = RandomData.columns(8, 20_000, 12);
        Settings huber = RandomData.settings().withLoss(new Loss.Huber(1.5));
        double[] one = parameters(fit(huber.withThreads(1), columns));
        assertThat(parameters(fit(huber.withThreads(2), columns))).isEqualTo(one);
        assertThat(parameters(fit(huber.withThreads(5), columns))).isEqualTo(one);
        Settings batches = RandomData.settings()
                .withBatching(new Batching.MiniBatch(64))
                .withStop(Settings.DEFAULTS.stop().withMaxEpochs(3));
        double[] first = parameters(fit(batches.withThreads(1), columns));
        assertThat(parameters(fit(batches.withThreads(2), columns))).isEqualTo(first);
        assertThat(parameters(fit(batches.withSeed(7), columns))).isNotEqualTo(first);
    }

    @Test
    void belowTheLimitTheLossFallsAtEveryStep() {
        for (int trial = 0; trial < TRIALS; trial++) {
            Map<String, double[]> columns = RandomData.columns(trial, 30, 2);
            Settings settings = RandomData.settings().withScaling(Scaling.STANDARD);
            double limit = fit(settings, columns).diagnostics().stableLearningRate();
            Fit below = fit(
                    settings.withLearningRate(new LearningRate.Fixed(0.999 * limit))
                            .withStop(settings.stop().withMaxEpochs(100)),
                    columns);
            for (int k = 1; k < below.path().points().size(); k++) {
                assertThat(below.path().points().get(k).loss())
                        .isLessThan(below.path().points().get(k - 1).loss());
            }
            Fit above = fit(settings.withLearningRate(new LearningRate.Fixed(1.001 * limit)), columns);
            assertThat(above.outcome()).isInstanceOf(Outcome.Diverged.class);
        }
    }

    @Test
    void aThousandFitsLeaveNoNativeMemoryBehind() {
        Map<String, double[]> columns = RandomData.columns(9, 50, 3);
        Settings compressed = RandomData.settings();
        Settings blocks = compressed
                .withLoss(new Loss.Huber(1))
                .withStop(compressed.stop().withMaxEpochs(3));
        Settings batches = compressed.withBatching(new Batching.MiniBatch(8)).withStop(blocks.stop());
        List<Settings> all = List.of(compressed, blocks, batches);
        all.forEach(settings -> fit(settings, columns));
        long before = NativeArray.nativeBytes();
        for (int i = 0; i < 1_000; i++) {
            fit(all.get(i % 3), columns);
        }
        assertThat(NativeArray.nativeBytes()).isEqualTo(before);
    }

    @Test
    void anInterruptedRunKeepsItsLastState() {
        Map<String, double[]> columns = RandomData.columns(10, 50, 2);
        Settings slow = RandomData.settings()
                .withScaling(Scaling.STANDARD)
                .withLearningRate(new LearningRate.Fixed(1e-9))
                .withStop(Settings.DEFAULTS.stop().withMaxEpochs(Integer.MAX_VALUE));
        Fit fit = new Trainer(slow).fit(RandomData.dataset(columns), (epoch, loss, gradientNorm, rate) -> {
            if (epoch == 123) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(fit.outcome()).isInstanceOf(Outcome.Interrupted.class);
        assertThat(fit.epochs()).isEqualTo(123);
        assertThat(fit.path().last().epoch()).isEqualTo(123);
    }

    private static double[] times(double[] values, double factor) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i] * factor)
                .toArray();
    }

    private static double[] plus(double[] values, double shift) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i] + shift)
                .toArray();
    }
}
