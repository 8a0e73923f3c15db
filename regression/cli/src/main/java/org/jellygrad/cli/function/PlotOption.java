package org.jellygrad.cli.function;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.option.OutputFile;
import org.jellygrad.cli.plot.Drawing;
import org.jellygrad.cli.plot.PlotValue;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.trainer.plot.Chart;
import picocli.CommandLine.Option;

/** {@code --plot [FILE.svg]}. */
public final class PlotOption {

    @Option(
            names = "--plot",
            arity = "0..1",
            parameterConsumer = PlotValue.class,
            paramLabel = "FILE.svg",
            description = "Draw a chart of it: here, or as SVG into the file. May be given twice, for both.")
    private List<String> plots = new ArrayList<>();

    public boolean isWanted() {
        return !plots.isEmpty();
    }

    /**
     * Checks that the function can be drawn.
     *
     * @param variables of the function; 0 where it is not known
     */
    public void check(int variables, Problems problems) {
        for (String plot : plots) {
            if (!plot.isEmpty() && !plot.endsWith(".svg")) {
                problems.add("--plot " + plot + ": a plot is written as SVG", "Name a file that ends in .svg.");
            } else if (!plot.isEmpty()) {
                OutputFile.check("--plot", Path.of(plot), problems);
            }
        }
        if (isWanted() && variables > 2) {
            problems.add(
                    "--plot: the function has " + variables + " variables",
                    "A plot shows a curve of one variable, or contours of two. Leave --plot out.");
        }
    }

    /**
     * Draws. Returns whether the file could be written.
     *
     * @param alone whether stdout is for JSON alone, so that nothing is drawn there
     */
    public boolean draw(Chart chart, boolean alone, Console console) {
        boolean written = true;
        for (String plot : plots) {
            if (!plot.isEmpty()) {
                written &= Drawing.write(List.of(chart), Path.of(plot), console);
            } else if (!alone) {
                Drawing.print(List.of(chart), console);
            }
        }
        return written;
    }

    /** Draws in the terminal, below a blank line. */
    public static void drawHere(Chart chart, Console console) {
        Drawing.print(List.of(chart), console);
    }
}
