package org.jellygrad.playground.reader;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jellygrad.playground.lesson.Lesson;
import org.jellygrad.playground.lesson.LessonException;
import org.jellygrad.playground.quantity.Placeholders;
import org.jellygrad.playground.quantity.QuotedNumbers;

/**
 * The rule that every number a learner reads was computed. A digit stands in a placeholder or in backquotes; a number in backquotes is one
 * that the lesson's runs, programs or answers state.
 */
final class DigitCheck {
    private static final Pattern QUOTED = Pattern.compile("`([^`]*)`");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    private DigitCheck() {}

    /**
     * Complains of a digit that comes from nowhere.
     *
     * @param stated the numbers, without signs, that the lesson's runs, programs and answers state
     */
    static void check(Lesson lesson, Set<Double> stated) {
        for (String text : lesson.texts()) {
            String written = Placeholders.replaced(text, placeholder -> "");
            Matcher quoted = QUOTED.matcher(written);
            while (quoted.find()) {
                String data = String.valueOf(quoted.group(1));
                if (!QuotedNumbers.all(data).stream().map(Math::abs).allMatch(stated::contains)) {
                    throw error(lesson, text, "`" + data + "` is stated by no run, program or answer of the lesson.");
                }
            }
            if (DIGIT.matcher(quoted.replaceAll("")).find()) {
                throw error(lesson, text, "A number is written out.");
            }
        }
    }

    private static LessonException error(Lesson lesson, String text, String what) {
        return new LessonException(
                lesson.name() + ".lesson",
                what + "\n    " + text,
                "Numbers are computed: write {run.quantity[step]}. Data of an exercise stands in backquotes.");
    }
}
