package org.jellygrad.trainer.internal.report;

import static org.jellygrad.model.SignificantDigits.three;

import org.jellygrad.model.SignificantDigits;
import org.jellygrad.trainer.internal.descent.Arrival;
import org.jellygrad.trainer.internal.descent.Ending;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StopRules;

/** Says in numbers why a run that neither converged nor diverged came to its end. */
public final class StopSentence {

    /** Digits of two losses that look equal in three digits. */
    private static final int MORE_DIGITS = 6;

    private StopSentence() {}

    /**
     * How a run ended that neither converged nor diverged.
     *
     * @param ending why the run ended, which may be another reason than descent's
     */
    public static Outcome outcome(Arrival end, Ending ending, Settings settings) {
        StopRules stop = settings.stop();
        String gradient = "the gradient is at " + three(end.gradientRatio()) + " of its start.";
        int epochs = end.last().epoch();
        return switch (ending) {
            case INTERRUPTED -> new Outcome.Interrupted("Interrupted after " + epochs(epochs) + "; " + gradient);
            case OUT_OF_EPOCHS ->
                new Outcome.OutOfEpochs((epochs == 1 ? "The one epoch is" : "All " + epochs(epochs) + " are")
                        + " used up; " + gradient);
            case OUT_OF_TIME ->
                new Outcome.StoppedEarly("The " + three(stop.maxSeconds()) + " seconds were up after " + epochs(epochs)
                        + "; " + gradient);
            case TARGET_REACHED ->
                new Outcome.StoppedEarly("The loss is " + three(end.last().loss())
                        + (epochs == 0 ? " at the start" : " after " + epochs(epochs)) + ", at or below the target of "
                        + three(stop.targetLoss()) + "; " + gradient);
            case OUT_OF_PATIENCE ->
                new Outcome.StoppedEarly("The loss on the validation rows has not fallen for " + epochs(stop.patience())
                        + "; the parameters are those of epoch " + end.epoch() + ", which has the lowest, "
                        + three(end.last().validationLoss()) + "; " + gradient);
            case SMALL_CHANGE ->
                new Outcome.StoppedEarly("Epoch " + epochs + " changed the loss by less than "
                        + three(stop.lossChange()) + " of its size; " + gradient);
            case HOVERS -> new Outcome.StoppedEarly(hovers(end, settings) + gradient);
            default ->
                isDecayed(end, ending, settings)
                        ? new Outcome.StoppedEarly("After " + epochs(epochs) + " the learning rate has fallen to "
                                + three(end.rate()) + ", too small to change anything; the loss is "
                                + three(end.last().loss())
                                + ". Let the rate decay more slowly, or begin with a larger rate; " + gradient)
                        : new Outcome.StoppedEarly("The loss stands still at "
                                + three(end.last().loss()) + " after " + epochs(epochs) + "; " + gradient);
        };
    }

    /** Whether a schedule has taken the rate away. */
    private static boolean isDecayed(Arrival end, Ending ending, Settings settings) {
        return ending == Ending.STOOD_STILL && !settings.schedule().isConstant() && end.rate() >= 0;
    }

    private static String hovers(Arrival end, Settings settings) {
        int digits = three(end.least()).equals(three(end.most())) ? MORE_DIGITS : 3;
        return "The loss hovers between " + SignificantDigits.of(end.least(), digits) + " and "
                + SignificantDigits.of(end.most(), digits) + ": of "
                + epochs(end.last().epoch()) + ", the last "
                + settings.stop().standstill() + " brought no lower one. The parameters are those with the lowest, "
                + three(end.last().loss()) + ". Let the learning rate decay"
                + (!settings.batching().isFull() ? ", or average the points, or take larger batches; " : "; ");
    }

    public static String epochs(int count) {
        return count == 1 ? "1 epoch" : count + " epochs";
    }
}
