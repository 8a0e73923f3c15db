package org.jellygrad.playground.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/** Checks while a lesson is read that every run it speaks of is there. */
final class References {
    /** What a learner's own run is called. */
    static final String YOURS = "yours";

    private References() {}

    static void check(Lesson lesson) {
        for (String text : Prose.of(lesson)) {
            Matcher placeholder = Filling.PLACEHOLDER.matcher(text);
            while (placeholder.find()) {
                known(lesson, String.valueOf(placeholder.group(1)));
            }
            if (Filling.replaced(text, matcher -> "").matches(".*[{}].*")) {
                throw error(lesson, text, "A brace does not belong to a placeholder {run.quantity[step]:digits}.");
            }
        }
        for (Step step : lesson.steps()) {
            if (step instanceof Step.Ask ask) {
                for (String calculation : calculations(ask.question())) {
                    known(lesson, calculation);
                }
            }
        }
    }

    private static List<String> calculations(Question question) {
        List<String> texts = new ArrayList<>();
        if (question instanceof Question.Predict predict) {
            predict.numbers().forEach(wanted -> texts.add(wanted.number()));
            predict.mistakes().forEach(mistake -> texts.add(mistake.number()));
        } else if (question instanceof Question.Rule rule) {
            texts.add(rule.like() + ".steps");
        } else if (question instanceof Question.Try attempt) {
            Comparison goal = Comparison.parse(attempt.goal());
            texts.addAll(List.of(attempt.run() + ".steps", goal.left(), goal.right()));
        }
        return texts;
    }

    private static void known(Lesson lesson, String calculation) {
        Set<String> runs = lesson.runs().keySet();
        Calculation parsed;
        try {
            parsed = Calculation.parse(calculation);
        } catch (IllegalArgumentException e) {
            throw error(lesson, calculation, String.valueOf(e.getMessage()));
        }
        parsed.references().forEach(reference -> {
            if (!runs.contains(reference.run()) && !reference.run().equals(YOURS)) {
                throw error(lesson, reference.toString(), "There is no run '" + reference.run() + "'.");
            }
        });
    }

    private static LessonException error(Lesson lesson, String text, String what) {
        return new LessonException(
                lesson.name() + ".lesson",
                what + "\n    " + text,
                "The runs are: " + String.join(", ", lesson.runs().keySet()) + ".");
    }
}
