package org.jellygrad.cli.option;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.datasets.problem.ProblemException;
import org.jellygrad.trainer.choice.Choices;
import org.jspecify.annotations.Nullable;

/**
 * The values of an option that takes several.
 *
 * @param option its name
 * @param written how many were typed
 * @param texts what was typed for each that stands for something
 * @param values what they stand for
 */
record ComparedList<T>(String option, int written, List<String> texts, List<T> values) {

    /** The values that a text lists; a value that is none is a problem and is left out. */
    static <T> ComparedList<T> of(String option, @Nullable String text, Choices<T> choices, Problems problems) {
        List<String> texts = new ArrayList<>();
        List<T> values = new ArrayList<>();
        String[] parts = text == null ? new String[0] : text.split(",", -1);
        for (String part : parts) {
            String value = part.strip();
            if (parts.length > 1 && (value.isEmpty() || texts.contains(value))) {
                problems.add(
                        option + " " + text + ": "
                                + (value.isEmpty() ? "a value is missing" : "'" + value + "' stands there twice"),
                        "Give different values, with one comma between two: " + option + " VALUE,VALUE.");
                continue;
            }
            try {
                values.add(choices.parse(value));
                texts.add(value);
            } catch (ProblemException e) {
                problems.addAt(option + " " + text, e);
            }
        }
        return new ComparedList<>(option, parts.length, texts, values);
    }

    boolean isList() {
        return written > 1;
    }

    /** The only value, or the first to stand for the others; the fallback if there is none. */
    T first(T fallback) {
        return values.isEmpty() ? fallback : values.get(0);
    }
}
