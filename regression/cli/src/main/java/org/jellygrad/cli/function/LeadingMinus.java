package org.jellygrad.cli.function;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.cli.option.CommandLines;
import org.jellygrad.datasets.problem.ProblemException;
import org.jellygrad.model.expression.Expression;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Functions that begin with a minus, as in {@code -x^2}: the parser would take them for options. */
public final class LeadingMinus {
    private static final String END_OF_OPTIONS = "--";

    private LeadingMinus() {}

    /**
     * Moves such a function behind {@code --}, so that the parser takes it for an argument. An argument is one if it cannot be an option,
     * nor the value of one, and reads as an expression with more than a name.
     */
    public static String[] protect(CommandLine root, String[] arguments) {
        CommandLine command =
                arguments.length == 0 ? null : root.getSubcommands().get(arguments[0]);
        if (command == null || !CommandLines.takesFunction(command.getCommandSpec())) {
            return arguments;
        }
        for (int i = 1; i < arguments.length && !arguments[i].equals(END_OF_OPTIONS); i++) {
            OptionSpec option = command.getCommandSpec().findOption(name(arguments[i]));
            if (option != null) {
                boolean valueFollows = option.arity().min() > 0 && !arguments[i].contains("=");
                i += valueFollows ? 1 : 0;
            } else if (isFunction(arguments[i])) {
                List<String> moved = new ArrayList<>(List.of(arguments));
                moved.add(END_OF_OPTIONS);
                moved.add(moved.remove(i));
                return moved.toArray(String[]::new);
            }
        }
        return arguments;
    }

    private static String name(String argument) {
        return argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
    }

    private static boolean isFunction(String argument) {
        if (!argument.startsWith("-") || argument.matches("-[\\p{L}-]*")) {
            return false;
        }
        try {
            return !Expression.parse(argument).variables().isEmpty();
        } catch (ProblemException e) {
            return false;
        }
    }
}
