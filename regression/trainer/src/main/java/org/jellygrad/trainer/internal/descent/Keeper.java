package org.jellygrad.trainer.internal.descent;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps what a run remembers, so that it can be taken up again if it is cut off. */
public interface Keeper {

    /** Keeps nothing. */
    Keeper NONE = new Keeper() {
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

    /** What an earlier run kept and this one is to go on from; null where it is to begin. */
    @Nullable
    Map<String, double[]> kept();
}
