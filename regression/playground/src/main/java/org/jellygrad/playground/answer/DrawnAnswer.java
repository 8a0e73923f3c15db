package org.jellygrad.playground.answer;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.jellygrad.playground.course.OpenLesson;
import org.jellygrad.playground.question.DrawnPath;
import org.jellygrad.playground.question.Grade;

/** What the page is told about a path that the learner drew. */
public final class DrawnAnswer {
    private DrawnAnswer() {}

    /**
     * The grade: {@code right} and {@code text}; {@code tolerance} by parameter; {@code points} with {@code truth} and whether each is
     * {@code right}.
     *
     * @param run of the lesson
     */
    public static JsonObject of(OpenLesson lesson, String run, DrawnPath drawn) {
        DrawnPath.Judged judged = drawn.against(lesson.run(run));
        Grade grade = judged.grade();
        JsonObject json = new JsonObject();
        json.addProperty("right", grade.right());
        json.addProperty("text", grade.message());
        json.add("tolerance", Json.named(judged.names(), judged.tolerance()));
        JsonArray points = new JsonArray();
        for (DrawnPath.Compared point : judged.points()) {
            JsonObject one = new JsonObject();
            one.add("truth", Json.named(judged.names(), point.truth()));
            one.addProperty("right", point.right());
            points.add(one);
        }
        json.add("points", points);
        return json;
    }
}
