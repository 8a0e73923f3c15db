package org.jellygrad.cli.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.jellygrad.cli.Relative;
import org.jellygrad.cli.Run;
import org.jellygrad.cli.Transcript;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.problem.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code minimize} and {@code explain}: what they print, and the numbers of the articles in their JSON. */
class FunctionsTest {

    @TempDir(factory = Relative.class)
    private Path directory;

    @Test
    void everyPageIsAsWritten() throws Exception {
        Transcript.assertAsWritten("functions.txt", directory, run -> {
            assertThat(run.out()).isNotEmpty().doesNotContain("NaN");
            assertThat(run.code()).isIn(ExitCode.DONE, ExitCode.DIVERGED);
        });
    }

    private static Run minimize(String function, String options) {
        String[] rest = options.split(" ", -1);
        String[] all = new String[rest.length + 3];
        all[0] = "minimize";
        all[1] = function;
        all[2] = "--json";
        System.arraycopy(rest, 0, all, 3, rest.length);
        return Run.of(all);
    }

    private static double[] numbers(JsonElement array) {
        return StreamSupport.stream(((JsonArray) array).spliterator(), false)
                .mapToDouble(number -> number.isJsonNull() ? Double.NaN : number.getAsDouble())
                .toArray();
    }

    private static double[] path(Run run, String name) {
        return numbers(
                run.json().getAsJsonObject("path").getAsJsonObject("parameters").get(name));
    }

    private static double[] values(Run run) {
        return numbers(run.json().getAsJsonObject("path").get("loss"));
    }

    private static double[] list(String text) {
        return Arrays.stream(text.trim().split(" +", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** S12, S14, S18, S21, S28 and S36. */
    @ParameterizedTest
    @CsvSource({
        "x^2, 5, 0.1, 4.0000 3.2000 2.5600 2.0480 1.6384 1.3107 1.0486 0.8389 0.6711 0.5369 0.4295 0.3436 0.2749 0.2199"
                + " 0.1759 0.1407 0.1126 0.0901 0.0721 0.0576",
        "x^2, 5, 0.01, 4.9000 4.8020 4.7060 4.6118 4.5196",
        "x^2, 5, 1.1, -6.0000 7.2000 -8.6400 10.3680 -12.4416",
        "(x-3)^2, 8, 0.1, 7.0000 6.2000 5.5600 5.0480 4.6384 4.3107 4.0486 3.8389 3.6711 3.5369",
        "(x-3)^2, 8, 1.1, -3 10.2 -5.64 13.368 -9.4416",
        "(x-3)^2, 5, 0.1, 4.6",
        "11*x^2-44*x+44, 0, 0.05, 2.2 1.98 2.002",
        "11*x^2-44*x+44, 0, 0.1, 4.4 -0.88 5.456"
    })
    void thePathsOfTheArticles(String function, double start, double rate, String expected) {
        double[] xs = list(expected);
        Run run = minimize(function, "--start x=" + start + " --lr " + rate + " --steps " + xs.length);
        double[] path = path(run, "x");
        assertThat(path[0]).isEqualTo(start);
        assertThat(Arrays.copyOfRange(path, 1, path.length)).containsExactly(xs, within(5e-5));
    }

    /** S23 and S32: every fifth step, position and value. */
    @ParameterizedTest
    @CsvSource({
        "(x-3)^2, 8, 0.1, 4.638400 3.536871 3.175922 3.057646 3.018889 3.006190, 2.684355 0.288230 0.030949 0.003323"
                + " 0.000357 0.000038",
        "(x-7)^2, 0, 0.15, 5.823510 6.802267 6.966767 6.994415 6.999061, 1.384129 0.039098 0.001104 0.000031 0.000001"
    })
    void everyFifthStep(String function, double start, double rate, String positions, String losses) {
        double[] xs = list(positions);
        Run run =
                minimize(function, "--start x=" + start + " --lr " + rate + " --steps " + 5 * xs.length + " --every 5");
        double[] path = path(run, "x");
        assertThat(Arrays.copyOfRange(path, 1, path.length)).containsExactly(xs, within(5e-7));
        double[] values = values(run);
        assertThat(Arrays.copyOfRange(values, 1, values.length)).containsExactly(list(losses), within(5e-7));
        assertThat(run.json().getAsJsonObject("path").get("every").getAsInt()).isEqualTo(5);
    }

    /** S17. */
    @ParameterizedTest
    @CsvSource({
        "momentum:0.9, 7 5.3 3.31 1.457 0.0979 -0.5449 -0.4144 0.3859 1.629 3.022",
        "adam, 7.9 7.8001 7.7002 7.6005 7.501 7.4017 7.3026 7.2039 7.1056 7.0076"
    })
    void otherOptimizers(String optimizer, String expected) {
        Run run = minimize("(x-3)^2", "--start x=8 --lr 0.1 --steps 10 --optimizer " + optimizer);
        double[] path = path(run, "x");
        assertThat(Arrays.copyOfRange(path, 1, path.length)).containsExactly(list(expected), within(5e-5));
    }

    /** S14: steps to |x| ≤ 1e-6, which is a value of 1e-12. */
    @ParameterizedTest
    @CsvSource({"0.01, 764", "0.1, 70", "0.5, 1", "0.9, 70", "0.99, 764"})
    void stepsToAMillionth(double rate, int steps) {
        Run run = minimize("x^2", "--start x=5 --target-loss 1e-12 --lr " + rate);
        assertThat(run.json().get("steps").getAsInt()).isEqualTo(steps);
    }

    /** S22: "too big" and "just right" end at the same place. */
    @Test
    void theEndIsNotTheWholeStory() {
        assertThat(minimize("(x-3)^2", "--start x=8 --lr 0.9 --steps 20")
                        .json()
                        .getAsJsonObject("parameters")
                        .get("x")
                        .getAsDouble())
                .isCloseTo(3.0576, within(5e-5));
        assertThat(minimize("(x-3)^2", "--start x=8 --lr 0.01 --steps 20")
                        .json()
                        .getAsJsonObject("parameters")
                        .get("x")
                        .getAsDouble())
                .isCloseTo(6.3380, within(5e-5));
    }

    /** S18: momentum 0.95 escapes from the shallow valley, 0.9 does not. */
    @ParameterizedTest
    @CsvSource({"momentum:0.9, 0.960150, 0.294146", "momentum:0.95, -1.035579, -0.305428"})
    void momentumEscapes(String optimizer, double x, double value) {
        Run run = minimize("(x^2-1)^2+0.3*x", "--start x=1.5 --lr 0.02 --steps 5000 --optimizer " + optimizer);
        assertThat(run.json().getAsJsonObject("parameters").get("x").getAsDouble())
                .isCloseTo(x, within(1e-6));
        assertThat(run.number("value")).isCloseTo(value, within(1e-6));
        assertThat(run.json().get("place").getAsString()).isEqualTo("minimum");
    }

    @ParameterizedTest
    @CsvSource({
        "x^2-y^2, 'x=1,y=0', 0.1, converged, saddle, 0",
        "(x^2-1)^2+0.3*x, x=1.5, 0.02, converged, minimum, 0",
        "exp(-x^2), x=5, 0.1, out-of-epochs, flat, 0",
        "abs(x), x=1, 0.3, stopped-early, hovers, 0",
        "sqrt(x), x=1, 0.3, stopped-early, outside, 0",
        "1/x, x=1, 0.1, diverged, bottomless, 4",
        "x, x=1, 0.1, diverged, bottomless, 4",
        "(x-3)^2, x=8, 1.1, diverged, rising, 4"
    })
    void theTruthInJson(String function, String start, String rate, String outcome, String place, int code) {
        Run run = minimize(function, "--start " + start + " --lr " + rate + " --steps 1000");
        assertThat(run.outcome()).isEqualTo(outcome);
        assertThat(run.json().get("place").getAsString()).isEqualTo(place);
        assertThat(run.json().get("why").getAsString()).isNotEmpty();
        assertThat(run.code()).isEqualTo(code);
    }

    @Test
    void theNamesOfTheJson() {
        JsonObject json =
                minimize("x^2+3*y^2", "--start x=1,y=2 --lr 0.1 --steps 3").json();
        assertThat(json.keySet())
                .contains("function", "parameters", "value", "gradient", "steps", "outcome", "why", "path");
        assertThat(json.get("function").getAsString()).isEqualTo("x^2 + 3*y^2");
        assertThat(json.getAsJsonObject("gradient").keySet()).containsExactly("x", "y");
        assertThat(json.getAsJsonObject("path").keySet())
                .containsExactly(
                        "epoch",
                        "step",
                        "loss",
                        "learningRate",
                        "gradientNorm",
                        "parameters",
                        "descended",
                        "gradient",
                        "every");
        assertThat(json.get("stableLearningRate").getAsDouble()).isCloseTo(2.0 / 6, within(1e-12));
    }

    /** A long run prints no more than a short one, and of a path in bounded memory. */
    @Test
    void aMillionSteps() {
        Run run = Run.of(
                "minimize",
                "(x^2-1)^2+0.3*x",
                "--start",
                "x=1.5",
                "--lr",
                "1e-7",
                "--steps",
                "1000000",
                "--every",
                "250000");
        assertThat(run.out().lines().filter(line -> line.matches(" *[0-9]+ .*")))
                .hasSize(5);
    }

    @Test
    void theSameSeedIsTheSameStart() {
        String options = "--start random --lr 0.02 --restarts 3 --steps 50 --seed ";
        assertThat(minimize("(x^2-1)^2+0.3*x", options + 3).out())
                .isEqualTo(minimize("(x^2-1)^2+0.3*x", options + 3).out())
                .isNotEqualTo(minimize("(x^2-1)^2+0.3*x", options + 4).out());
    }

    @Test
    void plotsAreFilesToo() throws Exception {
        Path file = directory.resolve("path.svg");
        assertThat(Run.of(
                                "minimize",
                                "(x-3)^2",
                                "--start",
                                "x=8",
                                "--lr",
                                "0.1",
                                "--steps",
                                "9",
                                "--plot",
                                file.toString())
                        .code())
                .isZero();
        assertThat(Files.readString(file)).startsWith("<svg").contains("Descent on (x - 3)^2");
    }

    @Test
    void withoutUnicodePlotsAreAscii() {
        var out = new ByteArrayOutputStream();
        Run.on(
                new String[] {"minimize", "(x-3)^2", "--start", "x=8", "--lr", "0.1", "--steps", "9", "--plot"},
                new Console(out, new ByteArrayOutputStream(), 80, StandardCharsets.US_ASCII, () -> 0));
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("[\\x20-\\x7e\\r\\n]*");
    }

    @Test
    void anExplainedStepAsJson() {
        JsonObject json = Run.of("explain", "jellybeans", "--start", "slope=3,intercept=20", "--lr", "1e-6", "--json")
                .json();
        assertThat(json.get("loss").getAsDouble()).isEqualTo(310400);
        assertThat(json.getAsJsonObject("gradient").get("slope").getAsDouble()).isCloseTo(640000, within(1e-9));
        assertThat(json.getAsJsonObject("gradient").get("intercept").getAsDouble())
                .isCloseTo(960, within(1e-9));
        JsonObject update = json.getAsJsonArray("update").get(1).getAsJsonObject();
        assertThat(update.keySet()).containsExactly("parameter", "before", "gradient", "learningRate", "after", "text");
        assertThat(update.get("text").getAsString()).isEqualTo("slope ← 3 − 1e-06 · 640000 = 2.36");
        assertThat(json.getAsJsonArray("nodes")).hasSizeGreaterThan(5);
    }
}
