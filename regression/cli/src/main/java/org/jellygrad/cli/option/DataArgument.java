package org.jellygrad.cli.option;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.datasets.csv.Csv;
import org.jellygrad.datasets.csv.CsvOptions;
import org.jspecify.annotations.Nullable;

/** Opens what a user calls data: a bundled data set by its name, or a CSV file by its path. */
final class DataArgument {

    private DataArgument() {}

    /**
     * @param data the name or path
     * @param missing texts that mean a missing cell in a CSV
     * @throws org.jellygrad.datasets.problem.UnknownNameException if it is neither a data set nor looks like a path
     * @throws org.jellygrad.datasets.problem.UnusableDataException if the file is not there or cannot be read
     */
    static Dataset open(String data, List<String> missing) {
        if (BundledDatasets.names().contains(data) || !isPath(data)) {
            return BundledDatasets.load(data);
        }
        CsvOptions options = CsvOptions.defaults();
        for (String text : missing) {
            options = options.withMissing(text);
        }
        return Csv.read(Path.of(data), options);
    }

    /** The file that is meant; null if it is a data set. */
    static @Nullable Path file(String data) {
        return BundledDatasets.names().contains(data) || !isPath(data) ? null : Path.of(data);
    }

    /** A file that is there, or a name that no data set has: with a point, a slash or a backslash. */
    private static boolean isPath(String data) {
        if (data.indexOf('\0') >= 0) {
            return false;
        }
        try {
            return data.matches(".*[./\\\\].*") || Files.exists(Path.of(data));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
