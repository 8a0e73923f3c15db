package org.jellygrad.cli.option;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.datasets.csv.Csv;
import org.jellygrad.datasets.csv.CsvOptions;
import org.jellygrad.datasets.csv.ReadingProgress;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jspecify.annotations.Nullable;

/** Opens what a user calls data: a bundled data set by its name, CSV files by their paths or patterns, or standard input. */
final class DataArgument {
    private static final String STANDARD_INPUT = "-";

    private DataArgument() {}

    /**
     * Opens the data.
     *
     * @param data the name of a data set; or paths or patterns, one or more; or {@code -}
     * @param progress is told how far files are read
     * @throws org.jellygrad.datasets.problem.UnknownNameException if it is neither a data set nor looks like a path
     * @throws UnusableDataException if a file is not there or cannot be read
     */
    static Dataset open(List<String> data, CsvOptions options, ReadingProgress progress) {
        String first = data.get(0);
        if (data.size() == 1 && first.equals(STANDARD_INPUT)) {
            return Csv.read(System.in, "standard input", options);
        }
        if (data.size() == 1 && isDataset(first)) {
            return BundledDatasets.load(first);
        }
        List<Path> files = new ArrayList<>();
        data.forEach(text -> files.addAll(files(text)));
        return Csv.read(files, options, progress);
    }

    private static boolean isDataset(String text) {
        return BundledDatasets.names().contains(text) || !isPath(text);
    }

    /** The file that is meant; null if it is a data set. */
    static @Nullable Path file(String data) {
        return isDataset(data) || data.equals(STANDARD_INPUT) ? null : Path.of(data);
    }

    /** A file that is there, or a name that no data set has: with a point, a slash, a backslash or the signs of a pattern. */
    private static boolean isPath(String data) {
        if (data.indexOf('\0') >= 0) {
            return false;
        }
        try {
            return data.matches(".*[./\\\\].*") || isPattern(data) || Files.exists(Path.of(data));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
    }

    /** The files of a pattern in the last part of a path, by name; any other path is a file. */
    private static List<Path> files(String text) {
        Path path = Path.of(text);
        Path name = path.getFileName();
        if (name == null || !isPattern(name.toString()) || Files.exists(path)) {
            return List.of(path);
        }
        Path folder = path.getParent();
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(folder == null ? Path.of(".") : folder, name.toString())) {
            entries.forEach(
                    entry -> found.add(folder == null ? entry.getFileName() : folder.resolve(entry.getFileName())));
        } catch (IOException | PatternSyntaxException e) {
            found.clear(); // no folder, or no pattern: no file
        }
        if (found.isEmpty()) {
            throw new UnusableDataException(Problem.mendedBy(
                    "No file has a name like " + Quoted.name(text) + ".",
                    "A * stands for any characters, a ? for one. Check the folder and the pattern."));
        }
        found.sort(null);
        return found;
    }
}
