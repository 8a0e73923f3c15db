package org.jellygrad.trainer.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jellygrad.trainer.outcome.Convergence;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.text.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * Describes a descent on a typed function in sentences: how it ended, where the minimum is, how fast it approached, and what would have
 * been faster.
 */
public final class DescentWords {
    private static final int DIGITS = 7;
    private static final int FEW = 4;

    /** From this factor on, sentences say how much a step takes away, not how much it leaves. */
    private static final double SLOW = 0.99;

    /** Shares of the way below this are told as 0. */
    private static final double NOTHING = 1e-9;

    private final FunctionDescent run;

    private DescentWords(FunctionDescent run) {
        this.run = run;
    }

    /** The paragraphs, one thought each. */
    public static List<String> of(FunctionDescent run) {
        return new DescentWords(run).paragraphs();
    }

    private List<String> paragraphs() {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(end());
        String pace = pace();
        ValleyMinimum bottom = valley();
        if (bottom != null) {
            if (!pace.isEmpty()) {
                paragraphs.add(pace);
            }
            paragraphs.add(rates(bottom));
        }
        if (run.endKind() == EndKind.SADDLE || run.endKind() == EndKind.HILLTOP) {
            paragraphs.add(
                    "Gradient descent stands still wherever the slope is 0. A start a little beside this point leads down.");
        }
        if (run.endKind() == EndKind.FLAT) {
            paragraphs.add(
                    "A step is the rate times the gradient, so it is nothing there. Start elsewhere, or take steps that do"
                            + " not depend on the gradient's size: `optimizer normalized` or adam.");
        }
        if (run.endKind() == EndKind.HOVERS) {
            paragraphs.add(
                    "Steps of this length pass over the minimum. Use a smaller `learningRate`, or one that decays:"
                            + " `schedule exponential:0.9`.");
        }
        return paragraphs;
    }

    /** The minimum of the run's valley; null if the run ended elsewhere. */
    private @Nullable ValleyMinimum valley() {
        return run.endKind() == EndKind.LEVEL || run.endKind() == EndKind.SADDLE ? null : run.valleyMinimum();
    }

    private String end() {
        Outcome outcome = run.outcome();
        String text = outcome.why();
        if (outcome.isDiverged()) {
            return text + " " + outcome.remedy();
        }
        ValleyMinimum bottom = valley();
        if (run.endKind() == EndKind.MINIMUM && bottom == null) {
            return text + " That is a minimum: " + point(run.minimum().parameters()) + ", with value "
                    + number(run.minimum().value()) + ".";
        }
        if (run.endKind() == EndKind.MINIMUM && bottom != null) {
            boolean level =
                    bottom.curvature().count(0) > 0 && bottom.curvature().largest() > 0;
            return text + " That is a minimum: " + point(bottom.point()) + ", with value " + number(bottom.value())
                    + "." + (level ? " It is one of many: the function is level in some direction." : "");
        }
        if (bottom != null) {
            double way = ValleyMinimum.distance(run.minimum().path().first().parameters(), bottom.point());
            double left = run.distanceToMinimum();
            return text + " The minimum of this valley is " + point(bottom.point()) + ", with value "
                    + number(bottom.value())
                    + (left > NOTHING * way ? "; the last step ended " + number(left) + " away from it." : ".");
        }
        return text;
    }

    private String point(double... point) {
        double way = ValleyMinimum.distance(run.minimum().path().first().parameters(), point);
        double[] rounded = Arrays.stream(point)
                .map(value -> Math.abs(value) <= NOTHING * way ? 0 : value)
                .toArray();
        return PointText.of(run.function().variables(), rounded);
    }

    private static String number(double value) {
        return Numbers.format(Math.abs(value) <= NOTHING * NOTHING ? 0 : value, DIGITS);
    }

    private String pace() {
        Convergence convergence = run.minimum().convergence();
        double factor = convergence.factor();
        boolean bounces = convergence.pattern() == Convergence.Pattern.BOUNCES;
        if (run.endKind() == EndKind.HOVERS && !bounces) {
            return "";
        }
        // Far from the minimum of what is no parabola the law does not hold yet.
        boolean law = run.parabola() || run.endKind() == EndKind.MINIMUM;
        return law ? pace(convergence) : factor < 1 ? gradient(factor) : "";
    }

    /** Sentences on how much of the distance to the minimum a step leaves; empty if that is not known. */
    public static String pace(Convergence convergence) {
        double factor = convergence.factor();
        return switch (convergence.pattern()) {
            case ONE_STEP -> "One step led to the minimum.";
            case CRAWLS -> factor < 1 ? "Each step " + left(factor) + millionth(factor) + "." : "";
            case ZIG_ZAGS ->
                "Each step overshoots the minimum and " + left(-factor) + ", on the other side" + millionth(factor)
                        + ".";
            case BALANCED ->
                "Each step " + left(factor) + millionth(factor)
                        + ". The descent crawls along the flattest direction and zig-zags across the steepest.";
            case SWINGS ->
                "The descent overshoots the minimum and swings back. Each step " + left(factor) + millionth(factor)
                        + ".";
            case BOUNCES -> "Each step ends as far away on the other side of the minimum, for ever.";
            case DIVERGES ->
                "Each step " + (factor < 0 ? "overshoots the minimum and " : "") + "ends "
                        + Numbers.format(Math.abs(factor), FEW) + " times as far away.";
            case NONE -> factor <= 1 ? gradient(factor) : "";
        };
    }

    private static String gradient(double factor) {
        double size = Math.abs(factor);
        return "Over the last steps each "
                + (size > SLOW
                        ? "took away " + Numbers.format(100 * (1 - size), FEW)
                        : "left " + Numbers.format(100 * size, FEW))
                + " % of the gradient.";
    }

    private static String left(double factor) {
        return (factor > SLOW
                        ? "takes away " + Numbers.format(100 * (1 - factor), FEW)
                        : "leaves " + Numbers.format(100 * factor, FEW))
                + " % of the distance to the minimum";
    }

    private static String millionth(double factor) {
        double steps = Convergence.epochsToAMillionth(factor);
        return steps > 1 && steps < 1e15 ? "; " + Numbers.format(steps, FEW) + " steps leave a millionth" : "";
    }

    /** The limit that the curvature sets, and the rate that would have been best. */
    private String rates(ValleyMinimum bottom) {
        Rates rates = run.rates();
        if (rates == null) {
            return "The curvature at the minimum is 0, so no learning rate is too high near it, and none is fast.";
        }
        Curvature curvature = bottom.curvature();
        double smallest = curvature.count(0) > 0 ? 0 : curvature.smallest();
        boolean one = curvature.largest() - smallest <= NOTHING * curvature.largest();
        boolean plain = rates.method().stableLimit() == 2;
        String size = one
                ? "The curvature at the minimum is " + Numbers.format(curvature.largest(), DIGITS)
                : "The curvature at the minimum is " + Numbers.format(smallest, DIGITS) + " to "
                        + Numbers.format(curvature.largest(), DIGITS);
        return size + ". " + name(rates) + " converges" + (run.parabola() ? "" : " near it")
                + " at learning rates below " + Numbers.format(rates.stable(), DIGITS)
                + (plain ? one ? " (2 / curvature)" : " (2 / largest curvature)" : "") + ". " + fastest(rates);
    }

    private String name(Rates rates) {
        return rates.method().stableLimit() == 2
                ? "Gradient descent"
                : rates.method().text();
    }

    private String fastest(Rates rates) {
        boolean taken = run.settings().optimizer().equals(rates.method())
                && Math.abs(run.settings().learningRate().given() - rates.best()) <= NOTHING * rates.best();
        String best = Numbers.format(rates.best(), DIGITS);
        if (rates.factor() <= NOTHING) {
            return taken
                    ? "This is the fastest rate."
                    : "It is fastest at " + best + ", where "
                            + (run.parabola()
                                    ? "one step arrives."
                                    : "near the minimum a step doubles the correct digits.");
        }
        return (taken
                        ? "This is the fastest rate: a step leaves "
                        : "It is fastest at " + best + ", where a step leaves ")
                + Numbers.format(100 * rates.factor(), FEW) + " % of the distance" + millionth(rates.factor()) + ".";
    }
}
