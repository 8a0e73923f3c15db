package org.jellygrad.playground.answer;

import com.google.gson.JsonObject;
import java.util.List;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.playground.course.OpenLesson;
import org.jellygrad.playground.lesson.LessonStep;
import org.jellygrad.playground.question.Grade;
import org.jellygrad.playground.question.QuestionHeader;
import org.jellygrad.playground.state.LessonState;

/** What the page is told about an answer: its grade, a hint, an answer that is right. */
public final class GradeAnswer {
    private GradeAnswer() {}

    /**
     * The grade of an answer: letters, numbers or a rule, as it is typed in the terminal. {@code state} shows the run that the answer
     * makes, where it makes one.
     *
     * @param hints how many were taken
     */
    public static JsonObject grade(OpenLesson lesson, String question, String answer, int hints) {
        QuestionHeader header = header(lesson, question);
        Grade grade = lesson.grade(question, answer, hints);
        JsonObject json = new JsonObject();
        json.addProperty("right", grade.right());
        json.addProperty("text", grade.message());
        json.addProperty("points", grade.points());
        json.addProperty("after", grade.right() ? header.after() : "");
        lesson.tried(question, answer)
                .ifPresent(tried -> json.add(
                        "state", Json.object(LessonState.of(lesson.lesson().name(), tried.base(), tried.plan()))));
        return json;
    }

    /**
     * A hint.
     *
     * @param index which, from 0
     */
    public static JsonObject hint(OpenLesson lesson, String question, int index) {
        List<String> hints = header(lesson, question).hints();
        if (index < 0 || index >= hints.size()) {
            throw new InvalidValueException(
                    "The question has no hint " + index + ".",
                    hints.isEmpty() ? "It has none." : "They are counted from 0 to " + (hints.size() - 1) + ".");
        }
        JsonObject json = new JsonObject();
        json.addProperty("text", hints.get(index));
        json.addProperty("left", hints.size() - index - 1);
        return json;
    }

    /** A right answer, for a learner who gives up. */
    public static JsonObject solution(OpenLesson lesson, String question) {
        QuestionHeader header = header(lesson, question);
        JsonObject json = new JsonObject();
        json.addProperty("text", lesson.solution(question));
        json.addProperty("after", header.after());
        return json;
    }

    private static QuestionHeader header(OpenLesson lesson, String question) {
        return lesson.steps().stream()
                .filter(step -> step instanceof LessonStep.Ask && step.id().equals(question))
                .map(step -> ((LessonStep.Ask) step).question().header())
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        "The lesson " + lesson.lesson().name() + " has no question '" + question + "'.",
                        "Open the lesson anew."));
    }
}
