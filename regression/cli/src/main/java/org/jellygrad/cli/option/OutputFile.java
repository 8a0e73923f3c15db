package org.jellygrad.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Adds a problem if a result would overwrite another, or what it is made from. */
    public static void checkDifferent(
            String option, @Nullable Path file, String other, @Nullable Path otherFile, Problems problems) {
        if (file != null && otherFile != null && isSame(file, otherFile) && !isDevice(file)) {
            problems.add(
                    option + " and " + other + " both name " + file + ".",
                    "One would overwrite the other. Name two files.");
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
