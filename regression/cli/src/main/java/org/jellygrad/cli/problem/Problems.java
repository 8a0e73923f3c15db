package org.jellygrad.cli.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.ProblemException;
import org.jellygrad.trainer.settings.Obstacles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Gathers problems while a command is checked. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();
    private int exitCode = ExitCode.DONE;
    private @Nullable ParseResult parsed;

    /** Lets problems of options quote what was typed. */
    public void quote(ParseResult commandLine) {
        parsed = commandLine;
    }

    /** Adds a problem; of several exit codes the lowest wins, for a wrong command comes before its data. */
    public void add(int code, Problem problem) {
        found.add(problem);
        exitCode = exitCode == ExitCode.DONE ? code : Math.min(exitCode, code);
    }

    /** Adds a problem of the command itself. */
    public void add(String what, String how) {
        add(ExitCode.USAGE, Problem.mendedBy(what, how));
    }

    /** Adds the problems that the library found. */
    public void add(ProblemException refusal) {
        refusal.problems().forEach(problem -> add(ExitCode.of(refusal), problem));
    }

    /** Adds what keeps a run from starting. */
    public void add(Obstacles obstacles) {
        obstacles.settings().forEach(problem -> add(ExitCode.USAGE, problem));
        obstacles.data().forEach(problem -> add(ExitCode.DATA, problem));
    }

    /**
     * Runs a check whose refusal is a problem to be added.
     *
     * @return whether it passed
     */
    public boolean check(Runnable check) {
        try {
            check.run();
            return true;
        } catch (ProblemException e) {
            add(e);
            return false;
        }
    }

    /** The value of an option, if the check does not refuse it; else the fallback, so that what else is wrong can still be found. */
    public <T> T checked(String option, T value, T fallback, Consumer<T> check) {
        try {
            check.accept(value);
            return value;
        } catch (ProblemException e) {
            addAt(option + " " + typed(option, value), e);
            return fallback;
        }
    }

    /** Adds what is wrong with an option as it was given: {@code --lr abc}. */
    public void addAt(String option, ProblemException refusal) {
        refusal.problems().forEach(problem -> add(ExitCode.USAGE, problem.at(option)));
    }

    /** What was typed for an option. */
    public String typed(String option, Object value) {
        OptionSpec found = parsed == null ? null : parsed.matchedOption(option);
        return found == null || found.originalStringValues().isEmpty()
                ? value.toString()
                : found.originalStringValues().get(0);
    }

    /** Whether an option was typed, be it with a value that is refused. */
    public boolean isTyped(String option) {
        return parsed != null
                && parsed.originalArgs().stream()
                        .anyMatch(word -> word.equals(option) || word.startsWith(option + "="));
    }

    /** Whether anything was found so far. */
    public boolean any() {
        return !found.isEmpty();
    }

    public void throwIfAny() {
        if (any()) {
            throw new ProblemsException(exitCode, found);
        }
    }

    public static String message(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.toString() : message;
    }
}
