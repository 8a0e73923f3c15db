package org.jellygrad.cli;

import java.util.List;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.problem.ExitCode;

/**
 * Runs the most frequent commands once, in one process. The class archive that this process leaves holds the classes of them all, so that
 * each command starts fast.
 */
public final class ClassArchiveRuns {

    private static final List<String> COMMANDS = List.of(
            "train jellybeans",
            "minimize (x-3)^2 --start x=8 --lr 0.1",
            "explain jellybeans --start slope=3,intercept=20 --lr 1e-6",
            "compare jellybeans --lr 0.1,0.5",
            "lesson sign --plain");

    private ClassArchiveRuns() {}

    public static void main(String[] none) {
        int code = ExitCode.DONE;
        for (String command : COMMANDS) {
            code = Math.max(code, Main.run(command.split(" ", -1), Console.ofProcess()));
        }
        System.exit(code);
    }
}
