package org.jellygrad.trainer.optimizer;

/**
 * What a part of a run remembers from step to step, as numbers: what a checkpoint keeps of it. Loading what was saved into a part that
 * was made in the same way makes it go on in the same bits.
 */
public interface Memory {

    /** All that its future depends on; the caller's own. */
    double[] save();

    /**
     * Takes up what {@link #save} gave.
     *
     * @throws IllegalArgumentException if these are not as many numbers as it saves
     */
    void load(double[] saved);

    /** Arrays one after the other. */
    static double[] join(double[]... parts) {
        int length = 0;
        for (double[] part : parts) {
            length += part.length;
        }
        double[] joined = new double[length];
        int at = 0;
        for (double[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }

    /**
     * Fills arrays, one after the other, with what was joined.
     *
     * @throws IllegalArgumentException if they are not as long together as {@code joined}
     */
    static void split(double[] joined, double[]... parts) {
        int at = 0;
        for (double[] part : parts) {
            if (part.length > joined.length - at) {
                throw new IllegalArgumentException("These are " + joined.length + " numbers, too few.");
            }
            System.arraycopy(joined, at, part, 0, part.length);
            at += part.length;
        }
        if (at != joined.length) {
            throw new IllegalArgumentException("These are " + joined.length + " numbers, where " + at + " belong.");
        }
    }

    /**
     * A number that counts something, or says which one.
     *
     * @param most the largest it may be in size
     * @throws IllegalArgumentException if it is not a whole number, or is larger
     */
    static long count(double number, long most) {
        if (number != Math.rint(number) || Math.abs(number) > most) {
            throw new IllegalArgumentException(number + " counts nothing.");
        }
        return (long) number;
    }

    /** A yes or no as a number. */
    static double flag(boolean value) {
        return value ? 1 : 0;
    }
}
