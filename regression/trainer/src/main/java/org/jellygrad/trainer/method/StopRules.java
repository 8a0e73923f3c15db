package org.jellygrad.trainer.method;

/**
 * When to stop.
 *
 * @param tolerance converged when the gradient's norm has fallen to this share of its norm at the start, in (0, 1); default 1e-10
 * @param patience epochs without a new lowest loss after which descent stops, at least 1; default 20
 * @param maxEpochs epochs at most, at least 1; default 10 000
 */
public record StopRules(double tolerance, int patience, int maxEpochs) {

    public static final StopRules DEFAULTS = new StopRules(1e-10, 20, 10_000);

    public StopRules {
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException(
                    "tolerance is " + tolerance
                            + "\n\nIt is the share of its start to which the gradient must fall; give a number between 0 and 1.");
        }
        if (patience < 1) {
            throw new IllegalArgumentException("patience is " + patience
                    + "\n\nIt counts epochs without a new lowest loss; give a whole number from 1.");
        }
        if (maxEpochs < 1) {
            throw new IllegalArgumentException(
                    "epochs is " + maxEpochs + "\n\nTraining takes at least one epoch; give a whole number from 1.");
        }
    }

    public StopRules withTolerance(double value) {
        return new StopRules(value, patience, maxEpochs);
    }

    public StopRules withPatience(int value) {
        return new StopRules(tolerance, value, maxEpochs);
    }

    public StopRules withMaxEpochs(int value) {
        return new StopRules(tolerance, patience, value);
    }
}
