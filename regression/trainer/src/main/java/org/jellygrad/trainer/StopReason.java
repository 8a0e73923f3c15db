package org.jellygrad.trainer;

import static org.jellygrad.trainer.model.SignificantDigits.three;

import org.jellygrad.trainer.method.StopRules;

/** Says in numbers why a run that neither converged nor diverged came to its end. */
final class StopReason {

    private StopReason() {}

    static Outcome outcome(Descent.Result end, StopRules stop) {
        String gradient = "the gradient is at " + three(end.gradientRatio()) + " of its start.";
        int epochs = end.last().epoch();
        return switch (end.ending()) {
            case INTERRUPTED -> new Outcome.Interrupted("Interrupted after " + epochs(epochs) + "; " + gradient);
            case OUT_OF_EPOCHS ->
                new Outcome.OutOfEpochs((epochs == 1 ? "The one epoch is" : "All " + epochs(epochs) + " are")
                        + " used up; " + gradient);
            case OUT_OF_TIME ->
                new Outcome.StoppedEarly("The " + three(stop.maxSeconds()) + " seconds were up after " + epochs(epochs)
                        + "; " + gradient);
            case TARGET_REACHED ->
                new Outcome.StoppedEarly("The loss is " + three(end.last().loss()) + " after " + epochs(epochs)
                        + ", and " + three(stop.targetLoss()) + " was to be reached; " + gradient);
            case OUT_OF_PATIENCE ->
                new Outcome.StoppedEarly("The loss on the validation rows has not fallen for " + epochs(stop.patience())
                        + "; the parameters are those of epoch " + end.epoch() + ", where it was lowest, "
                        + three(end.last().validationLoss()) + "; " + gradient);
            case SMALL_CHANGE ->
                new Outcome.StoppedEarly("The last of " + epochs(epochs) + " changed the loss by less than "
                        + three(stop.lossChange()) + " of it; " + gradient);
            default ->
                new Outcome.StoppedEarly("The loss stands still at "
                        + three(end.last().loss()) + " after " + epochs(epochs) + "; " + gradient);
        };
    }

    static String epochs(int count) {
        return count == 1 ? "1 epoch" : count + " epochs";
    }
}
