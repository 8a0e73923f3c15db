package org.jellygrad.trainer.outcome;

/** How a run ended. Each says why in numbers. */
public sealed interface Outcome {

    /** As in saved models and in JSON: {@code converged}, {@code out-of-epochs} ... */
    String name();

    /** The reason, one sentence with its numbers. */
    String why();

    /** Why it went wrong and what would work, with numbers; empty where nothing went wrong. */
    default String remedy() {
        return "";
    }

    /** What a summary says before {@link #why}: a sentence, or an empty text. */
    default String verdict() {
        return "";
    }

    /** Whether the run arrived. */
    default boolean isConverged() {
        return false;
    }

    /** Whether the run would have gone on with more epochs. */
    default boolean wantsEpochs() {
        return false;
    }

    /** Whether the run was stopped from outside. */
    default boolean isInterrupted() {
        return false;
    }

    /** Whether the run left nothing of use. */
    default boolean isDiverged() {
        return false;
    }

    /** The gradient's norm fell to the tolerance's share of its start, or the optimum is that near, or a subgradient of a loss with kinks is 0. */
    record Converged(String why) implements Outcome {
        @Override
        public String name() {
            return "converged";
        }

        @Override
        public boolean isConverged() {
            return true;
        }
    }

    /** The loss stood still or hovered without the gradient being small, or another of the user's stop rules held. */
    record StoppedEarly(String why) implements Outcome {
        @Override
        public String name() {
            return "stopped-early";
        }

        @Override
        public String verdict() {
            return "Stopped before convergence.";
        }
    }

    /** The epochs were used up. */
    record OutOfEpochs(String why) implements Outcome {
        @Override
        public String name() {
            return "out-of-epochs";
        }

        @Override
        public String verdict() {
            return "Not converged.";
        }

        @Override
        public boolean wantsEpochs() {
            return true;
        }
    }

    /**
     * The loss rose over ten times its start, or stopped being finite.
     *
     * @param remedy why it happened and what would work, with numbers
     */
    record Diverged(String why, String remedy) implements Outcome {
        @Override
        public String name() {
            return "diverged";
        }

        @Override
        public boolean isDiverged() {
            return true;
        }
    }

    /** The training thread was interrupted; the last state is kept. */
    record Interrupted(String why) implements Outcome {
        @Override
        public String name() {
            return "interrupted";
        }

        @Override
        public boolean isInterrupted() {
            return true;
        }
    }
}
