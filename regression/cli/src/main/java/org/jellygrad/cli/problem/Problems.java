package org.jellygrad.cli.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jellygrad.datasets.problem.UnknownNameException;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.UnusableModelException;
import org.jellygrad.trainer.settings.UnusableCheckpointException;
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
        add(ExitCode.USAGE, new Problem(what, how));
    }

    /**
     * Runs a check whose complaint about its data or its names is a problem to be added.
     *
     * @return whether it passed
     */
    public boolean check(Runnable check) {
        try {
            check.run();
            return true;
        } catch (UnknownNameException e) {
            add(ExitCode.USAGE, Problem.of(message(e)));
        } catch (UnusableDataException | UnusableModelException | UnusableCheckpointException e) {
            add(ExitCode.DATA, Problem.of(message(e)));
        }
        return false;
    }

    /**
     * The value of an option, if the check does not complain of it by {@link IllegalArgumentException}; else the fallback, so that
     * what else is wrong can still be found.
     */
    public <T> T checked(String option, T value, T fallback, Consumer<T> check) {
        try {
            check.accept(value);
            return value;
        } catch (IllegalArgumentException e) {
            add(ExitCode.USAGE, Problem.of(message(e)).in(option + " " + typed(option, value)));
            return fallback;
        }
    }

    /** What was typed for an option. */
    public String typed(String option, Object value) {
        OptionSpec found = parsed == null ? null : parsed.matchedOption(option);
        return found == null || found.originalStringValues().isEmpty()
                ? value.toString()
                : found.originalStringValues().get(0);
    }

    boolean any() {
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
