package org.jellygrad.trainer.plot;

/** How an axis places its values. */
public enum Scale {
    LINEAR,
    /** Linear, for what is counted: round numbers along the axis are whole. */
    COUNT,
    /** Equal factors take equal lengths; only positive values have a place. */
    LOG;

    /** Whether a value has a place on an axis of this scale: it is finite, and positive on a log axis. */
    public boolean holds(double value) {
        return Double.isFinite(value) && (this != LOG || value > 0);
    }
}
