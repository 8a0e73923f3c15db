package org.jellygrad.playground.answer;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.jellygrad.playground.course.OpenLesson;
import org.jellygrad.playground.lesson.LessonStep;
import org.jellygrad.playground.quantity.Calculation;
import org.jellygrad.playground.quantity.Placeholders;
import org.jellygrad.playground.run.FinishedRun;
import org.jellygrad.playground.state.LessonState;
import org.jellygrad.playground.view.View;

/** A lesson for the page: its texts with their numbers, the states that its runs set, its questions without their answers. */
public final class LessonAnswer {
    private static final int MOST_DRAWN = 3;

    private LessonAnswer() {}

    /**
     * The whole lesson.
     *
     * @param answers given earlier, by the question's id: those questions come with their grade
     */
    public static JsonObject of(OpenLesson lesson, Map<String, String> answers) {
        JsonObject json = new JsonObject();
        json.addProperty("name", lesson.lesson().name());
        json.addProperty("title", lesson.title());
        json.addProperty("goal", lesson.goal());
        json.addProperty("points", lesson.lesson().points());
        JsonObject runs = new JsonObject();
        lesson.lesson().runs().keySet().forEach(name -> runs.add(name, run(lesson, name)));
        json.add("runs", runs);
        JsonArray steps = new JsonArray();
        for (int i = 0; i < lesson.steps().size(); i++) {
            LessonStep written = lesson.lesson().steps().get(i);
            steps.add(step(lesson, lesson.steps().get(i), written, answers));
        }
        json.add("steps", steps);
        return json;
    }

    private static JsonObject step(
            OpenLesson lesson, LessonStep step, LessonStep written, Map<String, String> answers) {
        JsonObject json = new JsonObject();
        json.addProperty("id", step.id());
        if (step instanceof LessonStep.Paragraph paragraph) {
            json.addProperty("kind", "text");
            json.addProperty("text", paragraph.text());
            json.add("cites", Json.texts(cited(((LessonStep.Paragraph) written).text())));
        } else if (step instanceof LessonStep.LiveRun live) {
            json.addProperty("kind", "run");
            json.add("state", state(lesson, live.id()));
            JsonArray views = new JsonArray();
            live.views().forEach(view -> views.add(view(lesson.run(live.id()), view)));
            json.add("views", views);
        } else if (step instanceof LessonStep.Ask ask) {
            json.addProperty("kind", "question");
            QuestionAnswer.put(json, ask.question(), lesson);
            String given = answers.get(step.id());
            if (given != null) {
                json.add("graded", GradeAnswer.grade(lesson, step.id(), given, 0));
            }
        }
        return json;
    }

    /** The runs whose numbers a text holds. */
    private static List<String> cited(String text) {
        Set<String> runs = new LinkedHashSet<>();
        Matcher matcher = Placeholders.PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            Calculation.parse(String.valueOf(matcher.group(1)))
                    .references()
                    .forEach(reference -> runs.add(reference.run()));
        }
        return List.copyOf(runs);
    }

    /** A run's state, and which of the page's views show it. */
    static JsonObject run(OpenLesson lesson, String name) {
        JsonObject json = new JsonObject();
        json.add("state", state(lesson, name));
        json.add("views", Json.texts(shownIn(lesson, name)));
        json.addProperty("step", Long.toString(shownAt(lesson, name)));
        json.addProperty("draws", draws(lesson.run(name)));
        return json;
    }

    static JsonObject state(OpenLesson lesson, String run) {
        return Json.object(
                LessonState.of(lesson.lesson().name(), run, lesson.run(run).plan()));
    }

    /** The page's views of a run: those that the lesson wants, and those without which it would be hard to see. */
    private static List<String> shownIn(OpenLesson lesson, String name) {
        FinishedRun run = lesson.run(name);
        Set<String> views = new LinkedHashSet<>();
        lesson.views(name).forEach(view -> view.pageView().ifPresent(views::add));
        int parameters = run.names().size();
        views.add(parameters == 1 ? "curve" : "plane");
        views.add(run.rows() == null ? "loss" : "data");
        return List.copyOf(views);
    }

    /** The step at which a run is shown: that of its errors, else the last. */
    private static long shownAt(OpenLesson lesson, String name) {
        return lesson.views(name).stream()
                .flatMapToLong(view -> view.onlyStep().stream())
                .findFirst()
                .orElse(lesson.run(name).steps());
    }

    /** How many of its first steps may be drawn before the run is seen; 0 where nobody could know them. */
    private static int draws(FinishedRun run) {
        boolean exact = run.plan().strategy().isPredictable();
        return exact && run.names().size() <= 2 ? (int) Math.min(MOST_DRAWN, run.steps()) : 0;
    }

    private static JsonObject view(FinishedRun finished, View view) {
        JsonObject json = new JsonObject();
        json.addProperty("kind", view.kind());
        view.onlyStep().ifPresent(step -> json.addProperty("step", step));
        view.table(finished).ifPresent(table -> {
            json.add("headings", Json.texts(table.headings()));
            JsonArray rows = new JsonArray();
            table.rows().forEach(row -> rows.add(Json.texts(row)));
            json.add("rows", rows);
        });
        return json;
    }
}
