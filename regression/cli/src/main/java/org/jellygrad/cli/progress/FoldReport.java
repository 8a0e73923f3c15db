package org.jellygrad.cli.progress;

import java.util.function.IntConsumer;
import org.jellygrad.cli.console.Console;

/** Reports on a long cross-validation on stderr: after a silent second, a line at most every tenth of the folds. */
public final class FoldReport implements IntConsumer {
    private static final long SILENCE = 1_000_000_000L;
    private static final int LINES = 10;

    private final Console console;
    private final boolean quiet;
    private final int folds;
    private final long start;
    private int lastTenth;

    public FoldReport(Console console, boolean quiet, int folds) {
        this.console = console;
        this.quiet = quiet;
        this.folds = folds;
        this.start = console.nanoTime();
    }

    @Override
    public void accept(int done) {
        int tenth = (int) ((long) done * LINES / folds);
        if (!quiet && tenth > lastTenth && done < folds && console.nanoTime() - start >= SILENCE) {
            lastTenth = tenth;
            console.err().println("fold " + done + " of " + folds);
        }
    }
}
