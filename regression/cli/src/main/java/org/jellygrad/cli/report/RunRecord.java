package org.jellygrad.cli.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jellygrad.cli.console.Console;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.model.file.FileReason;
import org.jellygrad.trainer.record.Record;

/** What {@code --record} writes. */
public final class RunRecord {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+^-]+");

    private RunRecord() {}

    /** Writes a record, and says what is in it unless nothing is to be said. Returns whether it could be written. */
    public static boolean write(Record record, Path file, boolean quiet, Console console) {
        try {
            record.write(file);
        } catch (IOException e) {
            console.say(Problem.because(file + " could not be written.", "The system says: " + FileReason.of(e) + ".")
                    .text());
            return false;
        }
        if (!quiet) {
            console.say(said(record, file));
        }
        return true;
    }

    private static String said(Record record, Path file) {
        long rowsEvery = record.data().every();
        long every = record.path().every();
        return file + " holds the run"
                + (every == 1 ? "" : ", of its path one step in " + every + ",")
                + " and "
                + (rowsEvery == 1 ? "the rows" : "one row in " + rowsEvery)
                + " of " + record.data().name() + ": whoever gets the file gets these rows.";
    }

    /** The words of a command as a line for a shell, which takes it apart into the same words. */
    public static String line(List<String> words) {
        StringBuilder line = new StringBuilder("jellygrad");
        for (String word : words) {
            line.append(' ').append(PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'");
        }
        return line.toString();
    }
}
