package org.jellygrad.trainer.internal.recording;

/**
 * How many points of a run are kept.
 *
 * @param complete up to so many points none is left out
 * @param thinned of more points at most so many are kept, evenly: every second, fourth ... of them
 */
public record PathCapacity(int complete, int thinned) {

    /** What every run keeps. */
    public static final PathCapacity DEFAULT = new PathCapacity(2048, 2048);

    /** Each of 100 000 steps, and where they start. */
    private static final int RECORDED = 100_001;

    /** Enough for every picture of a longer run, and written in a moment. */
    private static final int RECORDED_OF_MORE = 8_192;

    private static final int MOST_NUMBERS = 12_000_000;

    /**
     * What a recorded run keeps, if the memory allows.
     *
     * @param states names of the optimizer's state
     */
    public static PathCapacity recorded(int parameters, int states) {
        int numbers = PathRecorder.HEAD + (2 + states) * parameters;
        int complete = Math.max(DEFAULT.complete, Math.min(RECORDED, MOST_NUMBERS / numbers));
        return new PathCapacity(complete, Math.min(complete, RECORDED_OF_MORE));
    }
}
