package org.jellygrad.playground.lesson;

import java.util.ArrayList;
import java.util.List;

/** What a learner reads of a lesson, as it was written. */
final class Prose {
    private Prose() {}

    /** All texts in order. */
    static List<String> of(Lesson lesson) {
        List<String> texts = new ArrayList<>(List.of(lesson.title(), lesson.goal()));
        for (Step step : lesson.steps()) {
            if (step instanceof Step.Text text) {
                texts.add(text.text());
            } else if (step instanceof Step.Ask ask) {
                texts.addAll(of(ask.question()));
            }
        }
        return texts;
    }

    /** All texts of a question, those that only some answers call for among them. */
    static List<String> of(Question question) {
        List<String> texts = new ArrayList<>();
        texts.add(question.asked().text());
        texts.addAll(question.asked().hints());
        texts.add(question.asked().after());
        if (question instanceof Question.Predict predict) {
            predict.mistakes().forEach(mistake -> texts.add(mistake.say()));
        } else if (question instanceof Question.Choose choose) {
            choose.options().forEach(option -> texts.addAll(List.of(option.text(), option.say())));
        } else if (question instanceof Question.Try attempt) {
            texts.add(attempt.say());
        }
        return texts;
    }
}
