package org.jellygrad.playground.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.jellygrad.playground.answer.Closeness.digits;
import static org.jellygrad.playground.answer.Closeness.tiny;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import org.jellygrad.playground.PageClient;
import org.jellygrad.playground.PageClient.Answer;
import org.jellygrad.playground.ServerFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of runs on functions, and of the loss as ground, as the server answers them: those of the lessons' sources. */
class FunctionRunsTest {
    @RegisterExtension
    static final ServerFixture SERVER = new ServerFixture();

    private static final String BEANS = "\"data\":\"jellybeans\",\"start\":\"slope=3,intercept=20\"";
    private static final String SQUARE = "\"function\":\"(x-3)^2\",\"start\":\"x=8\"";

    @ParameterizedTest
    @CsvSource({
        "0.01, 764, crawls, 0.98",
        "0.1, 70, crawls, 0.8",
        "0.5, 1, one-step, 0",
        "0.9, 70, zig-zags, -0.8",
        "0.99, 764, zig-zags, -0.98"
    })
    void ratesAndTheStepsTheyNeedAsInS14(double rate, int steps, String pattern, double factor) {
        Answer run = SERVER.run("\"function\":\"x^2\",\"start\":\"x=5\",\"epochs\":1000,\"lr\":" + rate);
        double[] x = run.array("parameter/x");
        int first = 0;
        while (Math.abs(x[first]) > 1e-6) {
            first++;
        }

        assertThat(first).isEqualTo(steps);
        assertThat(run.text("facts.pattern")).isEqualTo(pattern);
        assertThat(run.number("facts.factor")).isCloseTo(factor, tiny(1));
        assertThat(run.number("facts.stable")).isEqualTo(1);
        assertThat(run.number("facts.best")).isEqualTo(0.5);
        assertThat(run.number("minimum.parameters.x")).isZero();
    }

    @Test
    void momentumOfS17HasItsVelocity() {
        Answer run = SERVER.run(SQUARE + ",\"lr\":0.1,\"epochs\":10,\"optimizer\":\"momentum:0.9\"");
        double[] expected = {8, 7, 5.3, 3.31, 1.457, 0.0979, -0.5449, -0.4144, 0.3859, 1.629, 3.022};
        double[] x = run.array("parameter/x");
        double[] velocity = run.array("velocity/x");

        for (int i = 0; i < expected.length; i++) {
            assertThat(x[i]).isCloseTo(expected[i], digits(3));
        }
        for (int i = 1; i < x.length; i++) {
            assertThat(Math.abs(velocity[i])).isCloseTo(Math.abs(x[i] - x[i - 1]), within(1e-9));
        }
    }

    @Test
    void clippingOfS18IsBounded() {
        double[] x = SERVER.run(SQUARE + ",\"lr\":1.1,\"epochs\":7,\"clip\":\"norm:1\"")
                .array("parameter/x");
        double[] expected = {8, 6.9, 5.8, 4.7, 3.6, 2.5, 3.6, 2.5};

        for (int i = 0; i < expected.length; i++) {
            assertThat(x[i]).isCloseTo(expected[i], within(1e-9));
        }
    }

    @ParameterizedTest
    @CsvSource({"1.5, 0.960150, 0.294146", "-1.5, -1.035579, -0.305428"})
    void twoValleysOfS18(double start, double end, double value) {
        Answer run = SERVER.run(
                "\"function\":\"(x^2-1)^2+0.3*x\",\"lr\":0.02,\"epochs\":2000,\"start\":\"x=" + start + "\"");

        assertThat(run.number("minimum.parameters.x")).isCloseTo(end, digits(6));
        assertThat(run.number("minimum.loss")).isCloseTo(value, digits(6));
    }

    @Test
    void fiveStepsOfS21() {
        double[] x = SERVER.run(SQUARE + ",\"lr\":0.1,\"epochs\":10").array("parameter/x");
        double[] expected = {8, 7, 6.2, 5.56, 5.048, 4.6384, 4.3107, 4.0486, 3.8389, 3.6711, 3.5369};

        for (int i = 0; i < expected.length; i++) {
            assertThat(x[i]).isCloseTo(expected[i], digits(4));
        }
    }

    @Test
    void oneStepOfS28() {
        Answer run = SERVER.run("\"function\":\"(x-3)^2\",\"start\":\"x=5\",\"lr\":0.1,\"epochs\":1");

        assertThat(run.array("parameter/x")[1]).isCloseTo(4.6, tiny(5));
        assertThat(run.array("loss")[1]).isCloseTo(2.56, tiny(5));
    }

    @Test
    void theCurveOverTheSlopeOfS35AndS36() {
        String state =
                "{\"data\":\"slope/creep\",\"target\":\"y\",\"no-intercept\":\"true\",\"lr\":0.01,\"epochs\":20}";
        Answer curve =
                SERVER.client().frame("/api/curve", "{\"state\":" + state + ",\"x\":\"x\",\"xRange\":[0,4],\"n\":401}");
        Answer run = SERVER.client().frame("/api/run", state);

        for (int i = 0; i < 401; i++) {
            double m = curve.array("x")[i];
            assertThat(curve.array("z")[i]).isCloseTo(11 * (m - 2) * (m - 2), within(1e-9));
            assertThat(curve.array("slope")[i]).isCloseTo(22 * (m - 2), within(1e-9));
        }
        assertThat(run.number("facts.stable")).isCloseTo(0.0909091, digits(7));
        assertThat(run.number("facts.best")).isCloseTo(0.0454545, digits(7));
        assertThat(run.number("facts.factor")).isCloseTo(0.78, within(1e-12));
    }

    @Test
    void aStepOfOneLengthOfS40() {
        double[] x = SERVER.run(SQUARE + ",\"lr\":0.7,\"epochs\":12,\"optimizer\":\"normalized\"")
                .array("parameter/x");

        for (int i = 1; i < x.length; i++) {
            assertThat(Math.abs(x[i] - x[i - 1])).isCloseTo(0.7, within(1e-12));
        }
    }

    @Test
    void theSurfaceOfS42IsTheLossOfThePath() {
        String state = "{" + BEANS + ",\"lr\":1e-6,\"epochs\":5}";
        Answer surface = SERVER.client()
                .frame(
                        "/api/surface",
                        "{\"state\":" + state
                                + ",\"x\":\"jar_size\",\"y\":\"intercept\",\"xRange\":[2,4],\"yRange\":[0,40],\"nx\":3,\"ny\":3}");

        assertThat(surface.array("z")[3 * 1 + 1]).as("slope 3, intercept 20").isCloseTo(310_400, tiny(1e6));
        assertThat(surface.array("z")[3 * 2]).as("slope 2, intercept 40").isCloseTo(0, within(1e-9));
        assertThat(surface.array("z")[0]).as("slope 2, intercept 0").isCloseTo(1_600, tiny(1e6));
    }

    @Test
    void moreParametersAreHeldWhereTheRunStands() {
        String state =
                "\"data\":\"boyle1662\",\"target\":\"pressure_in_hg\",\"features\":\"volume,mercury_in\",\"scale\":\"standard\","
                        + "\"lr\":0.1,\"epochs\":20,\"step\":7";
        Answer run = SERVER.run(state);
        double volume = run.array("descended/volume")[7];
        double mercury = run.array("descended/mercury_in")[7];
        Answer surface = SERVER.client()
                .frame(
                        "/api/surface",
                        "{\"state\":{" + state + "},\"x\":\"volume\",\"y\":\"mercury_in\",\"xRange\":[" + volume + ","
                                + (volume + 1) + "],\"yRange\":[" + mercury + "," + (mercury + 1)
                                + "],\"nx\":2,\"ny\":2}");

        assertThat(surface.array("z")[0]).isCloseTo(run.array("loss")[7], within(1e-9 * run.array("loss")[7]));
    }

    @Test
    void everySampleFunctionRuns() {
        JsonObject catalog = com.google.gson.JsonParser.parseString(
                        PageClient.text(SERVER.client().get("/api/catalog")))
                .getAsJsonObject();

        for (JsonElement sample : catalog.getAsJsonArray("functions")) {
            Answer run = SERVER.client().frame("/api/run", sample.toString().replaceFirst("\"title\":\"[^\"]*\",", ""));
            assertThat(run.array("loss")).doesNotContain(Double.NaN);
            assertThat(Arrays.stream(run.array("loss")).min().orElseThrow()).isLessThan(run.array("loss")[0]);
        }
    }
}
