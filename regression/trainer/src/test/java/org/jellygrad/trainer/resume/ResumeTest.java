package org.jellygrad.trainer.resume;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jellygrad.model.file.OwnedFile;
import org.jellygrad.model.json.ModelJson;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.checkpoint.Checkpoint;
import org.jellygrad.trainer.checkpoint.UnusableCheckpointException;
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
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.path.PathListener;
import org.jellygrad.trainer.settings.Averaging;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.Clipping;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Schedule;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StopRules;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is cut off again and again, and resumed, ends in the same bits as one that is left alone. */
class ResumeTest {

    static final StopRules RULES = StopRules.DEFAULTS.withMaxEpochs(350);
    static final Map<String, double[]> COLUMNS = RandomData.columns(8, 45, 3);

    @TempDir
    private Path directory;

    static Settings settings() {
        return RandomData.settings().withScaling(Scaling.STANDARD).withStop(RULES);
    }

    private static Stream<Named<Settings>> courses() {
        List<Named<Settings>> all = new ArrayList<>();
        for (Optimizer optimizer : List.of(
                new GradientDescent(),
                new NormalizedGradientDescent(),
                new Momentum(0.9),
                new Nesterov(0.9),
                new AdaGrad(),
                new RmsProp(),
                new Adam(),
                new AmsGrad())) {
            Settings chosen = settings().withOptimizer(optimizer);
            all.add(Named.of(optimizer.text(), chosen));
            // Seven rows a step: 7 steps an epoch, the last of three rows; auto halves the rate at a standstill.
            all.add(Named.of(optimizer.text() + " in batches", chosen.withBatching(new Batching.MiniBatch(7))));
        }
        // A smooth loss that is no parabola, and so ill conditioned that both take their time.
        Settings searching = settings().withScaling(Scaling.NONE).withLoss(new Loss.Huber(0.5));
        all.add(Named.of("lbfgs", searching.withOptimizer(new LBfgs(3))));
        all.add(Named.of("cg", searching.withOptimizer(new ConjugateGradient())));
        Settings batches = settings().withBatching(new Batching.MiniBatch(11)).withStart(new InitialGuess.Random());
        LearningRate fixed = new LearningRate.Fixed(0.03);
        all.add(Named.of("one row at a time", settings().withBatching(new Batching.MiniBatch(1))));
        all.add(Named.of("a kink", settings().withLoss(new Loss.Absolute())));
        all.add(Named.of("lasso", batches.withPenalty(new Penalty.ElasticNet(0.1, 0.1))));
        all.add(Named.of("cosine", batches.withLearningRate(fixed).withSchedule(new Schedule.Cosine())));
        all.add(Named.of(
                "a mean of points, clipped",
                batches.withLearningRate(fixed)
                        .withAveraging(new Averaging.PolyakRuppert(3))
                        .withClipping(new Clipping.ByNorm(1))));
        all.add(Named.of(
                "a mean of all rows' points",
                settings().withLearningRate(fixed).withAveraging(new Averaging.PolyakRuppert(3))));
        all.add(Named.of(
                "validation",
                batches.withLearningRate(new LearningRate.Fixed(0.004))
                        .withValidation(0.3)
                        .withStop(RULES.withPatience(15))));
        all.add(Named.of(
                "a small change of the loss", settings().withLearningRate(fixed).withStop(RULES.withLossChange(1e-5))));
        all.add(Named.of(
                "a small change of the loss, searching",
                searching.withOptimizer(new LBfgs()).withStop(RULES.withLossChange(1e-7))));
        all.add(Named.of("divergence", settings().withLearningRate(new LearningRate.Fixed(1.001))));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("courses")
    void endsInTheSameBits(Settings settings) throws IOException {
        Fit alone = fit(settings, Recording.NONE.withTrace(directory.resolve("alone.csv")));
        Path file = directory.resolve("run.checkpoint");
        Path trace = directory.resolve("resumed.csv");
        int points = points(directory.resolve("alone.csv"));
        Random random = new Random(5);
        Fit resumed;
        int times = 0;
        do {
            Recording recording = Recording.NONE
                    .withCheckpoint(file)
                    .withTrace(trace)
                    .withResume(Files.exists(file) ? file : null)
                    .withListener(interruptAfter(1 + random.nextInt(2 + points / 4)));
            resumed = fit(settings, recording);
            times++;
        } while (resumed.outcome() instanceof Outcome.Interrupted);
        assertThat(times).isGreaterThan(points < 20 ? 1 : 2);
        assertSame(resumed, alone);
        assertThat(trace).hasSameTextualContentAs(directory.resolve("alone.csv"));
        assertThat(directory.resolve("resumed.csv.part")).doesNotExist();
    }

    /** Killed between two checkpoints it goes on from the last, and the trace forgets what came after it. */
    @ParameterizedTest
    @MethodSource("courses")
    void survivesBeingKilled(Settings settings) throws IOException {
        Fit alone = fit(settings, Recording.NONE.withTrace(directory.resolve("alone.csv")));
        Path file = directory.resolve("run.checkpoint");
        Path trace = directory.resolve("resumed.csv");
        Recording recording = Recording.NONE.withCheckpoint(file).withTrace(trace);
        int points = points(directory.resolve("alone.csv"));
        Fit half = fit(settings, recording.withListener(interruptAfter(points / 2)));
        if (half.outcome() instanceof Outcome.Interrupted) {
            for (int kill = 1; kill <= 3; kill++) {
                int after = kill * points / 10;
                // Checkpoints are kept by the clock: on a busy machine the last may be near the end already.
                if (!isKilled(settings, recording.withResume(file), after)) {
                    assertThat(kill).isGreaterThan(1);
                }
            }
        }
        assertSame(fit(settings, recording.withResume(file)), alone);
        assertThat(trace).hasSameTextualContentAs(directory.resolve("alone.csv"));
    }

    /** A run that has ended gives its result again; where new stop rules allow it, it goes on as if it had never ended. */
    @ParameterizedTest
    @MethodSource("courses")
    void goesOnWithNewStopRules(Settings settings) throws IOException {
        StopRules rules = settings.stop();
        Settings brief = settings.withStop(rules.withMaxEpochs(7));
        if (settings.schedule() instanceof Schedule.Cosine) {
            brief = settings.withStop(rules.withTargetLoss(Double.MAX_VALUE));
        }
        Path file = directory.resolve("run.checkpoint");
        Path trace = directory.resolve("path.csv");
        Recording recording = Recording.NONE.withCheckpoint(file).withTrace(trace);
        Fit first = fit(brief, recording);
        String traced = Files.readString(trace);
        Fit again = fit(brief, recording.withResume(file));
        assertSame(again, first);
        assertThat(trace).hasContent(traced);
        Fit more = fit(settings.withThreads(1), recording.withResume(file));
        assertSame(more, fit(settings, Recording.NONE.withTrace(directory.resolve("alone.csv"))));
        assertThat(trace).hasSameTextualContentAs(directory.resolve("alone.csv"));
    }

    /** Check sums keep damage out, not what a program has changed: a count that is no whole number. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NaN, 0.5, 1e300})
    void aCountThatCountsNothingIsRefused(double count) throws IOException {
        Path file = directory.resolve("run.checkpoint");
        fit(settings(), Recording.NONE.withCheckpoint(file));
        Checkpoint kept = Checkpoint.read(file);
        Map<String, double[]> memories = new LinkedHashMap<>(kept.memories());
        double[] run = requireNonNull(memories.get("run")).clone();
        run[0] = count;
        memories.put("run", run);
        write(new Checkpoint(kept.course(), memories), file);
        assertThatThrownBy(() -> fit(settings(), Recording.NONE.withResume(file)))
                .isInstanceOf(UnusableCheckpointException.class)
                .hasMessageContaining("'run' is of another kind");
    }

    /** Within one program too: the run that a listener starts while the first one writes. */
    @Test
    void aSecondRunWithTheSameFilesIsRefused() throws IOException {
        Path file = directory.resolve("run.checkpoint");
        Path trace = directory.resolve("path.csv");
        List<String> refusals = new ArrayList<>();
        fit(settings(), Recording.NONE.withCheckpoint(file).withTrace(trace).withListener((names, point) -> {
            for (Recording second : List.of(Recording.NONE.withCheckpoint(file), Recording.NONE.withTrace(trace))) {
                assertThatThrownBy(() -> fit(settings(), second))
                        .isInstanceOfSatisfying(
                                UnusableCheckpointException.class, refusal -> refusals.add(refusal.getMessage()));
            }
        }));
        assertThat(refusals).isNotEmpty().allMatch(refusal -> refusal.startsWith("Another run is writing the "));
        fit(settings(), Recording.NONE.withCheckpoint(file).withTrace(trace));
    }

    static Fit fit(Settings settings, Recording recording) {
        try {
            return new Trainer(settings).fit(RandomData.dataset(COLUMNS), recording);
        } finally {
            Thread.interrupted();
        }
    }

    /** How many points a trace holds. */
    static int points(Path trace) throws IOException {
        return Files.readAllLines(trace).size() - 1;
    }

    static PathListener interruptAfter(int points) {
        int[] left = {points};
        return (names, point) -> {
            if (left[0]-- == 0) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    static boolean isKilled(Settings settings, Recording recording, int after) {
        int[] left = {after};
        try {
            fit(settings, recording.withListener((names, point) -> {
                if (left[0]-- == 0) {
                    throw new Killed();
                }
            }));
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    static void assertSame(Fit actual, Fit expected) {
        assertThat(actual.outcome()).isEqualTo(expected.outcome());
        assertThat(ModelJson.toJson(actual.model())).isEqualTo(ModelJson.toJson(expected.model()));
        assertThat(actual.path().every()).isEqualTo(expected.path().every());
        assertThat(numbers(actual.path())).isEqualTo(numbers(expected.path()));
        assertThat(facts(actual.diagnostics())).isEqualTo(facts(expected.diagnostics()));
    }

    private static List<Object> facts(Diagnostics found) {
        return List.of(found.outlook(), found.convergence(), found.distanceToOptimum());
    }

    /** Each point's numbers in full precision. */
    static List<String> numbers(org.jellygrad.trainer.path.Path path) {
        return path.points().stream()
                .map(point -> point.epoch() + " " + point.step() + " " + point.rows() + " " + point.loss() + " "
                        + point.learningRate() + " " + point.validationLoss() + Arrays.toString(point.parameters())
                        + Arrays.toString(point.descended()) + Arrays.toString(point.gradient()))
                .toList();
    }

    static void write(Checkpoint checkpoint, Path file) throws IOException {
        try (OwnedFile owned = OwnedFile.of(file)) {
            checkpoint.write(owned);
        }
    }
}
