package org.jellygrad.playground.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.playground.PageClient;
import org.jellygrad.playground.Playground;
import org.jellygrad.trainer.compare.ComparedRun;
import org.jellygrad.trainer.compare.Comparison;
import org.jellygrad.trainer.compare.Variant;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Races and sweeps, against the trainer's own comparison and against closed forms. */
class RaceAnswerTest {
    private static Playground playground;
    private static PageClient client;

    @BeforeAll
    static void start() throws Exception {
        playground = Playground.start(0, Map.of(), fault -> {
            throw new AssertionError(fault);
        });
        client = new PageClient(playground);
    }

    @AfterAll
    static void stop() {
        playground.close();
    }

    private static String json(String loose) {
        return com.google.gson.JsonParser.parseString(loose).toString();
    }

    private static PageClient.Answer race(String state, String runners) {
        return client.frame("/api/race", json("{state: " + state + ", runners: '" + runners + "'}"));
    }

    @Test
    void theRunsAreThoseOfTheComparison() {
        Settings common = Settings.DEFAULTS
                .withThreads(1)
                .withScaling(Scaling.STANDARD)
                .withStart(InitialGuess.choices().parse("slope=3,intercept=20"));
        Settings adam =
                Variant.atBestRate(common.withOptimizer(Optimizer.choices().parse("adam")), true);
        Settings slow = common.withLearningRate(new LearningRate.Fixed(0.1));
        Settings cg = common.withOptimizer(Optimizer.choices().parse("cg"));
        Comparison expected = Comparison.of(
                BundledDatasets.load("jellybeans"),
                List.of(new Variant("a", slow), new Variant("b", adam), new Variant("c", cg)),
                1e-6);
        var answer = race(
                "{data: 'jellybeans', scale: 'standard', start: 'slope=3,intercept=20'}", "gd@0.1;adam@best;cg@best");
        for (int i = 0; i < 3; i++) {
            ComparedRun run = expected.runs().get(i);
            double[] loss = answer.array(i + "/loss");
            assertThat(loss[0]).isEqualTo(310400);
            assertThat(loss[loss.length - 1]).isEqualTo(run.loss());
            assertThat(answer.number("runs." + i + ".gradients")).isEqualTo((double) run.gradients());
            assertThat(answer.number("runs." + i + ".reached"))
                    .isEqualTo(java.util.Objects.requireNonNull(run.reached()).doubleValue());
            double[] gradients = answer.array(i + "/gradients");
            assertThat(gradients[gradients.length - 1]).isCloseTo((double) run.gradients(), within(1.0));
        }
        assertThat(answer.array("0/loss"))
                .containsExactly(expected.runs().get(0).path().points().stream()
                        .mapToDouble(PathPoint::loss)
                        .toArray());
        assertThat(answer.number("least")).isCloseTo(0, within(1e-20));
    }

    /** A pass over the data is several steps of mini-batches. */
    @Test
    void batchesTakeMoreGradientsThanPasses() {
        var answer = race(
                "{data: 'galton1886', scale: 'standard', batch: '116', epochs: '5', lr: '0.05'}", "gd@0.05;gd@0.01");
        assertThat(answer.array("0/gradients")).endsWith(40);
        assertThat(answer.array("0/passes")).endsWith(5);
    }

    @Test
    void functionsTakeTheBestRateByTheLaw() {
        var answer = race("{function: '(x - 3)^2', start: 'x=8', epochs: '50'}", "gd@best;gd@0.1");
        assertThat(answer.number("runs.0.rate")).isCloseTo(0.5, within(1e-12));
        assertThat(answer.number("least")).isZero();
        // ρ = 1 − 2·0.1: the value is 25·0.64^k.
        double[] value = answer.array("1/loss");
        for (int k = 0; k < 20; k++) {
            assertThat(value[k]).isCloseTo(25 * Math.pow(0.64, k), within(1e-9));
        }
    }

    @Test
    void aSweepIsTheLawOverTheRate() {
        var answer = client.frame("/api/sweep", json("{state: {function: '(x - 3)^2', start: 'x=8'}, epochs: 10}"));
        double[] rate = answer.array("rate");
        double[] loss = answer.array("loss");
        assertThat(answer.number("stable")).isCloseTo(1, within(1e-9));
        assertThat(rate).hasSizeGreaterThan(40).isSorted();
        for (int i = 0; i < rate.length; i++) {
            if (rate[i] < 1) {
                double expected = 25 * Math.pow(1 - 2 * rate[i], 20);
                assertThat(loss[i]).as("rate " + rate[i]).isCloseTo(expected, within(1e-9 + 1e-9 * expected));
            }
        }
    }

    @Test
    void whatCannotRaceIsRefused() {
        String beans = "{data: 'jellybeans'}";
        assertThat(client.problems(
                                "/api/race",
                                json("{state: " + beans + ", runners: 'gd@1;gd@1;gd@1;gd@1;gd@1;gd@1;gd@1'}"))
                        .toString())
                .contains("race of 7 runs");
        assertThat(client.problems("/api/race", json("{state: " + beans + ", runners: 'adam'}"))
                        .toString())
                .contains("is no runner");
        assertThat(client.problems("/api/race", json("{state: " + beans + ", runners: 'adma@best'}"))
                        .toString())
                .contains("adam");
        assertThat(client.problems("/api/sweep", json("{state: {data: 'jellybeans', optimizer: 'lbfgs'}, epochs: 5}"))
                        .toString())
                .contains("takes no learning rate");
    }
}
