package org.jellygrad.cli.progress;

import org.jellygrad.cli.console.Console;

/**
 * When to look at a long run. Epochs may take a few hundred nanoseconds, so that the clock is looked at every so many epochs only. The
 * first second is left alone, so that short runs stay silent.
 */
final class ProgressClock {
    private static final long SILENCE = 1_000_000_000L;
    private static final long FAST = 1_000_000L;
    private static final long SLOW = 50_000_000L;
    private static final int RAREST = 1 << 20;

    private final Console console;
    private final long start;
    private long lastLook;
    private int every = 1;

    ProgressClock(Console console) {
        this.console = console;
        start = console.nanoTime();
        lastLook = start;
    }

    /** Whether the clock is read at this epoch. */
    boolean looksAt(int epoch) {
        return epoch % every == 0;
    }

    /** Whether it is time for a message. */
    boolean isTimeToTell() {
        long now = console.nanoTime();
        long since = now - lastLook;
        lastLook = now;
        if (since < FAST && every < RAREST) {
            every *= 2;
        } else if (since > SLOW && every > 1) {
            every /= 2;
        }
        return now - start >= SILENCE;
    }
}
