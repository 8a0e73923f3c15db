package org.jellygrad.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.model.file.Destination;
import org.jellygrad.model.file.FileReason;
import org.jellygrad.trainer.Recording;
import org.jspecify.annotations.Nullable;

/** Checks where results are to go. A run may take hours, so a file that cannot be written is reported before the run. */
public final class OutputFile {

    private OutputFile() {}

    /**
     * Adds a problem if the file cannot be written.
     *
     * @return whether it can
     */
    public static boolean check(String option, @Nullable Path file, Problems problems) {
        if (file == null) {
            return true;
        }
        if (Files.isDirectory(file)) {
            problems.add(option + " " + file + ": it is a directory", "Name a file in it.");
            return false;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            problems.add(option + " " + file + ": there is no directory " + folder, "Make it first, or name another.");
            return false;
        }
        try {
            Destination destination = Destination.of(file);
            destination.requireWritable();
            Path place = destination.path().getParent();
            if (destination.isReplaceable() && place != null && !Files.isWritable(place)) {
                problems.add(option + " " + file + ": you may not write to " + place, "Name a file elsewhere.");
                return false;
            }
            return true;
        } catch (IOException e) {
            problems.add(
                    option + " " + file + ": it cannot be written",
                    "The system says: " + FileReason.of(e) + ". Name another file.");
            return false;
        }
    }

    /**
     * A file that an option names.
     *
     * @param isWritten whether the command writes it; else it reads it
     */
    public record Named(String option, Path path, boolean isWritten) {

        /** A file that the command writes; empty if the option is not given. */
        public static Stream<Named> written(String option, @Nullable Path path) {
            return Stream.ofNullable(path).map(file -> new Named(option, file, true));
        }

        /** A file that the command reads; empty if the option is not given. */
        public static Stream<Named> read(String option, @Nullable Path path) {
            return Stream.ofNullable(path).map(file -> new Named(option, file, false));
        }
    }

    /** Adds a problem for each result that would overwrite another, or what it is made from. */
    public static void checkDifferent(List<Named> files, Problems problems) {
        for (int i = 0; i < files.size(); i++) {
            Named file = files.get(i);
            for (Named other : files.subList(i + 1, files.size())) {
                if ((file.isWritten() || other.isWritten())
                        && isSame(file.path(), other.path())
                        && !isDevice(file.path())) {
                    problems.add(
                            file.option() + " and " + other.option() + " both name " + file.path() + ".",
                            "One would overwrite the other. Name two files.");
                }
            }
        }
    }

    /** Whether both are one file, through links and whether it is there or not. */
    public static boolean isSame(Path file, Path other) {
        try {
            boolean there = Files.exists(file) && Files.exists(other);
            return there
                    ? Files.isSameFile(file, other)
                    : Destination.of(file).path().equals(Destination.of(other).path());
        } catch (IOException e) {
            return false;
        }
    }

    /** Where a trace is until it is whole; null if it is written to directly. */
    static @Nullable Path part(@Nullable Path trace) {
        if (trace == null) {
            return null;
        }
        try {
            Destination destination = Destination.of(trace);
            return destination.isReplaceable() ? Recording.part(destination.path()) : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean isDevice(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }
}
