package org.jellygrad.cli.plot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.option.OutputFile;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.trainer.plot.Chart;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --plot [FILE.svg]}. */
public final class PlotOptions {

    @Option(
            names = "--plot",
            arity = "0..1",
            parameterConsumer = PlotValue.class,
            paramLabel = "FILE.svg",
            description = "${bundle:plot}")
    private List<String> plots = new ArrayList<>();

    public boolean isWanted() {
        return !plots.isEmpty();
    }

    /**
     * Adds problems with the files, before a run that may take hours.
     *
     * @param json whether stdout is for JSON alone
     */
    public void check(boolean json, Problems problems) {
        for (String plot : plots) {
            if (plot.isEmpty() && json) {
                problems.add(
                        "--plot and --json cannot both have the terminal.",
                        "Draw into a file: --plot FILE.svg, or leave one out.");
            } else if (!plot.isEmpty() && !plot.endsWith(".svg")) {
                problems.add("--plot " + plot + ": a plot is written as SVG", "Name a file that ends in .svg.");
            } else if (!plot.isEmpty()) {
                OutputFile.check("--plot", Path.of(plot), problems);
            }
        }
    }

    /**
     * The same, and a problem if a plot would overwrite the rows.
     *
     * @param data the file of the rows; null if there is none
     */
    public void check(boolean json, @Nullable Path data, Problems problems) {
        check(json, problems);
        OutputFile.checkDifferent(
                Stream.concat(named(), OutputFile.Named.read("DATA", data)).toList(), problems);
    }

    /** The files of the plots. */
    public Stream<OutputFile.Named> named() {
        return files().stream().flatMap(file -> OutputFile.Named.written("--plot", file));
    }

    /** Adds a problem if a plot is wanted of a function that has too many variables for one. */
    public void checkVariables(int variables, Problems problems) {
        if (isWanted() && variables > 2) {
            problems.add(
                    "--plot: the function has " + variables + " variables",
                    "A plot shows a curve of one variable, or contours of two. Leave --plot out.");
        }
    }

    /** Draws where that is wanted. Returns whether all files could be written. */
    public boolean draw(List<Chart> charts, Console console) {
        if (plots.contains(PlotValue.TERMINAL)) {
            PlotOutput.print(charts, console);
        }
        boolean written = true;
        for (Path file : files()) {
            written &= PlotOutput.write(charts, file, console);
        }
        return written;
    }

    private List<Path> files() {
        return plots.stream().filter(plot -> !plot.isEmpty()).map(Path::of).toList();
    }
}
