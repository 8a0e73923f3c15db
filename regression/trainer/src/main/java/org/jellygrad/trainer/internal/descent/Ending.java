package org.jellygrad.trainer.internal.descent;

/** Why a run ended. */
public enum Ending {
    CONVERGED,
    STOOD_STILL,
    /** Steps of a fixed length pass to and fro over the optimum. */
    HOVERS,
    SMALL_CHANGE,
    TARGET_REACHED,
    OUT_OF_PATIENCE,
    OUT_OF_TIME,
    OUT_OF_EPOCHS,
    /** What is left of the way, by another method than steps, needs more epochs than are allowed. */
    CUT_SHORT,
    DIVERGED,
    INTERRUPTED
}
