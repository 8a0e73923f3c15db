package org.jellygrad.playground.answer;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import org.jellygrad.playground.course.OpenLesson;
import org.jellygrad.playground.quantity.Calculation;
import org.jellygrad.playground.quantity.Calculation.RunReference;
import org.jellygrad.playground.question.ChoiceQuestion;
import org.jellygrad.playground.question.OrderQuestion;
import org.jellygrad.playground.question.PredictQuestion;
import org.jellygrad.playground.question.Question;
import org.jellygrad.playground.question.QuestionHeader;
import org.jellygrad.playground.question.TrialQuestion;
import org.jellygrad.playground.question.UpdateRuleQuestion;
import org.jellygrad.playground.state.LessonState;

/** A question for the page, without its answer. */
final class QuestionAnswer {
    private static final String FORM = "form";
    private static final String TOLERANCE = "tolerance";

    private QuestionAnswer() {}

    /** Puts a question's text and what is needed to ask it. */
    static void put(JsonObject json, Question question, OpenLesson lesson) {
        QuestionHeader header = question.header();
        json.addProperty("text", header.text());
        json.addProperty("how", question.how());
        json.addProperty("hints", header.hints().size());
        json.addProperty("points", header.points());
        if (question instanceof PredictQuestion predict) {
            predict(json, predict, lesson);
        } else if (question instanceof ChoiceQuestion || question instanceof OrderQuestion) {
            boolean choice = question instanceof ChoiceQuestion;
            json.addProperty(FORM, choice ? "choose" : "order");
            List<String> lines =
                    question.shown().stream().map(Question.ShownLine::text).toList();
            json.add(choice ? "options" : "lines", Json.texts(lines));
        } else if (question instanceof UpdateRuleQuestion rule) {
            json.addProperty(FORM, rule.isBlank() ? "blank" : "rule");
            json.addProperty("code", rule.code());
            json.addProperty(TOLERANCE, rule.tolerance());
            json.addProperty("parameter", lesson.run(rule.like()).names().get(0));
            about(json, lesson, rule.like());
            // A line with a fault is shown as it runs, not as it should.
            lesson.tried(header.id(), rule.code()).ifPresent(faulty -> json.getAsJsonObject("about")
                    .add("state", Json.object(LessonState.of(lesson.lesson().name(), rule.like(), faulty.plan()))));
        } else if (question instanceof TrialQuestion trial) {
            json.addProperty(FORM, "try");
            json.addProperty("vary", trial.vary().name().toLowerCase(Locale.ROOT));
            about(json, lesson, trial.run());
        }
    }

    private static void predict(JsonObject json, PredictQuestion predict, OpenLesson lesson) {
        json.addProperty(FORM, "predict");
        json.addProperty(TOLERANCE, predict.tolerance());
        JsonArray numbers = new JsonArray();
        JsonArray asked = new JsonArray();
        RunReference first = null;
        for (PredictQuestion.WantedNumber wanted : predict.numbers()) {
            numbers.add(wanted.name());
            Calculation calculation = Calculation.parse(wanted.number());
            first = first == null && !calculation.references().isEmpty()
                    ? calculation.references().get(0)
                    : first;
            asked.add(calculation.isReference() ? cell(calculation.references().get(0)) : JsonNull.INSTANCE);
        }
        json.add("numbers", numbers);
        json.add("asks", asked);
        if (first != null) {
            about(json, lesson, first.run());
        }
    }

    /** The cell of a table that would give the answer away. */
    private static JsonObject cell(RunReference asked) {
        JsonObject json = new JsonObject();
        json.addProperty("run", asked.run());
        json.addProperty(
                "quantity", asked.quantity() + (asked.argument().isEmpty() ? "" : "(" + asked.argument() + ")"));
        json.addProperty("step", asked.step());
        return json;
    }

    private static void about(JsonObject json, OpenLesson lesson, String run) {
        JsonObject about = LessonAnswer.run(lesson, run);
        about.addProperty("run", run);
        json.add("about", about);
    }
}
