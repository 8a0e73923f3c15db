package org.jellygrad.playground.reader;

import java.util.Set;
import java.util.regex.Matcher;
import org.jellygrad.playground.lesson.Lesson;
import org.jellygrad.playground.lesson.LessonException;
import org.jellygrad.playground.quantity.Calculation;
import org.jellygrad.playground.quantity.Placeholders;

/** Checks while a lesson is read that every run it speaks of is there. */
final class ReferenceCheck {
    private ReferenceCheck() {}

    static void check(Lesson lesson) {
        for (String text : lesson.texts()) {
            Matcher placeholder = Placeholders.PLACEHOLDER.matcher(text);
            while (placeholder.find()) {
                known(lesson, String.valueOf(placeholder.group(1)));
            }
            if (Placeholders.replaced(text, matcher -> "").matches(".*[{}].*")) {
                throw error(lesson, text, "A brace does not belong to a placeholder {run.quantity[step]:digits}.");
            }
        }
        lesson.steps().stream()
                .flatMap(step -> step.calculations().stream())
                .forEach(calculation -> known(lesson, calculation));
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
            if (!runs.contains(reference.run()) && !reference.run().equals(Placeholders.YOURS)) {
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
