package org.jellygrad.trainer.internal.resume;

/** Says when a run is to be kept next. */
public final class CheckpointClock {

    /** The share of the time so far after which it is time again: what a run that is killed loses at most. */
    private static final double SHARE = 0.1;

    private static final double LEAST_SECONDS = 0.1;
    private static final double MOST_SECONDS = 10;

    /** How many times as long as it took the last time not to do it again: 50 makes it cost 2 % of the time. */
    private static final double COST = 50;

    /** Between two looks at the clock, which takes as long as a small step. */
    private static final double LOOK_SECONDS = 1e-3;

    private final long start = System.nanoTime();
    private long lastLook = start;
    private long due = start + (long) (LEAST_SECONDS * 1e9);
    /** Every so many calls the clock is looked at. */
    private int skip = 1;

    private int skipped;

    /** The first time takes long for classes to be loaded, and any time may for a busy disk: the less of two counts. */
    private double lastCost;

    /** Whether it is time. */
    public boolean isDue() {
        skipped++;
        if (skipped < skip) {
            return false;
        }
        skipped = 0;
        long now = System.nanoTime();
        double since = (now - lastLook) / 1e9;
        lastLook = now;
        if (since < LOOK_SECONDS / 2) {
            skip = Math.min(2 * skip, 1 << 20);
        } else if (since > LOOK_SECONDS) {
            skip = Math.max(1, skip / 2);
        }
        if (now < due) {
            return false;
        }
        due = now; // whoever asks keeps the run from now on, until restart()
        return true;
    }

    /** The run has been kept, if it was due, since the answer. */
    public void restart() {
        long now = System.nanoTime();
        double cost = Math.max(0, (now - due) / 1e9);
        double usual = Math.min(cost, lastCost);
        lastCost = cost;
        double wait = Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, SHARE * (now - start) / 1e9));
        due = now + (long) (1e9 * Math.max(wait, COST * usual));
    }
}
