package org.jellygrad.trainer.settings;

import org.jellygrad.trainer.internal.Checks;

/** How the learning rate changes from epoch to epoch: the rate of epoch t, counted from 0, is the learning rate times a factor. */
public sealed interface Schedule {

    /** The name on the command line and in saved models, with its numbers: {@code constant}, {@code step:10:0.5}. */
    String name();

    /**
     * What the learning rate is multiplied by.
     *
     * @param epoch t, from 0
     * @param epochs T, the most that the run may take
     */
    double factor(int epoch, int epochs);

    /** Whether the factor is always 1. */
    default boolean isConstant() {
        return false;
    }

    /** Whether the factor depends on how many epochs the run may take. */
    default boolean dependsOnEpochs() {
        return false;
    }

    /** Always 1. The default. */
    record Constant() implements Schedule {
        @Override
        public boolean isConstant() {
            return true;
        }

        @Override
        public String name() {
            return "constant";
        }

        @Override
        public double factor(int epoch, int epochs) {
            return 1;
        }
    }

    /**
     * 1/(1 + D·t): the sum of the rates is infinite and that of their squares is not, so mini-batches converge. Source: H. Robbins
     * and S. Monro, "A Stochastic Approximation Method", Annals of Mathematical Statistics 22 (1951).
     *
     * @param decay D, positive and finite
     */
    record InverseTime(double decay) implements Schedule {
        public InverseTime {
            Checks.positive("decay", decay, "It divides the rate by 1 + D·epoch", "inverse-time:0.1");
        }

        @Override
        public String name() {
            return "inverse-time:" + Checks.number(decay);
        }

        @Override
        public double factor(int epoch, int epochs) {
            return 1 / (1 + decay * epoch);
        }
    }

    /**
     * G^t.
     *
     * @param base G, between 0 and 1
     */
    record Exponential(double base) implements Schedule {
        public Exponential {
            Checks.fraction("exponential base", base, "It multiplies the rate after each epoch", "exponential:0.99");
        }

        @Override
        public String name() {
            return "exponential:" + Checks.number(base);
        }

        @Override
        public double factor(int epoch, int epochs) {
            return Math.pow(base, epoch);
        }
    }

    /**
     * G^⌊t/K⌋: falls every K epochs.
     *
     * @param every K, at least 1
     * @param base G, between 0 and 1
     */
    record Step(int every, double base) implements Schedule {
        public Step {
            Checks.count("step length", every, "It counts epochs between two falls of the rate", "step:10:0.5");
            Checks.fraction("step base", base, "It multiplies the rate at each fall", "step:10:0.5");
        }

        @Override
        public String name() {
            return "step:" + every + ":" + Checks.number(base);
        }

        @Override
        public double factor(int epoch, int epochs) {
            return Math.pow(base, Math.floorDiv(epoch, every));
        }
    }

    /**
     * (1 + cos(πt/T))/2: from 1 to 0 over the epochs that the run may take. Source: I. Loshchilov and F. Hutter, "SGDR: Stochastic
     * Gradient Descent with Warm Restarts", ICLR 2017, without restarts.
     */
    record Cosine() implements Schedule {
        @Override
        public boolean dependsOnEpochs() {
            return true;
        }

        @Override
        public String name() {
            return "cosine";
        }

        @Override
        public double factor(int epoch, int epochs) {
            return (1 + Math.cos(Math.PI * Math.min(epoch, epochs) / epochs)) / 2;
        }
    }

    /**
     * min(1, (t + 1)/K): rises for K epochs, then stays.
     *
     * @param epochs K, at least 1
     */
    record WarmUp(int epochs) implements Schedule {
        public WarmUp {
            Checks.count("warm-up", epochs, "It counts the epochs in which the rate rises", "warmup:10");
        }

        @Override
        public String name() {
            return "warmup:" + epochs;
        }

        @Override
        public double factor(int epoch, int most) {
            return epoch + 1 >= epochs ? 1 : (epoch + 1.0) / epochs;
        }
    }
}
