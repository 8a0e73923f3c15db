package org.jellygrad.playground.lesson;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.playground.lesson.Calculation.Reference;
import org.jellygrad.playground.run.Ran;

/**
 * Puts the numbers of runs where texts hold placeholders: <code>{walk.x[1]}</code>, <code>{walk.loss[5]:6}</code>.
 *
 * @param lesson for messages
 * @param runs by name
 */
record Filling(String lesson, Map<String, Ran> runs) {
    /** Braces with a calculation and perhaps a format. */
    static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}:]*)(?::(\\.?[0-9]+))?\\}");

    /** The same with one more run. */
    Filling with(String name, Ran ran) {
        Map<String, Ran> more = new LinkedHashMap<>(runs);
        more.put(name, ran);
        return new Filling(lesson, more);
    }

    /**
     * The text with its numbers.
     *
     * @throws LessonException if there is no such number
     */
    String fill(String text) {
        return replaced(text, matcher -> {
            String format = Optional.ofNullable(matcher.group(2)).orElse("");
            return value(String.valueOf(matcher.group(1)), format);
        });
    }

    static String replaced(String text, Function<Matcher, String> replacement) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (matcher.find()) {
            filled.append(text, at, matcher.start()).append(replacement.apply(matcher));
            at = matcher.end();
        }
        return filled.append(text, at, text.length()).toString();
    }

    private String value(String text, String format) {
        try {
            Calculation calculation = Calculation.parse(text);
            if (calculation.isReference()) {
                Reference reference = calculation.references().get(0);
                Optional<String> word = Lookup.word(run(reference), reference.quantity());
                if (word.isPresent()) {
                    return word.get();
                }
            }
            return QuotedNumbers.text(number(calculation), format);
        } catch (IllegalArgumentException e) {
            throw new LessonException(
                    lesson + ".lesson", "{" + text + "} has no value.", String.valueOf(e.getMessage()));
        }
    }

    /**
     * The value of a calculation.
     *
     * @throws IllegalArgumentException if one of its numbers does not exist
     */
    double number(String text) {
        return number(Calculation.parse(text));
    }

    private double number(Calculation calculation) {
        return calculation.value(calculation.references().stream()
                .mapToDouble(reference -> Lookup.number(run(reference), reference))
                .toArray());
    }

    private Ran run(Reference reference) {
        return run(reference.run());
    }

    /**
     * A run by its name.
     *
     * @throws IllegalArgumentException if there is none
     */
    Ran run(String name) {
        Ran ran = runs.get(name);
        if (ran == null) {
            throw new InvalidValueException(
                    "There is no run '" + name + "'.", "There are " + String.join(", ", runs.keySet()) + ".");
        }
        return ran;
    }
}
