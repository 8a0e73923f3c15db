package org.jellygrad.datasets.problem;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Something that a user can mend. Characters that would hide or reorder text are {@linkplain Quoted#visible visible} in
 * every field.
 *
 * <p>A text names a setting as the library does, in backquotes, perhaps with a value: {@code `learningRate 0.1`}. A
 * front end puts its own name in that place by {@link #in(UnaryOperator)}.
 *
 * @param what what was found, with the values and the place
 * @param why why that is a problem; empty if {@code what} says it all
 * @param remedy how to mend it; empty if there is nothing to add
 */
public record Problem(String what, String why, String remedy) implements Serializable {
    private static final long serialVersionUID = 1;

    private static final String BLANK_LINE = "\n\n";

    public Problem {
        what = Quoted.visible(what);
        why = Quoted.visible(why);
        remedy = Quoted.visible(remedy);
    }

    /** A problem whose remedy needs no reason. */
    public static Problem mendedBy(String what, String remedy) {
        return new Problem(what, "", remedy);
    }

    /** A problem that a user cannot mend, or whose reason tells how. */
    public static Problem because(String what, String why) {
        return new Problem(what, why, "");
    }

    /** Why, and how to mend it; empty if there is neither. */
    public String advice() {
        return why.isEmpty() || remedy.isEmpty() ? why + remedy : why + " " + remedy;
    }

    /** The same problem, found at a place: {@code --lr x: 'x' is not a number}. */
    public Problem at(String place) {
        return new Problem(place + ": " + what, why, remedy);
    }

    /** The same problem in other words. */
    public Problem in(UnaryOperator<String> words) {
        return new Problem(words.apply(what), words.apply(why), words.apply(remedy));
    }

    /** What was found; a blank line; why, and how to mend it. */
    public String text() {
        return text(List.of(this));
    }

    /**
     * What was found; a blank line; why, and how to mend it. Problems of one advice are lines above it. Problems of
     * several are a numbered list.
     */
    public static String text(List<Problem> problems) {
        Map<String, List<String>> byAdvice = problems.stream()
                .collect(groupingBy(Problem::advice, LinkedHashMap::new, mapping(Problem::what, toList())));
        List<String> entries = new ArrayList<>();
        byAdvice.forEach((advice, found) -> {
            String lines = found.stream().distinct().collect(joining("\n"));
            String gap = advice.isEmpty() ? "" : byAdvice.size() == 1 ? BLANK_LINE : "\n";
            entries.add(lines + gap + advice);
        });
        return entries.size() == 1 ? entries.get(0) : numbered(entries);
    }

    private static String numbered(List<String> entries) {
        StringBuilder text = new StringBuilder(entries.size() + " things are wrong:");
        for (int i = 0; i < entries.size(); i++) {
            String number = i + 1 + ". ";
            String indent = "\n" + " ".repeat(number.length());
            text.append(BLANK_LINE).append(number).append(entries.get(i).replace("\n", indent));
        }
        return text.toString();
    }
}
