package org.jellygrad.trainer.settings;

/** Whether a run ends at its last point or at the mean of many. */
public sealed interface Averaging {

    /** Whether the run ends at its last point. */
    default boolean isNone() {
        return false;
    }

    /** The name in saved models: {@code none}, {@code polyak:10}. */
    String name();

    /** At the last point. The default. */
    record None() implements Averaging {
        @Override
        public boolean isNone() {
            return true;
        }

        @Override
        public String name() {
            return "none";
        }
    }

    /**
     * At the mean of the points after each step, from an epoch on: steps that hover around the optimum at a fixed rate average out.
     * Loss, gradient and stop rules are then those of the mean.
     *
     * <p>Source: B. T. Polyak and A. B. Juditsky, "Acceleration of Stochastic Approximation by Averaging", SIAM J. Control Optim. 30
     * (1992).
     *
     * @param after epochs that are left out, at least 0
     */
    record PolyakRuppert(int after) implements Averaging {
        public PolyakRuppert {
            if (after < 0) {
                throw new IllegalArgumentException("averaging starts after " + after
                        + " epochs\n\nIt counts the first epochs, which are left out; give a whole number from 0.");
            }
        }

        @Override
        public String name() {
            return "polyak:" + after;
        }
    }
}
