package org.jellygrad.cli.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jellygrad.cli.Run;
import org.jellygrad.cli.problem.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs side by side: ρ = 1 − 2cη is the law of each on a parabola of curvature 2c. */
public class CompareTest {

    private static Run compare(String... options) {
        List<String> arguments = new ArrayList<>(List.of("compare"));
        arguments.addAll(List.of(options));
        return Run.of(arguments.toArray(String[]::new));
    }

    private static List<JsonObject> runs(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--json");
        Run run = compare(all.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        JsonArray runs = run.json().getAsJsonArray("runs");
        return StreamSupport.stream(runs.spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    /** A batch that holds all rows is a full one; a smaller one has no law from step to step. */
    @Test
    void batchesAreSaid() {
        assertThat(compare("doubles", "--batch", "full,32,2").out().replaceAll("\\s+", " "))
                .contains("batch 32 converged full batch 1 1 0.5 1 1 0")
                .contains("batch 32: A batch of 32 holds all 5 rows, so each step is one of the full batch")
                .contains("batch 2: No law holds from step to step: each step looks at other rows")
                .contains("Passes: how often all rows were looked at.");
    }

    /** Rows that lack a value are counted, here and by explain. */
    @Test
    void rowsLeftOutAreSaid(@TempDir Path directory) throws Exception {
        String file = Run.file(directory, "gap.csv", "x,y\n1,3\n2,5\n3,\n4,9\n").toString();
        assertThat(compare(file, "--target", "y", "--lr", "0.1,0.5").out())
                .startsWith("gap.csv (3 of 4 rows: 1 lacks a value): 2 runs");
        assertThat(numbers(runs(file, "--target", "y", "--lr", "0.1,0.5"), "rowsDropped"))
                .containsExactly(1, 1);
        assertThat(Run.of("explain", file, "--target", "y", "--lr", "0.1").out())
                .startsWith("Step 1 of gd on gap.csv (3 of 4 rows: 1 lacks a value), from");
    }

    private static List<String> texts(List<JsonObject> runs, String name) {
        return runs.stream().map(run -> run.get(name).getAsString()).toList();
    }

    private static double[] numbers(List<JsonObject> runs, String name) {
        return runs.stream().mapToDouble(run -> run.get(name).getAsDouble()).toArray();
    }

    private static double parameter(JsonObject run, String name) {
        return run.getAsJsonObject("parameters").get(name).getAsDouble();
    }

    private static double[] path(JsonObject run, String name) {
        JsonArray values =
                run.getAsJsonObject("path").getAsJsonObject("parameters").getAsJsonArray(name);
        return StreamSupport.stream(values.spliterator(), false)
                .mapToDouble(JsonElement::getAsDouble)
                .toArray();
    }

    private static double[] losses(JsonObject run) {
        JsonArray values = run.getAsJsonObject("path").getAsJsonArray("loss");
        return StreamSupport.stream(values.spliterator(), false)
                .mapToDouble(JsonElement::getAsDouble)
                .toArray();
    }

    /** S11: H = 2I in standard coordinates: the loss × ρ² a step, 2.8x + 24 after the first at 0.1, the line itself at 0.5. */
    @Test
    void threeRatesOnJellyBeans() {
        List<JsonObject> runs = runs("jellybeans", "--lr", "0.1,0.5,1.1", "--start", "slope=3,intercept=20");
        assertThat(texts(runs, "name")).containsExactly("lr 0.1", "lr 0.5", "lr 1.1");
        assertThat(texts(runs, "class")).containsExactly("crawls", "one-step", "diverges");
        assertThat(texts(runs, "outcome")).containsExactly("converged", "converged", "diverged");
        assertThat(numbers(runs, "factor")).containsExactly(new double[] {0.8, 0, -1.2}, within(1e-12));
        assertThat(numbers(runs, "stableLearningRate")).containsExactly(new double[] {1, 1, 1}, within(1e-12));
        JsonObject crawls = runs.get(0);
        double[] losses = losses(crawls);
        for (int k = 0; k <= 30; k++) {
            assertThat(losses[k]).isCloseTo(310400 * Math.pow(0.64, k), within(1e-6));
        }
        assertThat(path(crawls, "jar_size")[1]).isCloseTo(2.8, within(1e-12));
        assertThat(path(crawls, "intercept")[1]).isCloseTo(24, within(1e-10));
        assertThat(path(crawls, "jar_size")[30]).isCloseTo(2.001238, within(1e-6));
        assertThat(path(crawls, "intercept")[30]).isCloseTo(39.975241, within(1e-6));
        assertThat(crawls.get("epochsToAccuracy").getAsInt()).isEqualTo(62);
        assertThat(crawls.get("gradients").getAsInt())
                .isEqualTo(crawls.get("epochs").getAsInt());
        assertThat(runs.get(1).get("epochs").getAsInt()).isOne();
        assertThat(parameter(runs.get(1), "jar_size")).isCloseTo(2, within(1e-12));
        assertThat(parameter(runs.get(1), "intercept")).isCloseTo(40, within(1e-10));
        assertThat(losses(runs.get(2))[1]).isCloseTo(310400 * 1.44, within(1e-5));
    }

    @Test
    void theLawStandsInWords() {
        assertThat(compare("jellybeans", "--lr", "0.1,0.5,1.1").assertFits().out())
                .contains(
                        "lr 0.1: Each epoch leaves 80 % of the distance to the optimum; 62 epochs leave a millionth.",
                        "lr 0.5: One step leads to the optimum.",
                        "lr 1.1: Each epoch overshoots the optimum and ends 1.2 times as far away.",
                        "Learning rates below 1 converge.");
    }

    /** S11: loss 96.71 after a thousand epochs at the best rate that the data's own coordinates allow; in standard ones, one. */
    @Test
    void theDataAsTheyAreAndScaled() {
        List<JsonObject> raw = runs(
                "jellybeans",
                "--scale",
                "none",
                "--lr",
                "1e-6,2.9e-6,3.1e-6",
                "--start",
                "slope=3,intercept=20",
                "--epochs",
                "1000");
        assertThat(losses(raw.get(0)))
                .startsWith(new double[] {310400, 35967.69, 4243.60, 576.33, 152.40, 103.39}, within(0.005));
        assertThat(raw.get(1).get("loss").getAsDouble()).isCloseTo(96.71, within(0.005));
        assertThat(losses(raw.get(2))[1]).isCloseTo(339607.5, within(0.05));
        assertThat(losses(raw.get(2))[10]).isCloseTo(762981.3, within(0.05));
        assertThat(texts(raw, "class")).containsExactly("crawls", "crawls", "diverges");
        assertThat(numbers(raw, "stableLearningRate")[0]).isCloseTo(3.0303e-6, within(1e-10));
        List<JsonObject> scales = runs("jellybeans", "--scale", "none,standard", "--epochs", "100");
        assertThat(texts(scales, "name")).containsExactly("scale none", "scale standard");
        assertThat(scales.get(0).get("epochsToAccuracy").isJsonNull()).isTrue();
        assertThat(scales.get(1).get("epochsToAccuracy").getAsInt()).isOne();
    }

    /** S35 and S36: a line through the origin on x = 1..5, y = 2x: A = 11, ρ = 1 − 22η. */
    @Test
    void theSlopeAlone() {
        List<JsonObject> runs =
                runs("doubles", "--no-intercept", "--scale", "none", "--lr", "0.001,0.01,0.05,0.09,0.1");
        assertThat(numbers(runs, "factor"))
                .containsExactly(new double[] {0.978, 0.78, -0.1, -0.98, -1.2}, within(1e-12));
        assertThat(texts(runs, "class")).containsExactly("crawls", "crawls", "zig-zags", "zig-zags", "diverges");
        assertThat(numbers(runs, "stableLearningRate")[0]).isCloseTo(0.0909091, within(1e-7));
    }

    /** S14. */
    @Test
    void fourRatesOnAParabola() {
        List<JsonObject> runs = runs("x^2", "--start", "x=5", "--lr", "0.01,0.1,0.5,1.1", "--steps", "5");
        assertThat(path(runs.get(0), "x"))
                .containsExactly(new double[] {5, 4.9, 4.802, 4.70596, 4.6118408, 4.519603984}, within(1e-12));
        assertThat(path(runs.get(1), "x"))
                .containsExactly(new double[] {5, 4, 3.2, 2.56, 2.048, 1.6384}, within(1e-12));
        assertThat(parameter(runs.get(2), "x")).isZero();
        assertThat(path(runs.get(3), "x"))
                .containsExactly(new double[] {5, -6, 7.2, -8.64, 10.368, -12.4416}, within(1e-12));
        assertThat(texts(runs, "class")).containsExactly("crawls", "crawls", "one-step", "diverges");
        assertThat(numbers(runs, "factor")).containsExactly(new double[] {0.98, 0.8, 0, -1.2}, within(1e-12));
    }

    /** S14. */
    @ParameterizedTest
    @CsvSource({"0.01, 764", "0.1, 70", "0.5, 1", "0.9, 70", "0.99, 764"})
    void stepsToAMillionth(String rate, int steps) {
        JsonObject run = runs("x^2", "--start", "x=5", "--lr", rate + ",0.3").get(0);
        assertThat(run.get("epochsToAccuracy").getAsInt()).isEqualTo(steps);
    }

    /** S22: too big and just right end at the same place. */
    @Test
    void twentySteps() {
        List<JsonObject> runs = runs("(x-3)^2", "--start", "x=8", "--steps", "20", "--lr", "0.9,0.1,0.01");
        assertThat(runs)
                .extracting(run -> parameter(run, "x"))
                .satisfiesExactly(
                        x -> assertThat(x).isCloseTo(3.0576, within(5e-5)),
                        x -> assertThat(x).isCloseTo(3.0576, within(5e-5)),
                        x -> assertThat(x).isCloseTo(6.3380, within(5e-5)));
    }

    /** S17. */
    @Test
    void threeOptimizersAtOneRate() {
        List<JsonObject> runs = runs(
                "(x-3)^2", "--start", "x=8", "--steps", "10", "--lr", "0.1", "--optimizer", "gd,momentum:0.9,adam");
        assertThat(texts(runs, "name")).containsExactly("gd", "momentum:0.9", "adam");
        assertThat(path(runs.get(1), "x"))
                .containsExactly(
                        new double[] {8, 7, 5.3, 3.31, 1.457, 0.0979, -0.5449, -0.4144, 0.3859, 1.629, 3.022},
                        within(5e-4));
        assertThat(path(runs.get(2), "x"))
                .containsExactly(
                        new double[] {8, 7.9, 7.8001, 7.7002, 7.6005, 7.501, 7.4017, 7.3026, 7.2039, 7.1056, 7.0076},
                        within(5e-5));
        assertThat(texts(runs, "class")).containsExactly("crawls", "swings", "none");
    }

    /** Plain descent on a parabola of curvature 2 is fastest at 1/2. */
    @Test
    void eachAtItsBest() {
        List<JsonObject> runs =
                runs("(x-3)^2", "--start", "x=8", "--steps", "500", "--lr", "best", "--optimizer", "gd,adam,lbfgs");
        assertThat(runs.get(0).get("learningRate").getAsDouble()).isCloseTo(0.5, within(1e-12));
        assertThat(runs.get(0).get("epochsToAccuracy").getAsInt()).isOne();
        assertThat(runs.get(1).get("epochsToAccuracy").getAsInt()).isLessThan(500);
        assertThat(runs.get(2).get("learningRate").isJsonNull()).isTrue();
        List<JsonObject> ofData = runs("jellybeans", "--optimizer", "gd,momentum:0.5,lbfgs");
        assertThat(ofData.get(0).get("learningRate").getAsDouble()).isCloseTo(0.5, within(1e-12));
        assertThat(texts(ofData, "outcome")).containsOnly("converged");
    }

    @Test
    void batches() {
        List<JsonObject> runs = runs("jellybeans", "--batch", "full,2,1", "--lr", "0.05", "--epochs", "7");
        assertThat(texts(runs, "name")).containsExactly("batch full", "batch 2", "batch 1");
        assertThat(numbers(runs, "gradients")).containsExactly(7, 21, 35);
        assertThat(numbers(runs, "epochs")).containsExactly(7, 7, 7);
    }

    /** A range has the rates and the losses of the search, where both have the same. */
    @Test
    void aRangeIsTheCurveOfTheSearch() {
        JsonArray trials = Run.of("train", "jellybeans", "--lr", "search", "--json")
                .json()
                .getAsJsonObject("rateSearch")
                .getAsJsonArray("trials");
        List<JsonObject> runs = runs("jellybeans", "--lr", "0.005..0.5");
        assertThat(runs).hasSize(9);
        for (int k = 0; k < 9; k++) {
            JsonObject trial = trials.get(k).getAsJsonObject();
            assertThat(runs.get(k).get("learningRate").getAsDouble())
                    .isCloseTo(trial.get("learningRate").getAsDouble(), within(1e-12));
            double loss = trial.get("objective").getAsDouble();
            assertThat(runs.get(k).get("loss").getAsDouble()).isCloseTo(loss, within(1e-9 * loss + 1e-9));
        }
    }

    /** S15. */
    @Test
    void aRangeIsDrawnWithItsLimit() {
        Run drawn = compare("jellybeans", "--lr", "0.01..2").assertFits();
        assertThat(drawn.out()).contains("Final loss by learning rate", "stable limit 1", "diverged");
    }

    @Test
    void aLineForEachRun(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("runs.svg");
        Run run = compare("jellybeans", "--lr", "0.1,0.2", "--plot", file.toString());
        assertThat(run.code()).isZero();
        assertThat(Files.readString(file)).contains("<svg", "lr 0.1", "lr 0.2");
        assertThat(compare("jellybeans", "--lr", "0.1,0.2", "--plot")
                        .assertFits()
                        .out())
                .contains("loss by epoch", "lr 0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "jellybeans,,`jellygrad compare` has nothing to compare.",
        "jellybeans,--lr 0.1,`jellygrad compare` has nothing to compare.",
        "jellybeans,--lr 0.1;0.5 --batch full;1,--lr and --batch both list several values.",
        "jellybeans,--lr 0.1;abc;0.5,--lr 0.1;abc;0.5: 'abc' is no learning rate",
        "jellybeans,--lr 1..0.1,--lr 1..0.1: that is no range of learning rates",
        "jellybeans,--lr 0.1;0.5 --accuracy 2,--accuracy 2: that is no accuracy",
        "x^2,--start x=5 --batch full;1,--batch cannot be used with a function.",
        "x^2,--lr 0.1;0.5,`jellygrad compare` lacks its start.",
        "jellybeans,--optimizer gd;adm,--optimizer gd;adm: 'adm' is no optimizer",
    })
    void whatIsRefused(String subject, String options, String message) {
        List<String> arguments = new ArrayList<>(List.of(subject));
        if (options != null) {
            arguments.addAll(List.of(options.replace(';', ',').split(" ", -1)));
        }
        Run run = compare(arguments.toArray(String[]::new));
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(message.replace(';', ','));
    }
}
