package org.jellygrad.playground.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.jellygrad.playground.answer.Closeness.tiny;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.jellygrad.playground.PageClient.Answer;
import org.jellygrad.playground.ServerFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Why a step goes where it goes, as the server answers it. */
class WhyStepAnswerTest {
    @RegisterExtension
    static final ServerFixture SERVER = new ServerFixture();

    private static final String BEANS = "\"data\":\"jellybeans\",\"start\":\"slope=3,intercept=20\"";
    private static final String SQUARE = "\"function\":\"(x-3)^2\",\"start\":\"x=8\"";

    static double[] rows(JsonObject step, String number) {
        return step.getAsJsonArray("rows").asList().stream()
                .mapToDouble(row -> row.getAsJsonObject().get(number).getAsDouble())
                .toArray();
    }

    @Test
    void aBatchOfS24SeesItsRowsAndNoOthers() {
        String state = BEANS + ",\"lr\":1e-6,\"epochs\":3,\"batch\":2,\"seed\":5";
        Answer run = SERVER.run(state);

        for (int step = 0; step < 9; step++) {
            JsonObject why = SERVER.step(state + ",\"step\":" + step);
            int point = why.get("point").getAsInt();
            JsonArray batch = why.getAsJsonArray("batch");
            assertThat(batch.size()).isEqualTo((int) run.array("rows")[point]).isEqualTo(step % 3 == 2 ? 1 : 2);
            assertThat(why.getAsJsonObject("gradient").get("slope").getAsDouble())
                    .as("step " + step)
                    .isCloseTo(run.array("gradient/jar_size")[point], tiny(1e7));
            assertThat(why.getAsJsonArray("rows").asList().stream()
                            .map(row -> row.getAsJsonObject().get("index")))
                    .containsExactlyElementsOf(batch);
        }
        assertThat(Stream.of(0, 1, 2)
                        .flatMap(step ->
                                SERVER.step(state + ",\"step\":" + step).getAsJsonArray("batch").asList().stream())
                        .map(JsonElement::getAsInt))
                .as("the rows of an epoch")
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Test
    void rowsThatLackACellKeepTheirNumbers() {
        JsonObject step = SERVER.step("\"data\":\"penguins\",\"lr\":1e-9,\"epochs\":1,\"batch\":3");
        Answer data = SERVER.client().frame("/api/data", "{\"data\":\"penguins\"}");
        double[] target = data.array("column/" + data.text("target"));

        assertThat(step.getAsJsonArray("rows")).isNotEmpty();
        for (JsonElement row : step.getAsJsonArray("rows")) {
            assertThat(row.getAsJsonObject().get("target").getAsDouble())
                    .isEqualTo(target[row.getAsJsonObject().get("index").getAsInt()]);
        }
    }

    @Test
    void theLossFallsByTheRateTimesTheSquaredGradientAsInS45() {
        JsonObject step = SERVER.step(SQUARE + ",\"lr\":0.0001,\"epochs\":1");
        double gradient = step.getAsJsonObject("gradient").get("x").getAsDouble();
        double fall = step.get("lossAfter").getAsDouble() - step.get("loss").getAsDouble();

        assertThat(fall).isCloseTo(-0.0001 * gradient * gradient, within(1e-5));
    }

    @Test
    void pullsOfTheRowsAverageToTheGradient() {
        for (String state : List.of(
                BEANS + ",\"lr\":1e-6,\"epochs\":9,\"step\":4",
                "\"data\":\"hubble1929\",\"loss\":\"huber:100\",\"lr\":0.5,\"epochs\":9,\"step\":3",
                "\"data\":\"forbes1857\",\"scale\":\"standard\",\"lr\":0.1,\"epochs\":9,\"step\":2")) {
            JsonObject step = SERVER.step(state);
            JsonObject gradient = step.getAsJsonObject("gradient");
            Answer run = SERVER.run(state);
            for (String name : gradient.keySet()) {
                double mean = step.getAsJsonArray("rows").asList().stream()
                        .mapToDouble(row -> row.getAsJsonObject()
                                .getAsJsonObject("pull")
                                .get(name)
                                .getAsDouble())
                        .average()
                        .orElseThrow();
                double whole = gradient.get(name).getAsDouble();
                assertThat(mean).isCloseTo(whole, within(1e-9 * Math.max(1, Math.abs(whole))));
                String column = name.equals("slope") ? run.text("parameters.1") : name;
                assertThat(run.array("gradient/" + column)[step.get("point").getAsInt()])
                        .isCloseTo(whole, within(1e-9 * run.array("gradientNorm")[0]));
            }
        }
    }

    @Test
    void anUpdateIsTheNumbersPluggedIn() {
        JsonObject update = SERVER.step(BEANS + ",\"lr\":1e-6,\"epochs\":5")
                .getAsJsonArray("updates")
                .get(1)
                .getAsJsonObject();

        assertThat(update.get("text").getAsString()).isEqualTo("slope ← 3 − 1e−06 · 640000 = 2.36");
        assertThat(update.get("node").getAsString()).isEqualTo("slope");
    }

    @Test
    void theEndOfARunHasNoStep() {
        JsonObject end = SERVER.step(BEANS + ",\"lr\":1e-6,\"epochs\":5,\"step\":99");

        assertThat(end.get("last").getAsBoolean()).isTrue();
        assertThat(end.get("step").getAsInt()).isEqualTo(5);
        assertThat(end.getAsJsonArray("updates")).isEmpty();
        assertThat(end.get("lossAfter").isJsonNull()).isTrue();
        assertThat(end.get("sentence").getAsString()).isEqualTo("The run ends here, after 5 steps.");
    }
}
