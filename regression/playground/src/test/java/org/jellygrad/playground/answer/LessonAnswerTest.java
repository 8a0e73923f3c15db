package org.jellygrad.playground.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.jellygrad.playground.PageClient.Answer;
import org.jellygrad.playground.ServerFixture;
import org.jellygrad.playground.course.Course;
import org.jellygrad.playground.course.OpenLesson;
import org.jellygrad.playground.lesson.LessonStep;
import org.jellygrad.playground.run.FinishedRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The course as the page gets it. */
class LessonAnswerTest {
    @RegisterExtension
    static final ServerFixture SERVER = new ServerFixture();

    static Stream<String> lessons() {
        return Course.load().names().stream();
    }

    private static JsonObject open(String lesson) {
        JsonObject asked = new JsonObject();
        asked.addProperty("name", lesson);
        return SERVER.client().json("/api/lesson", asked.toString());
    }

    private static List<JsonObject> steps(String lesson) {
        return open(lesson).getAsJsonArray("steps").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static JsonObject ask(String path, String lesson, String question, String... more) {
        JsonObject asked = new JsonObject();
        asked.addProperty("lesson", lesson);
        asked.addProperty("question", question);
        for (int i = 0; i < more.length; i += 2) {
            asked.addProperty(more[i], more[i + 1]);
        }
        return SERVER.client().json(path, asked.toString());
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everyRunIsThePagesToTheLastDigit(String name) {
        OpenLesson lesson = OpenLesson.of(Course.load().lesson(name));
        for (JsonObject step : steps(name)) {
            if (step.get("kind").getAsString().equals("run")) {
                FinishedRun run = lesson.run(step.get("id").getAsString());
                Answer page =
                        SERVER.client().frame("/api/run", step.get("state").toString());
                assertThat(page.array("loss"))
                        .as(name + " " + step.get("id"))
                        .isEqualTo(run.path().points().stream()
                                .mapToDouble(point -> point.loss())
                                .toArray());
                assertThat(page.text("command")).startsWith("jellygrad ");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everyQuestionIsSolvedByItsSolutionAndByNothingEmpty(String name) {
        for (JsonObject step : steps(name)) {
            if (step.get("kind").getAsString().equals("question")) {
                String id = step.get("id").getAsString();
                String solution = ask("/api/solution", name, id).get("text").getAsString();
                JsonObject right = ask("/api/grade", name, id, "answer", solution);
                JsonObject blank = ask("/api/grade", name, id, "answer", " ");

                assertThat(right.get("right").getAsBoolean())
                        .as(name + " " + id)
                        .isTrue();
                assertThat(right.get("points").getAsInt())
                        .isEqualTo(step.get("points").getAsInt());
                assertThat(blank.get("right").getAsBoolean()).isFalse();
                assertThat(blank.get("text").getAsString()).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void noAnswerIsInTheLesson(String name) {
        for (JsonObject step : steps(name)) {
            assertThat(step.keySet())
                    .doesNotContain("right", "answer", "solution", "after", "mistakes", "shuffled", "goal", "say");
        }
        assertThat(Course.load().lesson(name).steps()).hasSameSizeAs(steps(name));
    }

    @Test
    void aHintCostsAPoint() {
        LessonStep.Ask first = (LessonStep.Ask) Course.load().lesson("jar").steps().stream()
                .filter(LessonStep.Ask.class::isInstance)
                .findFirst()
                .orElseThrow();
        String id = first.id();
        JsonObject hint = ask("/api/hint", "jar", id, "index", "0");
        JsonObject grade = ask("/api/grade", "jar", id, "answer", "480", "hints", "1");

        assertThat(hint.get("text").getAsString()).isNotEmpty();
        assertThat(hint.get("left").getAsInt())
                .isEqualTo(first.question().header().hints().size() - 1);
        assertThat(grade.get("points").getAsInt())
                .isEqualTo(first.question().header().points() - 1);
    }

    @Test
    void anExpressionOfALearnerIsParsedAndNeverRunAsCode() {
        JsonObject grade = ask("/api/grade", "square", "update", "answer", "x - lr*2*x; System.exit(1)");

        assertThat(grade.get("right").getAsBoolean()).isFalse();
        assertThat(grade.get("text").getAsString()).startsWith("Your rule cannot be run.");
    }

    @Test
    void aMendedSignOfS29AndS30() {
        assertThat(ask("/api/grade", "recipe", "operator", "answer", "-")
                        .get("right")
                        .getAsBoolean())
                .isTrue();
        assertThat(ask("/api/grade", "recipe", "operator", "answer", "+")
                        .get("text")
                        .getAsString())
                .contains("1189.88".substring(0, 4));
    }

    @Test
    void theRuleOfS32IsGradedByWhatItComputes() {
        JsonObject right = ask("/api/grade", "rule", "yours", "answer", "x = x + 2*lr*(7 - x)");
        JsonObject wrong = ask("/api/grade", "rule", "yours", "answer", "x - lr*(x-7)");

        assertThat(right.get("right").getAsBoolean()).isTrue();
        assertThat(right.get("text").getAsString()).contains("6.999");
        assertThat(wrong.get("right").getAsBoolean()).isFalse();
    }
}
