package org.jellygrad.playground.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.jellygrad.playground.answer.Closeness.digits;
import static org.jellygrad.playground.answer.Closeness.tiny;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.jellygrad.playground.PageClient.Answer;
import org.jellygrad.playground.ServerFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers of runs on data, as the server answers them: those of the lessons' sources. */
class DataRunsTest {
    @RegisterExtension
    static final ServerFixture SERVER = new ServerFixture();

    private static final String BEANS = "\"data\":\"jellybeans\",\"start\":\"slope=3,intercept=20\"";
    private static final String SQUARE = "\"function\":\"(x-3)^2\",\"start\":\"x=8\"";

    @ParameterizedTest
    @CsvSource({
        "slope=3;intercept=20, 80 280 480 680 880, 480, 310400",
        "slope=3.1;intercept=19, 89 309 529 749 969, 529, 376641",
        "slope=2.9;intercept=21, 71 251 431 611 791, 431, 250561"
    })
    void errorsOfGuessesAreThoseOfS6ToS9(String guess, String errors, double absolute, double mse) {
        String state = "\"data\":\"jellybeans\",\"lr\":1e-6,\"epochs\":1,\"start\":\"" + guess.replace(';', ',') + "\"";
        JsonObject step = SERVER.step(state);

        double[] residuals = WhyStepAnswerTest.rows(step, "residual");
        assertThat(residuals)
                .usingComparatorWithPrecision(1e-9)
                .containsExactly(Stream.of(errors.split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
        assertThat(step.get("loss").getAsDouble()).isCloseTo(mse, tiny(mse));
        assertThat(SERVER.client()
                        .frame("/api/errors", "{" + state + ",\"kind\":\"absolute\"}")
                        .array("error")[0])
                .isCloseTo(absolute, tiny(absolute));
        assertThat(SERVER.client()
                        .frame("/api/errors", "{" + state + ",\"kind\":\"squared\"}")
                        .array("error")[0])
                .isCloseTo(mse, tiny(mse));
    }

    @Test
    void errorsAreSignedAbsoluteAndSquaredAsInS2ToS4() {
        String state =
                "{\"data\":\"jellybeans\",\"start\":\"slope=1,intercept=540\",\"lr\":1e-7,\"epochs\":1,\"kind\":\"";

        assertThat(SERVER.client().frame("/api/errors", state + "signed\"}").array("error")[0])
                .isCloseTo(0, within(1e-10));
        assertThat(SERVER.client().frame("/api/errors", state + "absolute\"}").array("error")[0])
                .isCloseTo(240, tiny(240));
        assertThat(SERVER.client().frame("/api/errors", state + "squared\"}").array("error")[0])
                .isCloseTo(80_000, tiny(80_000));
    }

    @Test
    void theNeedleValleyOfS11() {
        Answer run = SERVER.run(BEANS + ",\"lr\":1e-6,\"epochs\":5");

        assertThat(run.array("gradient/jar_size")[0]).isCloseTo(640_000, tiny(640_000));
        assertThat(run.array("gradient/intercept")[0]).isCloseTo(960, tiny(960_000));
        double[] expected = {310_400, 35_967.69, 4_243.60, 576.33, 152.40, 103.39};
        for (int i = 0; i < expected.length; i++) {
            assertThat(run.array("loss")[i]).isCloseTo(expected[i], digits(2));
        }
        assertThat(run.number("facts.largestEigenvalue")).isCloseTo(660_001.515, digits(3));
        assertThat(run.number("facts.smallestEigenvalue")).isCloseTo(0.484847, digits(6));
        assertThat(run.number("facts.conditionNumber")).isCloseTo(1_361_256, digits(0));
        assertThat(run.number("facts.stable")).isCloseTo(3.0303e-6, within(5e-11));
        assertThat(run.number("facts.directions.0.eigenvalue")).isCloseTo(660_001.515, digits(3));
        assertThat(run.number("facts.directions.1.eigenvalue")).isCloseTo(0.484847, digits(6));
        assertThat(run.number("hessian.0.0")).isCloseTo(2, tiny(2));
        assertThat(run.number("hessian.0.1")).isCloseTo(1_000, tiny(1_000));
        assertThat(run.number("hessian.1.1")).isCloseTo(660_000, tiny(660_000));
        assertThat(run.number("optimum.parameters.jar_size")).isCloseTo(2, tiny(2));
        assertThat(run.number("optimum.parameters.intercept")).isCloseTo(40, tiny(40));
    }

    @Test
    void aThousandTenThousandAndAHundredThousandStepsOfS11() {
        Answer run = SERVER.run(BEANS + ",\"lr\":2.9e-6,\"epochs\":100000");

        assertThat(run.number("points")).isEqualTo(100_001);
        assertThat(run.number("every")).isEqualTo(1);
        assertThat(run.array("loss")[1_000]).isCloseTo(96.71, digits(2));
        assertThat(run.array("loss")[10_000]).isCloseTo(94.29, digits(2));
        assertThat(run.array("loss")[100_000]).isCloseTo(73.21, digits(2));
        assertThat(run.array("step")[100_000]).isEqualTo(100_000);
    }

    @Test
    void divergenceOfS11IsALesson() {
        Answer run = SERVER.run(BEANS + ",\"lr\":3.1e-6,\"epochs\":50");

        assertThat(run.array("loss")[1]).isCloseTo(339_607.5, digits(1));
        assertThat(run.array("loss")[10]).isCloseTo(762_981.3, digits(1));
        assertThat(run.text("outcome")).isEqualTo("diverged");
        assertThat(run.text("facts.pattern")).isEqualTo("diverges");
        assertThat(run.number("facts.divergence.direction")).isZero();
        assertThat(run.number("facts.divergence.factor")).isCloseTo(1 - 3.1e-6 * 660_001.515, within(1e-8));
        assertThat(run.number("facts.divergence.lastFinitePoint")).isEqualTo(run.number("points") - 1);
        assertThat(run.text("facts.divergence.advice"))
                .contains("above this data's limit 3.03e−06")
                .contains("`scale standard`")
                .doesNotContain("`scaling");
    }

    @ParameterizedTest
    @MethodSource
    void whatADivergedRunIsOfferedConverges(String state) {
        Answer diverged = SERVER.run(state);
        JsonObject fix = diverged.find("facts.divergence.fix").getAsJsonObject();
        JsonObject mended = new JsonObject();
        diverged.find("state").getAsJsonObject().asMap().forEach(mended::add);
        fix.asMap().forEach(mended::add);

        assertThat(diverged.text("outcome")).isEqualTo("diverged");
        assertThat(fix.size()).isPositive();
        Answer run = SERVER.client().frame("/api/run", mended.toString());
        double[] loss = run.array("loss");
        assertThat(run.text("outcome")).as(fix.toString()).isEqualTo("converged");
        assertThat(loss[loss.length - 1]).isLessThan(loss[0]);
    }

    static List<String> whatADivergedRunIsOfferedConverges() {
        return List.of(
                BEANS + ",\"lr\":3.1e-6",
                BEANS + ",\"lr\":1.5,\"scale\":\"standard\"",
                BEANS + ",\"lr\":0.2,\"scale\":\"standard\",\"optimizer\":\"nesterov:0.9\",\"epochs\":2000,\"lr\":3",
                "\"data\":\"forbes1857\",\"lr\":1,\"scale\":\"none\"",
                SQUARE + ",\"lr\":1.1,\"epochs\":100",
                "\"function\":\"x^4\",\"start\":\"x=2\",\"lr\":1,\"epochs\":1000",
                "\"function\":\"x^2+10*y^2\",\"start\":\"x=3,y=1\",\"lr\":0.2,\"epochs\":500");
    }

    @Test
    void theRoundBowlOfS11() {
        Answer run = SERVER.run(BEANS + ",\"lr\":0.1,\"scale\":\"standard\",\"epochs\":30");

        assertThat(run.array("parameter/jar_size")[1]).isCloseTo(2.8, tiny(3));
        assertThat(run.array("parameter/intercept")[1]).isCloseTo(24, tiny(30));
        assertThat(run.array("loss")[1]).isCloseTo(198_656, tiny(2e5));
        assertThat(run.array("loss")[2] / run.array("loss")[1]).isCloseTo(0.64, tiny(1));
        assertThat(run.array("parameter/jar_size")[30]).isCloseTo(2.001238, digits(6));
        assertThat(run.array("parameter/intercept")[30]).isCloseTo(39.975241, digits(6));
        assertThat(run.array("loss")[30]).isCloseTo(0.475687, digits(6));
        assertThat(run.number("facts.conditionNumber")).isCloseTo(1, within(1e-9));
        assertThat(run.number("facts.factor")).isCloseTo(0.8, tiny(1));

        Answer one = SERVER.run(BEANS + ",\"lr\":0.5,\"scale\":\"standard\"");
        assertThat(one.text("facts.pattern")).isEqualTo("one-step");
        assertThat(one.array("parameter/jar_size")[1]).isCloseTo(2, tiny(3));
    }

    @Test
    void theLimitOfTheDoublesInS15AndS16() {
        Answer run = SERVER.client()
                .frame("/api/run", "{\"data\":\"doubles/learn\",\"target\":\"y\",\"lr\":0.01,\"epochs\":1000}");

        assertThat(run.array("parameter/x")[1]).isCloseTo(0.44, tiny(1));
        assertThat(run.array("parameter/intercept")[1]).isCloseTo(0.12, tiny(1));
        assertThat(run.array("parameter/x")[10]).isCloseTo(1.737402, digits(6));
        assertThat(run.array("parameter/intercept")[100]).isCloseTo(0.366691, digits(6));
        assertThat(run.array("parameter/x")[1000]).isCloseTo(1.995180, digits(6));
        assertThat(run.number("facts.largestEigenvalue")).isCloseTo(23.6619, digits(4));
        assertThat(run.number("facts.stable")).isCloseTo(0.084524, digits(6));
        assertThat(run.number("facts.conditionNumber")).isCloseTo(70.0, digits(1));
    }
}
