package org.jellygrad.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.cli.report.SummaryUpdate;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.file.FileReason;
import org.jellygrad.trainer.settings.Obstacles;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.sufficient.SufficientStatistics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that keep the sums of rows in a file, to which later rows are added. */
public final class SummaryOptions {

    private static final List<String> OF_ROWS = List.of("--folds", "--record", "--report", "--plot");

    @Option(
            names = "--add",
            description =
                    "Add the rows of DATA to those whose sums --to FILE keeps, and train on all of them without reading"
                            + " the earlier ones again. The terms are those of the first rows: later, --target, --features and"
                            + " --formula may be left out. It needs the squared loss and all rows in each step, and leaves the"
                            + " quartiles of the residuals unknown.")
    private boolean add;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description =
                    "The sums that --add adds to. The file is made if it is not there, and written whole or not at all.")
    private @Nullable Path to;

    @Option(
            names = "--take-away",
            description =
                    "Take the rows of DATA, which were added before, away from the sums in --from FILE, and train on the"
                            + " rest. It says how many digits are left, and refuses fewer than 6.")
    private boolean takeAway;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "Train on the rows whose sums this file keeps; without --take-away no DATA is needed.")
    private @Nullable Path from;

    /** Whether sums are trained on. */
    public boolean isWanted() {
        return add || takeAway || to != null || from != null;
    }

    /** Whether there are rows to be read. */
    public boolean readsRows() {
        return !isWanted() || add || takeAway || to != null;
    }

    /** Adds what is wrong with these options, and with others beside them. */
    public void check(Settings settings, Problems problems) {
        if (!isWanted()) {
            return;
        }
        pair(add, "--add", to, "--to", problems);
        if (takeAway && from == null) {
            problems.add("--take-away lacks --from FILE.", "The file has the sums that the rows are taken away from.");
        }
        if (to != null && from != null) {
            problems.add(
                    "--to and --from cannot be used together.",
                    "Rows are added to the sums in --to FILE, or taken away from those in --from FILE.");
        }
        for (String option : OF_ROWS) {
            if (problems.isTyped(option)) {
                problems.add(
                        option + " needs the rows, of which " + file() + " keeps only sums.",
                        "Leave it out, or train on the rows themselves.");
            }
        }
        problems.add(new Obstacles(SufficientStatistics.problems(settings), List.of()));
        OutputFile.check(to == null ? "--from" : "--to", file(), problems);
    }

    private static void pair(boolean flag, String name, @Nullable Path file, String fileName, Problems problems) {
        if (flag && file == null) {
            problems.add(name + " lacks " + fileName + " FILE.", "The file keeps the sums of all rows. Name one.");
        } else if (!flag && file != null) {
            problems.add(
                    fileName + " " + file + " lacks " + name + ".",
                    "Say what is to happen: jellygrad train " + name + " DATA " + fileName + " " + file);
        }
    }

    private Path file() {
        return Objects.requireNonNullElse(to == null ? from : to, Path.of("FILE"));
    }

    /** The file of the sums. */
    public Stream<OutputFile.Named> files() {
        return Stream.concat(OutputFile.Named.written("--to", to), OutputFile.Named.written("--from", from));
    }

    /**
     * Brings the sums up to date, in their file too.
     *
     * @param data the rows to add or take away; null if there are none
     * @throws UnusableDataException if the file cannot be read or written; the sums in it are then as they were
     */
    public SummaryUpdate update(@Nullable Dataset data, Settings settings) {
        Path file = file();
        SufficientStatistics before = to != null && Files.notExists(file) ? null : read(file);
        if (data == null || !(add || takeAway)) {
            return new SummaryUpdate(file, before, Objects.requireNonNull(before));
        }
        SufficientStatistics after;
        if (before == null) {
            after = SufficientStatistics.of(data, settings);
        } else {
            after = add ? before.plus(data, settings) : before.minus(data, settings);
        }
        try {
            after.save(file);
        } catch (IOException e) {
            throw new UnusableDataException(Problem.because(
                    file + " could not be written; what it holds is as it was.",
                    "The system says: " + FileReason.of(e) + "."));
        }
        return new SummaryUpdate(file, before, after);
    }

    private static SufficientStatistics read(Path file) {
        try {
            return SufficientStatistics.read(file);
        } catch (IOException e) {
            throw new UnusableDataException(
                    Problem.because(file + " cannot be read.", "The system says: " + FileReason.of(e) + "."));
        }
    }
}
