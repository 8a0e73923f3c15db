package org.jellygrad.trainer.settings;

import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.trainer.internal.Checks;

/**
 * When to stop: at the first rule that holds. Only {@code tolerance} means convergence. One exception: on a loss made of straight lines, a
 * run that stands still goes on along the kinks to the optimum, and has converged there.
 *
 * @param tolerance converged when the gradient's norm has fallen to this share of its norm at the start, in (0, 1); default 1e-10
 * @param maxEpochs epochs at most, at least 1; default 10 000
 * @param maxSeconds seconds at most, positive; default infinite
 * @param standstill epochs without a new lowest objective or gradient after which descent has come to a stand, at least 1; default 20; with
 *     momentum β they are 1/(1 − β) times as many
 * @param lossChange stop when an epoch changes the objective by at most this share of its size, in [0, 1); default 0, which is never
 * @param targetLoss stop when the loss is at most this; default −∞
 * @param patience stop after so many epochs without a new lowest loss on the validation rows, and return to the lowest; 0, the default, is
 *     never
 */
public record StopRules(
        double tolerance,
        int maxEpochs,
        double maxSeconds,
        int standstill,
        double lossChange,
        double targetLoss,
        int patience) {

    public static final StopRules DEFAULTS =
            new StopRules(1e-10, 10_000, Double.POSITIVE_INFINITY, 20, 0, Double.NEGATIVE_INFINITY, 0);

    public StopRules {
        Checks.fraction("tolerance", tolerance, "It is the share of its start to which the gradient must fall", "1e-8");
        Checks.count("epochs", maxEpochs, "Training takes at least one epoch", "1000");
        if (!(maxSeconds > 0)) {
            throw new InvalidValueException(
                    "seconds is " + Checks.number(maxSeconds), "Training takes time; give a positive number.");
        }
        Checks.count("standstill", standstill, "It counts epochs without a new lowest loss", "20");
        Checks.share("loss change", lossChange, "It is a share of the loss", "1e-6");
        if (Double.isNaN(targetLoss)) {
            throw new InvalidValueException("target loss is NaN", "A loss is compared with it; give a number.");
        }
        if (patience < 0) {
            throw new InvalidValueException(
                    "patience is " + patience,
                    "It counts epochs without a new lowest validation loss; give a whole number from 1, or 0 for no"
                            + " such rule.");
        }
    }

    public StopRules withTolerance(double value) {
        return new StopRules(value, maxEpochs, maxSeconds, standstill, lossChange, targetLoss, patience);
    }

    public StopRules withMaxEpochs(int value) {
        return new StopRules(tolerance, value, maxSeconds, standstill, lossChange, targetLoss, patience);
    }

    public StopRules withMaxSeconds(double value) {
        return new StopRules(tolerance, maxEpochs, value, standstill, lossChange, targetLoss, patience);
    }

    public StopRules withStandstill(int value) {
        return new StopRules(tolerance, maxEpochs, maxSeconds, value, lossChange, targetLoss, patience);
    }

    public StopRules withLossChange(double value) {
        return new StopRules(tolerance, maxEpochs, maxSeconds, standstill, value, targetLoss, patience);
    }

    public StopRules withTargetLoss(double value) {
        return new StopRules(tolerance, maxEpochs, maxSeconds, standstill, lossChange, value, patience);
    }

    public StopRules withPatience(int value) {
        return new StopRules(tolerance, maxEpochs, maxSeconds, standstill, lossChange, targetLoss, value);
    }
}
