package org.jellygrad.trainer.outcome;

/** How a run ended. Each says why in numbers. */
public sealed interface Outcome {

    /** As in saved models and in JSON: {@code converged}, {@code out-of-epochs} ... */
    String name();

    /** The reason, one sentence with its numbers. */
    String why();

    /** The gradient's norm fell to the tolerance's share of its start, or the optimum is that near, or a subgradient of a loss with kinks is 0. */
    record Converged(String why) implements Outcome {
        @Override
        public String name() {
            return "converged";
        }
    }

    /** The loss stood still or hovered without the gradient being small, or another of the user's stop rules held. */
    record StoppedEarly(String why) implements Outcome {
        @Override
        public String name() {
            return "stopped-early";
        }
    }

    /** The epochs were used up. */
    record OutOfEpochs(String why) implements Outcome {
        @Override
        public String name() {
            return "out-of-epochs";
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
    }

    /** The training thread was interrupted; the last state is kept. */
    record Interrupted(String why) implements Outcome {
        @Override
        public String name() {
            return "interrupted";
        }
    }
}
