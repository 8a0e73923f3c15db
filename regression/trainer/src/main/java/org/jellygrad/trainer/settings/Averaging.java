package org.jellygrad.trainer.settings;

import java.util.List;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.trainer.choice.Choice;
import org.jellygrad.trainer.choice.Choices;
import org.jellygrad.trainer.choice.Entry;

/** Whether a run ends at its last point or at the mean of many. */
public sealed interface Averaging extends Choice {

    /** The table of the averagings. */
    static Choices<Averaging> choices() {
        return Choices.of(
                "averaging",
                List.of(
                        Entry.of("none", "at its last point", None::new),
                        Entry.ofCount(
                                "polyak",
                                "K",
                                "at the mean of the points after each step, the first K epochs left out",
                                PolyakRuppert::new)));
    }

    /** Whether the run ends at its last point. */
    default boolean isNone() {
        return false;
    }

    /** Epochs whose points are left out of the mean; 0 without one. */
    default int after() {
        return 0;
    }

    /** Ends at the last point. The default. */
    record None() implements Averaging {
        @Override
        public boolean isNone() {
            return true;
        }

        @Override
        public String text() {
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
                throw new InvalidValueException(
                        "averaging starts after " + after + " epochs",
                        "It counts the first epochs, which are left out; give a whole number from 0.");
            }
        }

        @Override
        public String text() {
            return Choice.text("polyak", after);
        }
    }
}
