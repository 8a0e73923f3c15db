package org.jellygrad.cli.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.report.Unwritten;
import org.jellygrad.model.file.WholeFile;
import org.jellygrad.trainer.plot.Chart;
import org.jellygrad.trainer.plot.Glyphs;
import org.jellygrad.trainer.plot.SvgPlot;
import org.jellygrad.trainer.plot.TerminalPlot;
import org.jellygrad.trainer.text.TerminalText;

/** Draws charts in the terminal or into a file. */
public final class PlotOutput {
    private static final int COLUMNS = 80;
    private static final int NARROWEST = 24;
    private static final int ROWS = 16;

    private PlotOutput() {}

    /** Prints each chart after an empty line, as wide as the terminal is. */
    public static void print(List<Chart> charts, Console console) {
        int columns =
                console.columns() == 0 ? COLUMNS : Math.min(TerminalText.LINE, Math.max(NARROWEST, console.columns()));
        TerminalPlot plot = new TerminalPlot(columns, ROWS, glyphs(console), console.hasColour());
        for (Chart chart : charts) {
            console.out().println();
            console.draw(plot.lines(chart));
        }
    }

    /** The finest characters that the terminal shows. */
    public static Glyphs glyphs(Console console) {
        return console.shows('⠿') ? Glyphs.BRAILLE : console.isUnicode() ? Glyphs.BLOCK : Glyphs.ASCII;
    }

    /** Writes the charts into one SVG file, whole or not at all. Returns whether that could be done; if not, it is said why. */
    public static boolean write(List<Chart> charts, Path file, Console console) {
        try {
            WholeFile.write(file, out -> out.write(new SvgPlot().svg(charts)));
            return true;
        } catch (IOException e) {
            Unwritten.say(file, e, console);
            return false;
        }
    }
}
