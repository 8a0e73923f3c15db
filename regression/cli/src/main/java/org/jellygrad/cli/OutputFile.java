package org.jellygrad.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Checks where results are to go. A run may take hours; that its result has nowhere to go is said before. */
final class OutputFile {

    private OutputFile() {}

    /** Adds a problem if the file cannot be written. */
    static void check(String option, @Nullable Path file, Problems problems) {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            problems.add(option + " " + file + ": it is a directory", "Name a file in it.");
        } else if (folder != null && !Files.isDirectory(folder)) {
            problems.add(option + " " + file + ": there is no directory " + folder, "Make it first, or name another.");
        } else if (folder != null && !Files.isWritable(folder)) {
            problems.add(option + " " + file + ": you may not write to " + folder, "Name a file elsewhere.");
        }
    }

    /** Adds a problem if one result would overwrite another. */
    static void checkDifferent(
            String option, @Nullable Path file, String other, @Nullable Path otherFile, Problems problems) {
        if (file != null && otherFile != null && isSame(file, otherFile) && !isDevice(file)) {
            problems.add(
                    option + " and " + other + " both name " + file + ".",
                    "One would overwrite the other. Name two files.");
        }
    }

    static boolean isSame(Path file, Path other) {
        return file.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    private static boolean isDevice(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }
}
