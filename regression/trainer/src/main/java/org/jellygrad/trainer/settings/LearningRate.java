package org.jellygrad.trainer.settings;

import java.util.List;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.trainer.choice.Choice;
import org.jellygrad.trainer.choice.Choices;
import org.jellygrad.trainer.choice.Entry;
import org.jellygrad.trainer.choice.WrittenNumber;
import org.jellygrad.trainer.internal.Checks;

/** How far a step follows the gradient of the mean loss, in descended coordinates. */
public sealed interface LearningRate extends Choice {

    /** The table of the learning rates. */
    static Choices<LearningRate> choices() {
        return Choices.<LearningRate>of(
                        "learning rate",
                        List.of(
                                Entry.of("auto", "the best fixed one for this data, by formula", Auto::new),
                                Entry.of(
                                        "search",
                                        "the best of short runs at rates around that, whose curve is shown",
                                        Search::new)))
                .orElse("a number above 0", rate -> new Fixed(WrittenNumber.real(rate)));
    }

    /** The rate that the user gave; NaN where the data decides. */
    default double given() {
        return Double.NaN;
    }

    /** Whether the user gave it. */
    default boolean isGiven() {
        return !Double.isNaN(given());
    }

    /** Whether a formula chooses it. */
    default boolean isAuto() {
        return false;
    }

    /** Whether short runs look for it. */
    default boolean isSearched() {
        return false;
    }

    /**
     * Chosen from the data. For the squared loss, full batches and plain descent it is 2/(λmax + λmin), the fixed rate with the fewest
     * epochs. The default.
     */
    record Auto() implements LearningRate {
        @Override
        public boolean isAuto() {
            return true;
        }

        @Override
        public String text() {
            return "auto";
        }
    }

    /**
     * The rate of the best of several short runs, at rates around that of {@link Auto}: see {@link
     * org.jellygrad.trainer.outcome.RateSearch}. Where a run by {@code Auto} would halve its rate, this run halves the one found. For
     * optimizers that take a rate.
     */
    record Search() implements LearningRate {
        @Override
        public boolean isSearched() {
            return true;
        }

        @Override
        public String text() {
            return "search";
        }
    }

    /**
     * The same rate at every step.
     *
     * @param value the rate; positive and finite
     */
    record Fixed(double value) implements LearningRate {
        public Fixed {
            if (!(value > 0) || Double.isInfinite(value)) {
                throw new InvalidValueException(
                        "learning rate is " + Checks.number(value),
                        "A step is the rate times the gradient, so the rate must be positive and finite. Give a"
                                + " positive number, or 'auto' for the best one this data allows.");
            }
        }

        @Override
        public double given() {
            return value;
        }

        @Override
        public String text() {
            return Checks.number(value);
        }
    }
}
