package org.jellygrad.playground.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.stream.StreamSupport;
import org.jellygrad.playground.PageClient;
import org.jellygrad.playground.ServerFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What learners type is run, and what they draw is compared, by the same engine. */
class LearnerRunTest {
    @RegisterExtension
    static final ServerFixture SERVER = new ServerFixture();

    private static JsonObject grade(String lesson, String question, String answer) {
        JsonObject asked = new JsonObject();
        asked.addProperty("lesson", lesson);
        asked.addProperty("question", question);
        asked.addProperty("answer", answer);
        return SERVER.client().json("/api/grade", asked.toString());
    }

    @Test
    void aTypedRuleIsARunOfItsOwn() {
        JsonObject graded = grade("recipe", "mend", "x = x + lr*2*(x-3)");

        assertThat(graded.get("right").getAsBoolean()).isFalse();
        PageClient.Answer run =
                SERVER.client().frame("/api/run", graded.get("state").toString());
        double[] x = run.array("parameter/x");
        assertThat(x).hasSize(31);
        assertThat(x[1]).isEqualTo(9);
        assertThat(x[30]).isCloseTo(1189.88, within(0.005));
        assertThat(run.text("outcome")).isEqualTo("by-hand");
        assertThat(run.text("command")).isEqualTo("jellygrad lesson recipe");
        JsonObject step = SERVER.client().json("/api/step", graded.get("state").toString());
        assertThat(step.getAsJsonArray("updates")
                        .get(0)
                        .getAsJsonObject()
                        .get("text")
                        .getAsString())
                .isEqualTo("x = x + lr*2*(x - 3) = 9, with x 8 and lr 0.1");
    }

    @Test
    void aRateThatIsTriedIsAnOrdinaryRun() {
        JsonObject state = grade("gradient", "leap", "0.5").getAsJsonObject("state");

        assertThat(state.get("lr").getAsString()).isEqualTo("0.5");
        assertThat(state.get("data").getAsString()).isEqualTo("jellybeans");
        assertThat(SERVER.client().frame("/api/run", state.toString()).array("loss")[1])
                .isLessThan(1e-15);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"walk\":\"recipe/none\"}                       | walk | The lesson recipe has no run 'none'.",
                "{\"walk\":\"recipe/whole\",\"rule\":\"x - y\"}   | rule | The rule x - y uses y, which has no value here.",
                "{\"walk\":\"jar/fair\",\"rule\":\"x\"}           | rule | The run has no rate.",
                "{\"walk\":\"rule/two\",\"rule\":\"x\"}           | rule | A rule moves one parameter, and there are x, y."
            })
    void aLinkWithAWalkThatIsNoneSaysWhichKeyIsAtFault(String state, String key, String what) {
        JsonObject problem = SERVER.client().problems("/api/run", state).get(0).getAsJsonObject();
        assertThat(problem.get("name").getAsString()).isEqualTo(key);
        assertThat(problem.get("what").getAsString()).startsWith(what);
    }

    @Test
    void earlierAnswersComeBackWithTheirGrades() {
        JsonObject lesson = SERVER.client()
                .json("/api/lesson", "{\"name\":\"square\",\"answers\":{\"second\":\"3.2 10.24\",\"slope\":\"1\"}}");
        JsonObject second = step(lesson, "second");
        assertThat(second.getAsJsonObject("graded").get("right").getAsBoolean()).isTrue();
        assertThat(step(lesson, "slope").getAsJsonObject("graded").get("right").getAsBoolean())
                .isFalse();
        assertThat(step(lesson, "update").has("graded")).isFalse();
        assertThat(second.getAsJsonArray("asks").get(0).toString())
                .isEqualTo("{\"run\":\"walk\",\"quantity\":\"x\",\"step\":\"2\"}");
    }

    @Test
    void aDrawnPathIsCompared() {
        JsonObject near = SERVER.client()
                .json(
                        "/api/draw",
                        "{\"lesson\":\"square\",\"run\":\"walk\",\"points\":[{\"x\":4},{\"x\":3.3},{\"x\":2.5}]}");
        assertThat(near.get("right").getAsBoolean()).isTrue();
        assertThat(near.getAsJsonObject("tolerance").get("x").getAsDouble()).isCloseTo(0.366, within(1e-12));
        JsonArray points = near.getAsJsonArray("points");
        assertThat(points.get(1)
                        .getAsJsonObject()
                        .getAsJsonObject("truth")
                        .get("x")
                        .getAsDouble())
                .isCloseTo(3.2, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"lesson\":\"square\",\"run\":\"walk\"}                            | `points` are no points.",
                "{\"lesson\":\"square\",\"run\":\"walk\",\"points\":[]}              | 0 points were drawn.",
                "{\"lesson\":\"square\",\"run\":\"walk\",\"points\":[{\"x\":\"a\"}]} | `points` are no points.",
                "{\"lesson\":\"square\",\"run\":\"jog\",\"points\":[{\"x\":1}]}      | There is no run 'jog'."
            })
    void whatIsNoDrawingIsRefused(String asked, String what) {
        assertThat(SERVER.client()
                        .problems("/api/draw", asked)
                        .get(0)
                        .getAsJsonObject()
                        .get("what")
                        .getAsString())
                .startsWith(what);
    }

    private static JsonObject step(JsonObject lesson, String id) {
        return StreamSupport.stream(lesson.getAsJsonArray("steps").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(step -> step.get("id").getAsString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
