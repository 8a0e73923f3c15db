package org.jellygrad.cli.function;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.option.OutputFile;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.model.file.FileReason;
import org.jellygrad.model.file.WholeFile;
import org.jellygrad.trainer.plot.Chart;
import org.jellygrad.trainer.plot.Glyphs;
import org.jellygrad.trainer.plot.SvgPlot;
import org.jellygrad.trainer.plot.TerminalPlot;
import org.jellygrad.trainer.text.TerminalText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --plot [FILE.svg]}. */
public final class PlotOption {
    private static final String TERMINAL = "";
    private static final int COLUMNS = 80;
    private static final int ROWS = 16;

    @Option(
            names = "--plot",
            arity = "0..1",
            fallbackValue = TERMINAL,
            paramLabel = "FILE.svg",
            description =
                    "Draw the function and the path on it, or for two variables the path over contours: here, or as SVG"
                            + " into the file.")
    private @Nullable String plot;

    public boolean isWanted() {
        return plot != null;
    }

    /**
     * Checks that the function can be drawn.
     *
     * @param variables of the function; 0 where it is not known
     */
    public void check(int variables, Problems problems) {
        if (plot == null) {
            return;
        }
        if (!plot.isEmpty() && !plot.endsWith(".svg")) {
            problems.add(
                    "--plot " + plot + ": a plot is written as SVG",
                    "Name a file that ends in .svg, or write --plot last to draw in the terminal.");
        } else if (!plot.isEmpty()) {
            OutputFile.check("--plot", Path.of(plot), problems);
        }
        if (variables > 2) {
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
        String where = Objects.requireNonNull(plot);
        if (where.isEmpty()) {
            if (alone) {
                return true;
            }
            int columns =
                    console.columns() == 0 ? COLUMNS : Math.min(TerminalText.LINE, Math.max(24, console.columns()));
            Glyphs glyphs = console.isUnicode() ? Glyphs.BRAILLE : Glyphs.ASCII;
            console.out().println();
            console.print(new TerminalPlot(columns, ROWS, glyphs, false).lines(chart));
            return true;
        }
        try {
            WholeFile.write(Path.of(where), out -> out.write(new SvgPlot().svg(chart)));
            return true;
        } catch (IOException e) {
            console.say(where + " could not be written: " + FileReason.of(e) + ".");
            return false;
        }
    }
}
