package org.jellygrad.cli.problem;

import java.util.Locale;
import org.jellygrad.datasets.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What ran out while a command worked. It is no fault of the program: the user can give more, or ask for less.
 *
 * @param exitCode of the command
 * @param problem what ran out, and what to set
 */
public record Shortage(int exitCode, Problem problem) {
    private static final long GIGABYTE = 1L << 30;
    private static final int MEGABYTE = 1 << 20;

    /** As deep as chains of causes are looked at; a chain may be a circle. */
    private static final int MOST_CAUSES = 20;

    /** The shortage that a fault comes from, be it directly or as the cause of causes; null if it comes from something else. */
    public static @Nullable Shortage of(Throwable fault) {
        Throwable cause = fault;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            if (cause instanceof OutOfMemoryError) {
                String message = Problems.message(cause);
                return message.toLowerCase(Locale.ROOT).contains("thread") ? threads(message) : memory(message);
            }
            if (cause instanceof StackOverflowError) {
                return stack();
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static Shortage memory(String message) {
        long most = Runtime.getRuntime().maxMemory();
        long more = Math.max(1, (2 * most + GIGABYTE - 1) / GIGABYTE);
        return new Shortage(
                ExitCode.DATA,
                Problem.mendedBy(
                        "The memory ran out: Java may use " + most / MEGABYTE + " MB. (" + message + ")",
                        "Give Java more, " + more + " GB for example: start the command with JELLYGRAD_JAVA_OPTS=-Xmx"
                                + more + "g before it. Fewer columns, a lower --degree or fewer --threads need less."));
    }

    private static Shortage threads(String message) {
        return new Shortage(
                ExitCode.DATA,
                Problem.mendedBy(
                        "The system starts no more threads. (" + message + ")",
                        "Give a lower number of --threads, or raise the system's limit of processes."));
    }

    private static Shortage stack() {
        return new Shortage(
                ExitCode.USAGE,
                Problem.mendedBy(
                        "The stack ran out: a formula or an expression is nested too deeply, or has thousands of terms.",
                        "Write it with fewer terms or brackets, or give Java a larger stack: start the command with"
                                + " JELLYGRAD_JAVA_OPTS=-Xss256m before it."));
    }
}
