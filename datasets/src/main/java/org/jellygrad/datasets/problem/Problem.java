package org.jellygrad.datasets.problem;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that a user can mend. Characters that would hide or reorder text are {@linkplain Quoted#visible visible} in
 * every field.
 *
 * @param what what was found, with the values and the place
 * @param why why that is a problem; empty if {@code what} says it all
 * @param remedy how to mend it; empty if there is nothing to add
 */
public record Problem(String what, String why, String remedy) implements Serializable {
    private static final long serialVersionUID = 1;

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

    /** What was found; a blank line; why, and how to mend it. */
    public String text() {
        return text(List.of(this));
    }

    /** What was found, a line for each problem; a blank line; why, and how to mend it. Each line appears once. */
    public static String text(List<Problem> problems) {
        String found = lines(problems.stream().map(Problem::what));
        String advice = lines(problems.stream().map(Problem::advice));
        return advice.isEmpty() ? found : found + "\n\n" + advice;
    }

    private static String lines(Stream<String> texts) {
        return texts.flatMap(String::lines).distinct().collect(Collectors.joining("\n"));
    }
}
