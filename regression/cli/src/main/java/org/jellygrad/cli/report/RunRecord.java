package org.jellygrad.cli.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jellygrad.cli.console.Console;
import org.jellygrad.trainer.record.Record;
import org.jspecify.annotations.Nullable;

/** What {@code --record} and {@code --report} write. */
public final class RunRecord {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+^-]+");

    private RunRecord() {}

    /**
     * Writes what is wanted of a run, and says what is in it unless nothing is to be said. Returns whether all could be written.
     *
     * @param record the file for the record; null for none
     * @param report the file for the page; null for none
     */
    public static boolean write(
            FinishedTraining run, @Nullable Path record, @Nullable Path report, boolean quiet, Console console) {
        boolean written = true;
        if (record != null) {
            Record made = run.record();
            written = write(record, made::write, said(made, record, ""), quiet, console);
        }
        if (report != null) {
            String said = said(run.record(), report, " as a page that any browser opens");
            written &= write(report, run.page()::write, said, quiet, console);
        }
        return written;
    }

    private interface Written {
        void to(Path file) throws IOException;
    }

    private static boolean write(Path file, Written written, String said, boolean quiet, Console console) {
        try {
            written.to(file);
        } catch (IOException e) {
            Unwritten.say(file, e, console);
            return false;
        }
        if (!quiet) {
            console.say(said);
        }
        return true;
    }

    private static String said(Record record, Path file, String as) {
        long rowsEvery = record.data().every();
        long every = record.path().every();
        return file + " holds the run" + as
                + (every == 1 ? "" : ", of its path one step in " + every + ",")
                + (as.isEmpty() ? " and " : ", and ")
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
