package org.jellygrad.trainer.function;

import static org.jellygrad.model.SignificantDigits.three;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.trainer.Minimum;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.text.Numbers;
import org.jspecify.annotations.Nullable;

/** Turns the kind of a run's end into an outcome. */
final class DescentOutcome {

    /** Of rates, so that a rate just below a limit is not rounded to one above it. */
    private static final int DIGITS = 7;

    /** An end is beside a saddle if Newton's step to it is below this share of the way. */
    private static final double NEAR = 1e-3;

    private final TypedFunction function;
    private final Settings settings;
    private final Minimum minimum;
    private final @Nullable Curvature curvature;
    private final @Nullable Rates rates;

    private DescentOutcome(
            TypedFunction function,
            Settings settings,
            Minimum minimum,
            @Nullable Curvature curvature,
            @Nullable Rates rates) {
        this.function = function;
        this.settings = settings;
        this.minimum = minimum;
        this.curvature = curvature;
        this.rates = rates;
    }

    /**
     * The minimizer's outcome, corrected by the kind of its end.
     *
     * @param curvature at the end
     */
    static Outcome of(
            TypedFunction function,
            Settings settings,
            Minimum minimum,
            EndKind kind,
            @Nullable Curvature curvature,
            @Nullable Rates rates) {
        return minimum.outcome().isInterrupted()
                ? minimum.outcome()
                : new DescentOutcome(function, settings, minimum, curvature, rates).of(kind);
    }

    private Outcome of(EndKind kind) {
        return switch (kind) {
            case MINIMUM -> minimum.outcome();
            case ON_THE_WAY -> onTheWay();
            case SADDLE -> new Outcome.Converged(why() + " That is a saddle: " + sides() + ".");
            case HILLTOP -> new Outcome.Converged(why() + " That is a hilltop: the function falls to all sides.");
            case LEVEL -> new Outcome.Converged(why() + " The function is level there.");
            case FLAT -> flat();
            case HOVERS -> hovers();
            case OUTSIDE ->
                new Outcome.StoppedEarly("Step " + last().epoch() + " leaves the domain of the function: at "
                        + at(last()) + " its value is " + number(last().loss()) + ".");
            case BOTTOMLESS -> bottomless();
            case RISING -> rising();
        };
    }

    private String why() {
        return minimum.outcome().why();
    }

    private PathPoint last() {
        return minimum.path().last();
    }

    private String at(PathPoint point) {
        return PointText.of(function.variables(), point.parameters());
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "not a number" : three(value);
    }

    /** {@code it rises along x and falls along y}. */
    private String sides() {
        if (curvature == null || curvature.count(1) == 0) {
            return "the function rises to one side and falls to the other";
        }
        return "the function rises along " + along(1) + " and falls along " + along(-1);
    }

    /** Out of steps just before a saddle, where the steps alone would look like those towards a minimum. */
    private Outcome onTheWay() {
        double[] gradient = last().gradient();
        if (curvature == null
                || curvature.count(1) == 0
                || curvature.count(-1) == 0
                || !minimum.outcome().wantsEpochs()) {
            return minimum.outcome();
        }
        double way = ValleyMinimum.distance(minimum.path().first().parameters(), last().parameters());
        return ValleyMinimum.norm(curvature.newtonStep(gradient)) <= NEAR * way
                ? new Outcome.OutOfEpochs(why() + " The path leads to a saddle: " + sides() + ".")
                : minimum.outcome();
    }

    private String along(int sign) {
        List<String> names = new ArrayList<>();
        for (int i = 0; curvature != null && i < curvature.eigenvalues().length; i++) {
            if (Math.signum(curvature.eigenvalues()[i]) == sign) {
                names.add(PointText.direction(function.variables(), curvature.directions()[i]));
            }
        }
        return String.join(" and ", names);
    }

    private Outcome flat() {
        if (minimum.outcome().isConverged()) {
            return new Outcome.StoppedEarly(
                    "The gradient has vanished on a plateau: " + lowerFirst(why()) + " There is no minimum there.");
        }
        double went = ValleyMinimum.distance(minimum.path().first().parameters(), last().parameters());
        String text = "The gradient has vanished on a plateau: its norm is " + three(last().gradientNorm()) + ", and "
                + Numbers.count(last().epoch(), "step") + " led " + three(went) + " far.";
        return minimum.outcome().wantsEpochs() ? new Outcome.OutOfEpochs(text) : new Outcome.StoppedEarly(text);
    }

    private static String lowerFirst(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private Outcome hovers() {
        List<PathPoint> points = minimum.path().points();
        String text = minimum.path().wentBack() || minimum.path().every() > 1
                ? why()
                : "The steps hover: the last go to and fro between " + at(points.get(points.size() - 2)) + " and "
                        + at(last()) + ".";
        return minimum.outcome().wantsEpochs()
                ? new Outcome.OutOfEpochs(Numbers.count(last().epoch(), "step") + " are taken. " + text)
                : new Outcome.StoppedEarly(text);
    }

    private Outcome bottomless() {
        boolean cut = minimum.outcome().isStoppedEarly() && settings.optimizer().needsRate();
        return cut
                ? minimum.outcome()
                : new Outcome.Diverged(
                        "The function falls for ever: after " + Numbers.count(last().epoch(), "step") + " its value is "
                                + number(last().loss()) + ", and it goes on falling in the direction of descent.",
                        "There is no minimum that way. Start elsewhere, or minimize another function.");
    }

    private Outcome rising() {
        return new Outcome.Diverged(why(), remedy(settings.learningRate().given(), rates));
    }

    private String remedy(double rate, @Nullable Rates known) {
        return known == null || !known.method().equals(settings.optimizer()) || !(rate >= known.stable())
                ? "The steps are too long for this function. Use a smaller `learningRate`, or `clipping norm:1`."
                : "Learning rate " + three(rate) + " is above the limit of this function, "
                        + Numbers.format(known.stable(), DIGITS) + ". Use `learningRate "
                        + Numbers.format(known.best(), DIGITS) + "`.";
    }
}
