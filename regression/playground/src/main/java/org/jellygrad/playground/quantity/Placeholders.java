package org.jellygrad.playground.quantity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.playground.quantity.Calculation.RunReference;
import org.jellygrad.playground.run.FinishedRun;

/**
 * Puts the numbers of runs where texts hold placeholders: <code>{walk.x[1]}</code>, <code>{walk.loss[5]:6}</code>.
 *
 * @param runs by name
 */
public record Placeholders(Map<String, FinishedRun> runs) {
    /** What a learner's own run is called. */
    public static final String YOURS = "yours";

    /** Braces with a calculation and perhaps a format. */
    public static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}:]*)(?::(\\.?[0-9]+))?\\}");

    /** The same with one more run. */
    public Placeholders with(String name, FinishedRun finished) {
        Map<String, FinishedRun> more = new LinkedHashMap<>(runs);
        more.put(name, finished);
        return new Placeholders(more);
    }

    /**
     * The text with its numbers.
     *
     * @throws IllegalArgumentException if there is no such number
     */
    public String fill(String text) {
        return replaced(text, matcher -> {
            String format = Optional.ofNullable(matcher.group(2)).orElse("");
            return value(String.valueOf(matcher.group(1)), format);
        });
    }

    /** The text with each placeholder replaced. */
    public static String replaced(String text, Function<Matcher, String> replacement) {
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
                RunReference reference = calculation.references().get(0);
                Optional<String> word = RunQuantities.word(run(reference), reference.quantity());
                if (word.isPresent()) {
                    return word.get();
                }
            }
            return QuotedNumbers.text(number(calculation), format);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("{" + text + "} has no value.", String.valueOf(e.getMessage()));
        }
    }

    /**
     * The value of a calculation.
     *
     * @throws IllegalArgumentException if one of its numbers does not exist
     */
    public double number(String text) {
        return number(Calculation.parse(text));
    }

    private double number(Calculation calculation) {
        return calculation.value(calculation.references().stream()
                .mapToDouble(reference -> RunQuantities.number(run(reference), reference))
                .toArray());
    }

    private FinishedRun run(RunReference reference) {
        return run(reference.run());
    }

    /**
     * A run by its name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public FinishedRun run(String name) {
        FinishedRun finished = runs.get(name);
        if (finished == null) {
            throw new InvalidValueException(
                    "There is no run '" + name + "'.", "There are " + String.join(", ", runs.keySet()) + ".");
        }
        return finished;
    }
}
