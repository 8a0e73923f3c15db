package org.jellygrad.playground.reader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jellygrad.datasets.problem.NearestName;
import org.jellygrad.playground.lesson.LessonException;
import org.jellygrad.playground.quantity.QuotedNumbers;

/**
 * A heading and the keys below it. Every key must be asked for: {@link #finish} complains of one that nobody knows.
 *
 * <pre>
 * ## run walk
 * function: x^2
 * start: x=5
 * </pre>
 */
final class LessonBlock {
    private static final Set<String> PROSE = Set.of("ask", "hint", "after", "option", "right", "wrong", "mistake");

    private final String where;
    private final String kind;
    private final String name;
    private final List<KeyLine> entries = new ArrayList<>();
    private final Set<String> known = new TreeSet<>();

    private record KeyLine(String key, String value, int line) {}

    /**
     * @param lines the heading, then a key in each line; a line that is indented goes on with the one above
     * @param first number of the first line
     */
    LessonBlock(String lesson, List<String> lines, int first) {
        where = lesson + ".lesson, line " + first;
        String[] heading =
                lines.get(0).substring(LessonReader.HEADING.length()).strip().split(" +", 2);
        kind = heading[0];
        name = heading.length > 1 ? heading[1] : "";
        if (!name.matches("[a-z][a-z0-9]*")) {
            throw error(
                    "The " + kind + " is called '" + name + "'.",
                    "Give it a name of small letters and digits: ## " + kind + " first.");
        }
        for (int i = 1; i < lines.size(); i++) {
            add(lesson, lines.get(i), first + i);
        }
    }

    private void add(String lesson, String line, int number) {
        if (line.startsWith(" ") && !entries.isEmpty()) {
            KeyLine last = entries.remove(entries.size() - 1);
            entries.add(new KeyLine(last.key, last.value + " " + line.strip(), last.line));
            return;
        }
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new LessonException(
                    lesson + ".lesson, line " + number,
                    "'" + line + "' has no key.",
                    "Below a heading each line is 'key: value'; indent it to go on with the line above, or leave a blank"
                            + " line before a paragraph.");
        }
        entries.add(new KeyLine(
                line.substring(0, colon).strip(), line.substring(colon + 1).strip(), number));
    }

    /** The numbers, without signs, that its data state: those of keys that hold no prose. */
    List<Double> numbers() {
        return entries.stream()
                .filter(entry -> !PROSE.contains(entry.key))
                .flatMap(entry -> QuotedNumbers.all(entry.value).stream())
                .map(Math::abs)
                .toList();
    }

    /** The first word of the heading. */
    String kind() {
        return kind;
    }

    /** The second word of the heading. */
    String name() {
        return name;
    }

    /** All values of a key, in order. */
    List<String> all(String key) {
        known.add(key);
        return entries.stream()
                .filter(entry -> entry.key.equals(key))
                .map(KeyLine::value)
                .toList();
    }

    /** The value of a key that may be left out. */
    Optional<String> optional(String key) {
        List<String> values = all(key);
        if (values.size() > 1) {
            throw error("The key '" + key + "' is given " + values.size() + " times.", "It has one value.");
        }
        return values.stream().findFirst();
    }

    /** The value of a key that must be there. */
    String required(String key) {
        return optional(key).orElseThrow(() -> error("There is no '" + key + "'.", "Add a line '" + key + ": ...'."));
    }

    /** A number that may be left out. */
    double number(String key, double otherwise) {
        return optional(key)
                .map(text -> QuotedNumbers.parse(text).orElseThrow(() -> notANumber(key, text)))
                .orElse(otherwise);
    }

    private LessonException notANumber(String key, String text) {
        return error("The " + key + " is '" + text + "'.", "Give a number, with a decimal point: 0.1, 30 or 2.9e-6.");
    }

    /** Complains of keys that were not asked for. */
    void finish() {
        Set<String> unknown = new HashSet<>();
        for (KeyLine entry : entries) {
            if (!known.contains(entry.key) && unknown.add(entry.key)) {
                String question = NearestName.question(entry.key, known);
                throw error(
                        "A " + kind + " has no '" + entry.key + "'.",
                        (question.isEmpty() ? "" : question + "\n") + "It can have: " + String.join(", ", known) + ".");
            }
        }
    }

    /** What is wrong with the block. */
    LessonException error(String what, String how) {
        return new LessonException(where, what, how);
    }
}
