package org.jellygrad.trainer.optimizer;

/**
 * The state that a part of a run carries from step to step, as numbers for a checkpoint. A part that loads what an equal part saved
 * continues with the same bits.
 */
public interface Memory {

    /** The whole state, in an array that belongs to the caller. */
    double[] save();

    /**
     * Loads what {@link #save} returned.
     *
     * @throws IllegalArgumentException if these are not as many numbers as it saves
     */
    void load(double[] saved);

    /** Joins arrays into one. */
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
     * Fills arrays, in order, from a joined one.
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
     * Reads a count or an index from a number.
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

    /** 1 for true, 0 for false. */
    static double flag(boolean value) {
        return value ? 1 : 0;
    }
}
