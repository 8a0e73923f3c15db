package org.jellygrad.cli.progress;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jellygrad.cli.console.Console;
import org.jellygrad.trainer.text.TerminalText;

/** The bar on a terminal. The one class that loads the library for it, which short runs do without. */
final class ProgressLine implements AutoCloseable {
    private static final int MILLISECONDS = 200;

    private final RewrittenLine line;
    private final ProgressBar bar;

    ProgressLine(Console console, long epochs) {
        line = new RewrittenLine(console);
        bar = new ProgressBarBuilder()
                .setTaskName("")
                .setInitialMax(epochs)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(MILLISECONDS)
                .setConsumer(line)
                .build();
    }

    void show(long epoch, String state) {
        bar.stepTo(epoch);
        bar.setExtraMessage(" " + state);
    }

    @Override
    public void close() {
        bar.close();
        line.wipe();
    }

    /** A line of stderr that is rewritten, by the library's thread, until it is wiped. */
    private static final class RewrittenLine implements ProgressBarConsumer {
        private final Console console;
        private boolean wiped;

        RewrittenLine(Console console) {
            this.console = console;
        }

        @Override
        public int getMaxRenderedLength() {
            // A line that fills the last column moves the cursor to the next.
            return Math.min(TerminalText.LINE, console.columns() - 1);
        }

        @Override
        public synchronized void accept(String rendered) {
            if (!wiped) {
                print(rendered);
            }
        }

        synchronized void wipe() {
            wiped = true;
            print(" ".repeat(getMaxRenderedLength()) + "\r");
        }

        private void print(String text) {
            console.err().print("\r" + text);
            console.err().flush();
        }

        /** The library closes what may still be drawn on. */
        @Override
        public void close() {}
    }
}
