package org.jellygrad.playground.export;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jellygrad.playground.answer.GradeAnswer;
import org.jellygrad.playground.answer.LessonAnswer;
import org.jellygrad.playground.course.OpenLesson;

/**
 * A lesson for a page without an engine: its questions carry their answers, graded by the engine when the page is saved. A question whose
 * answer the engine must run stands as a text that names the command.
 */
final class SavedLesson {
    /** Forms of questions whose answers are run. */
    private static final Set<String> RUN = Set.of("rule", "blank", "try");

    /** The orders of so many lines are all graded; of more, only the solution counts. */
    private static final int FEW = 5;

    private SavedLesson() {}

    /** The lesson as the page gets it from the server, without what needs one. */
    static JsonObject lesson(OpenLesson open, String command) {
        JsonObject lesson = LessonAnswer.of(open, Map.of());
        lesson.getAsJsonObject("runs").asMap().values().forEach(run -> run.getAsJsonObject()
                .addProperty("draws", 0));
        JsonArray steps = new JsonArray();
        int points = 0;
        for (JsonElement element : lesson.getAsJsonArray("steps")) {
            JsonObject step = element.getAsJsonObject();
            if (step.has("form") && RUN.contains(step.get("form").getAsString())) {
                steps.add(text(step, command));
            } else {
                steps.add(step);
                points += step.has("points") ? step.get("points").getAsInt() : 0;
            }
        }
        lesson.add("steps", steps);
        lesson.addProperty("points", points);
        return lesson;
    }

    private static JsonObject text(JsonObject question, String command) {
        JsonObject text = new JsonObject();
        text.add("id", question.get("id"));
        text.addProperty("kind", "text");
        text.addProperty(
                "text",
                question.get("text").getAsString()
                        + " What you answer is run by the engine, so this question waits for it: `" + command + "`.");
        text.add("cites", new JsonArray());
        return text;
    }

    /** What grades the answers: by question. */
    static JsonObject grades(OpenLesson open, JsonObject lesson) {
        JsonObject grades = new JsonObject();
        for (JsonElement element : lesson.getAsJsonArray("steps")) {
            JsonObject step = element.getAsJsonObject();
            if (step.get("kind").getAsString().equals("question")) {
                grades.add(step.get("id").getAsString(), question(open, step));
            }
        }
        return grades;
    }

    private static JsonObject question(OpenLesson open, JsonObject step) {
        String id = step.get("id").getAsString();
        JsonObject grades = new JsonObject();
        JsonObject solution = GradeAnswer.solution(open, id);
        grades.add("solution", solution);
        JsonArray hints = new JsonArray();
        JsonArray points = new JsonArray();
        int count = step.get("hints").getAsInt();
        String right = solution.get("text").getAsString();
        for (int taken = 0; taken <= count; taken++) {
            points.add(GradeAnswer.grade(open, id, right, taken).get("points"));
            if (taken < count) {
                hints.add(GradeAnswer.hint(open, id, taken));
            }
        }
        grades.add("hints", hints);
        grades.add("points", points);
        JsonObject answers = new JsonObject();
        for (String answer : answers(step, right)) {
            answers.add(answer, GradeAnswer.grade(open, id, answer, 0));
        }
        grades.add("answers", answers);
        return grades;
    }

    /** The answers that are graded now: all there are, or where any number can be given, the right one. */
    private static List<String> answers(JsonObject step, String right) {
        return switch (step.get("form").getAsString()) {
            case "choose" -> letters(step.getAsJsonArray("options").size());
            case "order" -> {
                int lines = step.getAsJsonArray("lines").size();
                List<String> orders = new ArrayList<>();
                if (lines <= FEW) {
                    orders("", letters(lines), orders);
                } else {
                    orders.add(right);
                }
                yield orders;
            }
            default -> List.of(right);
        };
    }

    private static List<String> letters(int count) {
        List<String> letters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            letters.add(Character.toString((char) ('a' + i)));
        }
        return letters;
    }

    private static void orders(String begun, List<String> left, List<String> found) {
        if (left.isEmpty()) {
            found.add(begun.strip());
        }
        for (String next : left) {
            List<String> others = new ArrayList<>(left);
            others.remove(next);
            orders(begun + " " + next, others, found);
        }
    }
}
