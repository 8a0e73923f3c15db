package org.jellygrad.cli.page;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.datasets.csv.Csv;
import org.jellygrad.datasets.csv.CsvOptions;
import org.jellygrad.datasets.problem.ProblemException;
import org.jellygrad.trainer.record.Record;
import org.jspecify.annotations.Nullable;

/** The data that a record was made of, as it is now. */
public final class RecordedFile {

    /** The first argument of the command, perhaps in quotes. */
    private static final Pattern COMMAND = Pattern.compile("jellygrad train (?:'([^']+)'|(\\S+)).*");

    private RecordedFile() {}

    /** The data set, or the file that the record's command names; null where there is none, or it cannot be read. */
    public static @Nullable Dataset open(Record record) {
        if (BundledDatasets.names().contains(record.data().name())) {
            return BundledDatasets.load(record.data().name());
        }
        Matcher command = COMMAND.matcher(record.command());
        if (!command.matches()) {
            return null;
        }
        try {
            Path file = Path.of(command.group(1) == null ? command.group(2) : command.group(1));
            return Files.isRegularFile(file) ? Csv.read(file, CsvOptions.defaults()) : null;
        } catch (InvalidPathException | ProblemException e) {
            return null;
        }
    }
}
