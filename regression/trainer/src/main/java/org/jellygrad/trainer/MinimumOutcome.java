package org.jellygrad.trainer;

import static org.jellygrad.model.SignificantDigits.three;

import org.jellygrad.trainer.internal.descent.Arrival;
import org.jellygrad.trainer.internal.descent.Ending;
import org.jellygrad.trainer.internal.descent.StopThresholds;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StopRules;
import org.jellygrad.trainer.text.Numbers;

/** Tells how a descent on a function ended, with numbers. */
final class MinimumOutcome {

    private MinimumOutcome() {}

    static Outcome of(Arrival end, Path path, Settings settings) {
        int steps = end.last().epoch();
        String after = "after " + Numbers.count(steps, "step");
        String slope = "the slope is at " + three(end.gradientRatio()) + " of its start.";
        double start = end.startValue();
        if (!Double.isFinite(end.value()) && end.value() != Double.NEGATIVE_INFINITY && !isHigh(before(path), start)) {
            return new Outcome.StoppedEarly(
                    "Step " + steps + " leaves the domain of the function, whose value there is "
                            + Numbers.format(end.value(), 3) + ".");
        }
        if (end.value() == Double.NEGATIVE_INFINITY) {
            return new Outcome.Diverged(
                    "Diverged: " + after + " the value is below all numbers, from " + three(start) + " at the start.",
                    "The function has no minimum there: start elsewhere.");
        }
        if (isHigh(end.value(), start)) {
            return new Outcome.Diverged(
                    "Diverged: " + after + " the value is " + three(end.value()) + ", from " + three(start)
                            + " at the start.",
                    "The steps are too long for this function. Use a smaller `learningRate`, or `clipping norm:1`.");
        }
        StopRules stop = settings.stop();
        return switch (end.ending()) {
            case CONVERGED ->
                new Outcome.Converged(
                        steps == 0
                                ? "The slope is 0 at the start."
                                : "The slope fell to " + three(end.gradientRatio()) + " of its start in "
                                        + Numbers.count(steps, "step") + ".");
            case INTERRUPTED -> new Outcome.Interrupted("Interrupted " + after + "; " + slope);
            case OUT_OF_EPOCHS ->
                new Outcome.OutOfEpochs(
                        (steps == 1 ? "The one step is" : "All " + steps + " steps are") + " taken; " + slope);
            case OUT_OF_TIME ->
                new Outcome.StoppedEarly(
                        "The " + three(stop.maxSeconds()) + " seconds were up " + after + "; " + slope);
            case TARGET_REACHED ->
                new Outcome.StoppedEarly("The value is " + three(end.value())
                        + (steps == 0 ? " at the start" : " " + after) + ", at or below the target of "
                        + three(stop.targetLoss()) + "; " + slope);
            case SMALL_CHANGE ->
                new Outcome.StoppedEarly("Step " + steps + " changed the value by less than " + three(stop.lossChange())
                        + " of its size; " + slope);
            default -> stood(end, after, slope, settings);
        };
    }

    private static Outcome stood(Arrival end, String after, String slope, Settings settings) {
        if (!settings.optimizer().needsRate()) {
            return new Outcome.StoppedEarly("No line search ends at a lower value than " + three(end.value()) + ", "
                    + after + ": along the slope the function falls for ever, or it is not smooth; " + slope);
        }
        if (end.ending() == Ending.HOVERS) {
            return new Outcome.StoppedEarly("The value hovers between " + three(end.least()) + " and "
                    + three(end.most()) + " " + after + ", of which this is the lowest point; " + slope);
        }
        if (!settings.schedule().isConstant()) {
            return new Outcome.StoppedEarly("The learning rate has fallen to " + three(end.rate())
                    + ", too small to change anything, " + after + "; " + slope);
        }
        return new Outcome.StoppedEarly(
                "The value comes no lower than " + three(end.least()) + ", " + after + "; " + slope);
    }

    private static boolean isHigh(double value, double start) {
        return !(value <= start + (StopThresholds.DIVERGED - 1) * Math.abs(start));
    }

    /** The value before the last point. */
    private static double before(Path path) {
        int size = path.points().size();
        return path.points().get(Math.max(0, size - 2)).loss();
    }
}
