package org.jellygrad.trainer.summary;

/** How detailed a summary is. */
public enum Detail {
    /** The equation, the coefficients, a few epochs of the path, and how it went in two or three sentences: one screen. */
    SHORT,
    /** All that is known of the run: more of the path, statistics of the fit, learning rates, condition number, pace. */
    FULL
}
