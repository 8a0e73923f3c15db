package org.jellygrad.cli.report;

import java.io.IOException;
import java.nio.file.Path;
import org.jellygrad.cli.console.Console;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.model.file.FileReason;

/** Says on stderr that a file could not be written. */
public final class Unwritten {
    private Unwritten() {}

    public static void say(Path file, IOException why, Console console) {
        console.say(Problem.because(file + " could not be written.", "The system says: " + FileReason.of(why) + ".")
                .text());
    }
}
