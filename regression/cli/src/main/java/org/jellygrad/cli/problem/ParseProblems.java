package org.jellygrad.cli.problem;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.jellygrad.datasets.problem.ProblemException;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.model.expression.Expression;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns the parser's errors into problems in our own words. */
public final class ParseProblems {

    private ParseProblems() {}

    /** Adds the errors of one command's arguments. */
    public static void collect(ParseResult parsed, Problems problems) {
        boolean valueMissing = false;
        for (Exception error : parsed.errors()) {
            if (error instanceof UnmatchedArgumentException unmatched) {
                unmatched(parsed.commandSpec(), unmatched.getUnmatched(), valueMissing, problems);
            } else if (error instanceof MissingParameterException missing
                    && !missing.getMissing().isEmpty()) {
                valueMissing = true;
                String name = name(missing.getMissing().get(0));
                problems.add(
                        name + " lacks its value.",
                        "Write " + name + " " + missing.getMissing().get(0).paramLabel() + ".");
            } else if (error instanceof OverwrittenOptionException overwritten) {
                problems.add(
                        name(overwritten.getOverwritten()) + " is given twice.",
                        "Give it once: which of the two is meant?");
            } else {
                other(error, problems);
            }
        }
    }

    /** A value that our own converter refused, or anything else that the parser complains of. */
    private static void other(Exception error, Problems problems) {
        Throwable conversion = error.getCause();
        if (error instanceof ParameterException parameter
                && parameter.getArgSpec() != null
                && conversion != null
                && conversion.getCause() instanceof ProblemException refusal) {
            problems.addAt(name(parameter.getArgSpec()) + " " + parameter.getValue(), refusal);
        } else {
            problems.add(Problems.message(error), "");
        }
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    /** @param leftOver whether the parser, for want of a value, has lost count of the arguments that follow */
    private static void unmatched(CommandSpec command, List<String> arguments, boolean leftOver, Problems problems) {
        boolean subcommands = !command.subcommands().isEmpty();
        boolean afterOption = leftOver;
        for (String argument : arguments) {
            String name = argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
            if (name.startsWith("-")) {
                problems.add(
                        command.qualifiedName() + " has no option '" + name + "'.",
                        suggestion(command, name)
                                + "`" + command.qualifiedName() + " --help` lists them all."
                                + (isFunction(command, argument)
                                        ? " A function that begins with - stands in parentheses: '(" + argument + ")'."
                                        : ""));
                afterOption = true;
            } else if (subcommands) {
                problems.add(
                        "There is no command '" + argument + "'.",
                        suggestion(command, argument)
                                + "The commands are: "
                                + String.join(", ", command.subcommands().keySet()) + ".");
                return; // what follows would have been its arguments
            } else if (!afterOption) { // after an unknown option it is most likely that one's value
                problems.add(
                        "'" + argument + "' is one argument too many.",
                        "If it belongs to the one before, put both in quotes. `" + command.qualifiedName()
                                + " --help` shows what goes where.");
            } else {
                afterOption = false;
            }
        }
    }

    private static boolean isFunction(CommandSpec command, String argument) {
        boolean taken = command.positionalParameters().stream()
                .anyMatch(parameter -> parameter.paramLabel().contains("EXPR"));
        try {
            return taken
                    && !argument.startsWith("--")
                    && !Expression.parse(argument).variables().isEmpty();
        } catch (ProblemException e) {
            return false;
        }
    }

    /** The parser's suggestions as a question on a line of its own; empty if it has none. */
    private static String suggestion(CommandSpec command, String unknown) {
        List<String> similar = new UnmatchedArgumentException(command.commandLine(), List.of(unknown)).getSuggestions();
        return similar.isEmpty()
                ? ""
                : similar.stream().map(Quoted::name).collect(joining(" or ", "Did you mean ", "?\n"));
    }
}
