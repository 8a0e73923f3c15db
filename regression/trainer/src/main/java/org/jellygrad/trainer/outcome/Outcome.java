package org.jellygrad.trainer.outcome;

import java.util.Locale;

/** How a run ended. Each outcome says why, in numbers. */
public sealed interface Outcome {

    /** The five ways to end. */
    enum Status {
        CONVERGED(""),
        STOPPED_EARLY("Stopped before convergence."),
        OUT_OF_EPOCHS("Not converged."),
        DIVERGED(""),
        INTERRUPTED("");

        private final String verdict;

        Status(String verdict) {
            this.verdict = verdict;
        }
    }

    /** Which of the five it is. */
    Status status();

    /** The reason, one sentence with its numbers. */
    String why();

    /** As in saved models and in JSON: {@code converged}, {@code out-of-epochs} ... */
    default String name() {
        return status().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The sentence that a summary prints before {@link #why}; empty if there is none. */
    default String verdict() {
        return status().verdict;
    }

    /** Why the run went wrong and what would work, with numbers; empty if nothing went wrong. */
    default String remedy() {
        return "";
    }

    /** Whether the run arrived. */
    default boolean isConverged() {
        return status() == Status.CONVERGED;
    }

    /** Whether the loss stood still far from the optimum, or a stop rule of the user's held. */
    default boolean isStoppedEarly() {
        return status() == Status.STOPPED_EARLY;
    }

    /** Whether the run would have gone on with more epochs. */
    default boolean wantsEpochs() {
        return status() == Status.OUT_OF_EPOCHS;
    }

    /** Whether the run diverged, so that its parameters are of no use. */
    default boolean isDiverged() {
        return status() == Status.DIVERGED;
    }

    /** Whether the run was stopped from outside. */
    default boolean isInterrupted() {
        return status() == Status.INTERRUPTED;
    }

    /**
     * The optimum, to within the tolerance: the gradient's norm is at most tolerance times that at the start, or the distance to the exact
     * optimum is as small, or a loss with kinks has the subgradient 0.
     */
    record Converged(String why) implements Outcome {
        @Override
        public Status status() {
            return Status.CONVERGED;
        }
    }

    /** The loss stood still or hovered without the gradient being small, or another of the user's stop rules held. */
    record StoppedEarly(String why) implements Outcome {
        @Override
        public Status status() {
            return Status.STOPPED_EARLY;
        }
    }

    /** The epochs were used up. */
    record OutOfEpochs(String why) implements Outcome {
        @Override
        public Status status() {
            return Status.OUT_OF_EPOCHS;
        }
    }

    /**
     * The loss rose over ten times its start, or stopped being finite.
     *
     * @param remedy why it happened and what would work, with numbers
     */
    record Diverged(String why, String remedy) implements Outcome {
        @Override
        public Status status() {
            return Status.DIVERGED;
        }
    }

    /**
     * The run was stopped from outside, by an interrupt of its thread or by {@link org.jellygrad.trainer.Recording#stopped}. The last state
     * is kept.
     */
    record Interrupted(String why) implements Outcome {
        @Override
        public Status status() {
            return Status.INTERRUPTED;
        }
    }
}
