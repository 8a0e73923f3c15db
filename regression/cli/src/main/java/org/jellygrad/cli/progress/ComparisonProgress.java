package org.jellygrad.cli.progress;

import org.jellygrad.cli.console.Console;
import org.jellygrad.trainer.Progress;
import org.jellygrad.trainer.text.Numbers;
import org.jspecify.annotations.Nullable;

/** Tells on a terminal how several runs go, one after the other: a bar over all of them. Elsewhere it says nothing. */
public final class ComparisonProgress implements AutoCloseable {
    private static final int DIGITS = 3;

    private final Console console;
    private final int runs;
    private final int epochs;
    private final ProgressClock pace;
    private int begun;
    private @Nullable ProgressLine bar;

    /**
     * The bar of some runs.
     *
     * @param runs how many
     * @param epochs of each at most
     */
    public ComparisonProgress(Console console, int runs, int epochs) {
        this.console = console;
        this.runs = runs;
        this.epochs = epochs;
        this.pace = new ProgressClock(console);
    }

    /** Who is to be told how the next run goes. */
    public Progress next(String name) {
        int before = begun++;
        String run = "run " + begun + " of " + runs + ", " + name;
        return console.isTerminal()
                ? (epoch, loss, gradientNorm, learningRate) -> show(before, epoch, run, loss)
                : Progress.SILENT;
    }

    private void show(int before, int epoch, String run, double loss) {
        if (!pace.looksAt(epoch) || !pace.isTimeToTell()) {
            return;
        }
        if (bar == null) {
            bar = new ProgressLine(console, (long) runs * epochs);
        }
        bar.show((long) before * epochs + epoch, run + ": loss " + Numbers.format(loss, DIGITS));
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
