package org.jellygrad.trainer.summary;

/**
 * How a summary is printed.
 *
 * @param detail how much it tells
 * @param confidence of the coefficients' intervals, between 0 and 1
 * @param unicode whether the screen can show block characters
 */
public record Layout(Detail detail, double confidence, boolean unicode) {
    private static final double USUAL_CONFIDENCE = 0.95;

    /** With intervals of 95 % and block characters. */
    public static Layout of(Detail detail) {
        return new Layout(detail, USUAL_CONFIDENCE, true);
    }
}
