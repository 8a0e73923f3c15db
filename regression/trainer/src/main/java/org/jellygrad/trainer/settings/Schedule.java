package org.jellygrad.trainer.settings;

import java.util.List;
import org.jellygrad.trainer.choice.Choice;
import org.jellygrad.trainer.choice.Choices;
import org.jellygrad.trainer.choice.Entry;
import org.jellygrad.trainer.choice.WrittenNumber;
import org.jellygrad.trainer.internal.Checks;

/** How the learning rate changes from epoch to epoch: the rate of epoch t, counted from 0, is the learning rate times a factor. */
public sealed interface Schedule extends Choice {

    /** The table of the schedules. */
    static Choices<Schedule> choices() {
        return Choices.of(
                "schedule",
                List.of(
                        Entry.of("constant", "", Constant::new),
                        Entry.ofNumber("inverse-time", "D", "over 1 + D times the epoch", InverseTime::new),
                        Entry.ofNumber("exponential", "G", "times G each epoch", Exponential::new),
                        new Entry<>(
                                "step",
                                List.of("K", "G"),
                                false,
                                "times G every K epochs",
                                numbers -> new Step(
                                        WrittenNumber.whole(numbers.get(0)), WrittenNumber.real(numbers.get(1)))),
                        Entry.of("cosine", "to 0 over all epochs", Cosine::new),
                        Entry.ofCount("warmup", "K", "rising for K epochs", WarmUp::new)));
    }

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
        public String text() {
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
        public String text() {
            return Choice.text("inverse-time", decay);
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
        public String text() {
            return Choice.text("exponential", base);
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
        public String text() {
            return Choice.text("step", every, base);
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
        public String text() {
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
        public String text() {
            return Choice.text("warmup", epochs);
        }

        @Override
        public double factor(int epoch, int most) {
            return epoch + 1 >= epochs ? 1 : (epoch + 1.0) / epochs;
        }
    }
}
