package org.jellygrad.playground.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jellygrad.model.expression.Expression;

/** Grades the order of a program's lines by running them: any order is right that computes the same. */
final class ProgramOrder {
    private static final Pattern ASSIGNMENT = Pattern.compile("([a-z]\\w*) = (.+)");

    /** What a variable has before the program gives it a value; another number for each, so that none stands in for another. */
    private static final double FIRST_VALUE = 0.37;

    private ProgramOrder() {}

    private record Assignment(String name, Expression value, String line) {}

    /** Whether each line gives a variable a value. */
    static boolean isProgram(List<String> lines) {
        return lines.stream().allMatch(line -> ASSIGNMENT.matcher(line).matches());
    }

    /**
     * What is wrong with an order; empty if it is right.
     *
     * @param right the lines of a program in the right order
     * @param given the same lines
     */
    static Optional<String> fault(List<String> right, List<String> given) {
        return programFault(program(right), program(given));
    }

    private static List<Assignment> program(List<String> lines) {
        return lines.stream()
                .map(line -> {
                    Matcher matcher = ASSIGNMENT.matcher(line);
                    if (!matcher.matches()) {
                        throw new IllegalArgumentException("'" + line + "' gives no variable a value.");
                    }
                    return new Assignment(matcher.group(1), Expression.parse(matcher.group(2)), line);
                })
                .toList();
    }

    private static Optional<String> programFault(List<Assignment> right, List<Assignment> given) {
        Map<String, Double> before = before(right);
        Map<String, Double> values = new LinkedHashMap<>(before);
        for (Assignment line : given) {
            for (String needed : line.value().variables()) {
                if (!values.containsKey(needed)) {
                    return Optional.of("The line \"" + line.line() + "\" needs " + needed
                            + ", which no line above it has computed.");
                }
            }
            run(line, values);
        }
        Map<String, Double> wanted = new LinkedHashMap<>(before);
        right.forEach(line -> run(line, wanted));
        return wanted.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(values.get(entry.getKey())))
                .map(entry -> "Run in that order, the lines compute another " + entry.getKey() + ".")
                .findFirst();
    }

    /** The variables that the program uses before it gives them a value. */
    private static Map<String, Double> before(List<Assignment> program) {
        Map<String, Double> before = new LinkedHashMap<>();
        List<String> computed = new ArrayList<>();
        for (Assignment line : program) {
            for (String name : line.value().variables()) {
                if (!computed.contains(name)) {
                    before.putIfAbsent(name, FIRST_VALUE + before.size());
                }
            }
            computed.add(line.name());
        }
        return before;
    }

    private static void run(Assignment line, Map<String, Double> values) {
        List<String> names = line.value().variables();
        double[] row = names.stream()
                .mapToDouble(name -> values.getOrDefault(name, Double.NaN))
                .toArray();
        values.put(line.name(), line.value().over(names).at(row));
    }
}
