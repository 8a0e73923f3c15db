package org.jellygrad.cli.progress;

import org.jellygrad.cli.console.Console;
import org.jellygrad.datasets.csv.ReadingProgress;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.TerminalText;

/**
 * Tells on stderr how far a large file has been read and how long that still takes: in one line of a terminal, elsewhere at most every
 * tenth. Says nothing in the first second of a pass.
 */
public final class ReadingReport implements ReadingProgress {
    private static final long SECOND = 1_000_000_000L;
    private static final long PAUSE = SECOND / 5;
    private static final int TENTHS = 10;
    private static final int DIGITS = 3;
    private static final double MEGABYTE = 1e6;

    private final Console console;
    private String reading = "";
    private long before;
    private long start;
    private long told;
    private int lastTenth;
    private int shown;

    public ReadingReport(Console console) {
        this.console = console;
    }

    @Override
    public void read(String file, long bytes, long size) {
        long now = console.nanoTime();
        if (!file.equals(reading) || bytes < before) {
            reading = file;
            start = now;
            told = now;
            lastTenth = 0;
        }
        before = bytes;
        if (console.isTerminal()) {
            if (bytes >= size) {
                rewrite("");
            } else if (now - start >= SECOND && now - told >= PAUSE) {
                told = now;
                rewrite(text(bytes, size, now));
            }
            return;
        }
        int tenth = (int) (bytes * TENTHS / Math.max(1, size));
        if (tenth > lastTenth && tenth < TENTHS && now - start >= SECOND) {
            lastTenth = tenth;
            console.err().println(text(bytes, size, now));
        }
    }

    private String text(long bytes, long size, long now) {
        double left = (now - start) / (double) SECOND * (size - bytes) / bytes;
        return TerminalText.visible("read " + Numbers.format(bytes / MEGABYTE, DIGITS) + " of "
                + Numbers.format(size / MEGABYTE, DIGITS) + " MB of " + reading + ", "
                + Numbers.format(left, 2) + " s left");
    }

    /** What fills the last column moves the cursor to the next line. */
    private void rewrite(String text) {
        int most = Math.min(TerminalText.LINE, console.columns() - 1);
        String fitting = text.length() > most ? text.substring(0, Math.max(0, most)) : text;
        if (shown > 0 || !fitting.isEmpty()) {
            console.err()
                    .print("\r" + fitting + " ".repeat(Math.max(0, shown - fitting.length()))
                            + (fitting.isEmpty() ? "\r" : ""));
            console.err().flush();
        }
        shown = fitting.length();
    }
}
