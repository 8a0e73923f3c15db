package org.jellygrad.trainer.internal.descent;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Saves the state of a run, so that a run that was cut off can continue. */
public interface CheckpointKeeper {

    /** Keeps nothing. */
    CheckpointKeeper NONE = new CheckpointKeeper() {
        @Override
        public boolean isDue() {
            return false;
        }

        @Override
        public void keep(Supplier<Map<String, double[]>> memories) {}

        @Override
        public @Nullable Map<String, double[]> kept() {
            return null;
        }
    };

    /** Whether it is time to keep the run; asked after each step, so it must be quick. */
    boolean isDue();

    /**
     * Keeps the run as it is now, in place of what was kept before.
     *
     * @param memories asked for at once, if at all
     */
    void keep(Supplier<Map<String, double[]>> memories);

    /** The saved state that this run continues from; null if the run begins anew. */
    @Nullable
    Map<String, double[]> kept();
}
