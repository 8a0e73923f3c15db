package org.jellygrad.datasets.problem;

import java.io.Serializable;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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
     * What was found; a blank line; why, and how to mend it. Several problems are a numbered list, but those with one
     * advice are lines above it.
     */
    public static String text(List<Problem> problems) {
        List<String> advice = problems.stream().map(Problem::advice).distinct().toList();
        if (advice.size() > 1) {
            return numbered(problems);
        }
        String found = problems.stream().map(Problem::what).distinct().collect(Collectors.joining("\n"));
        return found + advice.stream().filter(how -> !how.isEmpty()).map(BLANK_LINE::concat).collect(Collectors.joining());
    }

    private static String numbered(List<Problem> problems) {
        StringBuilder text = new StringBuilder(problems.size() + " things are wrong:");
        for (int i = 0; i < problems.size(); i++) {
            Problem problem = problems.get(i);
            String number = i + 1 + ". ";
            String indent = "\n" + " ".repeat(number.length());
            String lines = problem.advice().isEmpty() ? problem.what : problem.what + "\n" + problem.advice();
            text.append(BLANK_LINE).append(number).append(lines.replace("\n", indent));
        }
        return text.toString();
    }
}
