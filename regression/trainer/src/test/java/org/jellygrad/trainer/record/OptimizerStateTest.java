package org.jellygrad.trainer.record;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Minimizer;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.choice.Choices;
import org.jellygrad.trainer.optimizer.AdaGrad;
import org.jellygrad.trainer.optimizer.Adam;
import org.jellygrad.trainer.optimizer.AmsGrad;
import org.jellygrad.trainer.optimizer.GradientDescent;
import org.jellygrad.trainer.optimizer.Momentum;
import org.jellygrad.trainer.optimizer.Nesterov;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.optimizer.RmsProp;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StopRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What optimizers carry from step to step, as a path and a record hold it. */
class OptimizerStateTest {
    private static final Dataset BEANS = BundledDatasets.load("jellybeans");

    @TempDir
    private java.nio.file.Path directory;

    /** A function whose gradient is 3 everywhere. */
    private static List<PathPoint> slope3(Optimizer optimizer) {
        Tensor x = Tensor.parameter("x");
        Settings settings = Settings.DEFAULTS
                .withOptimizer(optimizer)
                .withStart(new InitialGuess.Given(Map.of("x", 100.0)))
                .withLearningRate(new LearningRate.Fixed(0.1))
                .withStop(StopRules.DEFAULTS.withMaxEpochs(20));
        return new Minimizer(settings).minimize(x.times(3), List.of(x)).path().points();
    }

    private static double state(PathPoint point, String name) {
        return requireNonNull(point.state().get(name))[0];
    }

    /** v ← 0.8·v − 0.1·g from v = 0, with g = 2(x − 3) from x = 8. */
    @Test
    void velocityOfMomentum() {
        Tensor x = Tensor.parameter("x");
        Settings settings = Settings.DEFAULTS
                .withOptimizer(new Momentum(0.8))
                .withStart(new InitialGuess.Given(Map.of("x", 8.0)))
                .withLearningRate(new LearningRate.Fixed(0.1))
                .withStop(StopRules.DEFAULTS.withMaxEpochs(15));
        double at = 8;
        double velocity = 0;
        for (PathPoint point : new Minimizer(settings)
                .minimize(x.minus(3).square(), List.of(x))
                .path()
                .points()) {
            assertThat(state(point, "velocity")).isCloseTo(velocity, within(1e-12));
            assertThat(point.parameters()[0]).isCloseTo(at, within(1e-12));
            velocity = 0.8 * velocity - 0.1 * 2 * (at - 3);
            at += velocity;
        }
    }

    /** With a constant gradient x goes 0.3 a step, and the velocity is the part of it that momentum adds: 0.9·(x − x before). */
    @Test
    void velocityOfNesterov() {
        List<PathPoint> points = slope3(new Nesterov(0.9));
        double step = 0;
        for (PathPoint point : points) {
            assertThat(state(point, "velocity")).isCloseTo(0.9 * step, within(1e-12));
            step = -0.3 + 0.9 * step;
        }
    }

    /** From 0 and with a constant gradient g, a mean that keeps the share β is (1 − βᵏ)·g after k steps. */
    @Test
    void momentsOfAConstantGradient() {
        for (Optimizer optimizer : List.of(new Adam(0.9, 0.99, 1e-8), new AmsGrad(0.9, 0.99, 1e-8))) {
            List<PathPoint> points = slope3(optimizer);
            assertThat(points).hasSize(21);
            for (int k = 0; k < points.size(); k++) {
                assertThat(state(points.get(k), "firstMoment")).isCloseTo(3 * (1 - Math.pow(0.9, k)), within(1e-12));
                assertThat(state(points.get(k), "secondMoment")).isCloseTo(9 * (1 - Math.pow(0.99, k)), within(1e-12));
            }
        }
        assertThat(state(slope3(new AmsGrad(0.9, 0.99, 1e-8)).get(7), "largestSecondMoment"))
                .isCloseTo(9 * (1 - Math.pow(0.99, 7)), within(1e-12));
        assertThat(state(slope3(new RmsProp(0.9, 1e-8)).get(5), "secondMoment"))
                .isCloseTo(9 * (1 - Math.pow(0.9, 5)), within(1e-12));
        assertThat(state(slope3(new AdaGrad()).get(5), "sumOfSquares")).isCloseTo(45, within(1e-12));
        assertThat(slope3(new GradientDescent()).get(5).state()).isEmpty();
    }

    private static Record record(Settings settings) {
        List<org.jellygrad.trainer.path.Path> whole = new ArrayList<>();
        Fit fit = new Trainer(settings).fit(BEANS, Recording.NONE.withWholePath(whole::add));
        return Record.of(fit, whole.get(0), settings, BEANS, "jellygrad train jellybeans");
    }

    private static List<Map<String, List<Double>>> states(Record record) {
        return record.path().points().stream().map(OptimizerStateTest::state).toList();
    }

    private static Map<String, List<Double>> state(PathPoint point) {
        Map<String, List<Double>> state = new LinkedHashMap<>();
        point.state()
                .forEach((name, numbers) ->
                        state.put(name, Arrays.stream(numbers).boxed().toList()));
        return state;
    }

    /** Of every optimizer, at every step, on all rows and on batches, also where a polish goes on after it. */
    @Test
    void aRecordReadsBack() throws Exception {
        java.nio.file.Path file = directory.resolve("run.json");
        Choices<Optimizer> optimizers = Optimizer.choices();
        for (String text : List.of(
                "gd",
                "momentum:0.9",
                "nesterov:0.9",
                "adagrad",
                "rmsprop",
                "adam",
                "amsgrad",
                "normalized",
                "lbfgs",
                "cg")) {
            Optimizer optimizer = optimizers.parse(text);
            for (Batching batching : List.of(new Batching.Full(), new Batching.MiniBatch(2))) {
                if (!batching.isFull() && !optimizer.needsRate()) {
                    continue;
                }
                Record record = record(Settings.DEFAULTS
                        .withOptimizer(optimizer)
                        .withBatching(batching)
                        .withStop(StopRules.DEFAULTS.withMaxEpochs(300)));
                assertThat(record.path().first().state().keySet())
                        .as(text)
                        .containsExactlyElementsOf(optimizer.stateNames());
                record.write(file);
                assertThat(states(Record.read(file))).as(text).isEqualTo(states(record));
            }
        }
    }
}
