package org.jellygrad.trainer.internal.resume;

/** Decides when the next checkpoint is due. */
public final class CheckpointClock {

    /** The time between checkpoints as a share of the time so far: a killed run loses no more. */
    private static final double SHARE = 0.1;

    private static final double LEAST_SECONDS = 0.1;
    private static final double MOST_SECONDS = 10;

    /** The shortest time between checkpoints, as a multiple of what the last one took: 50 means that checkpoints cost 2 % of the time. */
    private static final double COST = 50;

    /** Seconds between two readings of the clock, which cost as much as a small step. */
    private static final double LOOK_SECONDS = 1e-3;

    private final long start = System.nanoTime();
    private long lastLook = start;
    private long due = start + (long) (LEAST_SECONDS * 1e9);
    /** The clock is read once in this many calls. */
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

    /** Starts timing anew after a checkpoint. */
    public void restart() {
        long now = System.nanoTime();
        double cost = Math.max(0, (now - due) / 1e9);
        double usual = Math.min(cost, lastCost);
        lastCost = cost;
        double wait = Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, SHARE * (now - start) / 1e9));
        due = now + (long) (1e9 * Math.max(wait, COST * usual));
    }
}
