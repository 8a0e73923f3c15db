package org.jellygrad.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** The bar on a terminal. The one class that loads the library for it, which short runs do without. */
final class ProgressLine implements AutoCloseable {
    private static final int MILLISECONDS = 200;

    private final ProgressBar bar;

    ProgressLine(Console console, int epochs) {
        bar = new ProgressBarBuilder()
                .setTaskName("")
                .setInitialMax(epochs)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(MILLISECONDS)
                .setConsumer(new Line(console))
                .build();
    }

    void show(int epoch, String state) {
        bar.stepTo(epoch);
        bar.setExtraMessage(" " + state);
    }

    @Override
    public void close() {
        bar.close();
    }

    /** Rewrites one line of stderr, and wipes it at the end. */
    private record Line(Console console) implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            // A line that fills the last column moves the cursor to the next.
            return Math.min(Cells.LINE, console.columns() - 1);
        }

        @Override
        public void accept(String rendered) {
            console.err().print("\r" + rendered);
            console.err().flush();
        }

        @Override
        public void close() {
            console.err().print("\r" + " ".repeat(getMaxRenderedLength()) + "\r");
            console.err().flush();
        }
    }
}
