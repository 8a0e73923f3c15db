package org.jellygrad.cli.report;

import org.jellygrad.cli.text.Numbers;
import org.jellygrad.cli.text.Paragraphs;
import org.jellygrad.cli.text.Sparkline;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.outcome.Convergence;
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.Scaling;

/** In words what the data says of a descent before it starts, and how it went. */
public final class DescentText {
    private static final int RATE_DIGITS = 4;
    private static final int DISTANCE_DIGITS = 3;
    private static final int LOSS_DIGITS = 6;
    private static final int WIDTH = 40;

    /** A factor nearer to 1 than this is told by what is missing. */
    private static final double SLOW = 0.99;

    /** A sparkline of fewer epochs says no more than its ends. */
    private static final int FEW = 3;

    /** A factor as near to 1 as this is told as 1. */
    private static final double STILL = 1e-11;

    /** Two factors whose logarithms differ by less than this share are the same to a reader. */
    private static final double SAME = 0.01;

    private DescentText() {}

    static void add(Paragraphs facts, Fit fit, boolean unicode) {
        Diagnostics diagnostics = fit.diagnostics();
        path(facts, fit, unicode);
        facts.add(
                "descent",
                Numbers.count(fit.epochs(), "epoch") + method(fit)
                        + (isLineSearch(diagnostics.outlook()) ? ", " : " at ")
                        + rate(diagnostics.outlook()) + ", "
                        + shape(diagnostics.outlook()) + manner(fit));
        String pace = pace(fit);
        if (!pace.isEmpty()) {
            facts.add("pace", pace);
        }
        double distance = diagnostics.distanceToOptimum();
        Diagnostics.Optimum optimum = diagnostics.optimum();
        if (optimum != null && !Double.isNaN(distance)) {
            facts.add(
                    "optimum",
                    Rounding.share(distance) == 0
                            ? "reached, to the last bit of the predictions"
                            : "the predictions are " + Numbers.format(distance, DISTANCE_DIGITS)
                                    + " of the target's "
                                    + (fit.model().quality().bestConstantLoss() == 0 ? "size" : "spread")
                                    + " away from the exact optimum's"
                                    + (isKinked(diagnostics.outlook())
                                            ? ", whose loss is " + Numbers.format(optimum.loss(), LOSS_DIGITS)
                                            : ""));
        }
    }

    /** By what, and looking at which rows, unless that is as by default. */
    private static String method(Fit fit) {
        String optimizer = setting(fit, "optimizer", "gd");
        String batch = setting(fit, "batch", "full");
        return (optimizer.equals("gd") ? "" : " by " + optimizer)
                + (batch.equals("full") ? "" : " in batches of " + batch);
    }

    /** What else was done to gradients, rates and points. */
    private static String manner(Fit fit) {
        String schedule = setting(fit, "schedule", "constant");
        String clip = setting(fit, "clip", "none");
        String averaging = setting(fit, "averaging", "none");
        return (schedule.equals("constant") ? "" : ", schedule " + schedule + lastRate(fit.path()))
                + (clip.equals("none") ? "" : ", gradient clipped to " + clip)
                + (averaging.equals("none") ? "" : mean(fit, averaging.substring("polyak:".length())));
    }

    private static String mean(Fit fit, String after) {
        return fit.epochs() > Integer.parseInt(after)
                ? ", mean of the points after epoch " + after
                : ", ended before a mean of the points began, after epoch " + after;
    }

    private static String lastRate(Path path) {
        return path.points().stream()
                .map(PathPoint::learningRate)
                .filter(rate -> !Double.isNaN(rate))
                .reduce((before, after) -> after)
                .map(rate -> " (last rate " + Numbers.format(rate, DISTANCE_DIGITS) + ")")
                .orElse("");
    }

    private static String setting(Fit fit, String name, String usual) {
        return fit.model().provenance().settings().getOrDefault(name, usual);
    }

    private static void path(Paragraphs facts, Fit fit, boolean unicode) {
        Path path = fit.path();
        if (fit.epochs() < FEW) {
            return;
        }
        Rounding rounding = Rounding.of(fit.model());
        facts.add(
                "path",
                "loss " + Numbers.format(path.first().loss(), LOSS_DIGITS) + " "
                        + Sparkline.of(Sparkline.losses(path, WIDTH), unicode) + " "
                        + Numbers.format(rounding.loss(path.last().loss()), LOSS_DIGITS) + ", on a log scale"
                        + (path.every() == 1
                                ? ""
                                : "; of " + Numbers.count(path.last().step(), "step") + " one in " + path.every()
                                        + " is kept, and the last"));
    }

    /** Before a run, in one sentence or two. */
    public static String outlook(Outlook outlook) {
        String expected = law(outlook.convergence());
        return rate(outlook) + ", " + shape(outlook) + (expected.isEmpty() ? "" : ". Expected: " + expected)
                + epochs(outlook, "; ");
    }

    /** That a rate is too high, known before the first step; empty if it is not. */
    public static String warning(Outlook outlook) {
        if (!outlook.isUnstable()) {
            return "";
        }
        String rates = "Learning rate " + Numbers.format(outlook.learningRate(), RATE_DIGITS) + " is not below "
                + Numbers.format(outlook.stableLearningRate(), RATE_DIGITS);
        return outlook.convergence().pattern() == Convergence.Pattern.NONE
                ? rates + ", up to which such steps are known to be stable: they may diverge."
                : rates + ", from which descent on this data does not converge.";
    }

    private static boolean isKinked(Outlook outlook) {
        return Double.isNaN(outlook.largestEigenvalue());
    }

    private static boolean isLineSearch(Outlook outlook) {
        return Double.isNaN(outlook.learningRate());
    }

    private static String rate(Outlook outlook) {
        if (isLineSearch(outlook)) {
            return "steps by line search";
        }
        var text = new StringBuilder("learning rate " + Numbers.format(outlook.learningRate(), RATE_DIGITS));
        if (outlook.rateSearch() != null) {
            text.append(", found by search");
        }
        double best = outlook.bestLearningRate();
        double stable = outlook.stableLearningRate();
        if (!Double.isNaN(stable)) {
            text.append(" (")
                    .append(Double.isNaN(best) ? "" : "best " + Numbers.format(best, RATE_DIGITS) + ", ")
                    .append("stable below ")
                    .append(Numbers.format(stable, RATE_DIGITS))
                    .append(outlook.scaling() == Scaling.NONE ? because(outlook) : "")
                    .append(')');
        }
        return text.toString();
    }

    private static String because(Outlook outlook) {
        return ", set by '" + outlook.dominantColumn().name() + "' of mean square "
                + Numbers.format(outlook.dominantColumn().meanSquare(), RATE_DIGITS);
    }

    private static String shape(Outlook outlook) {
        String smallest = Numbers.format(outlook.smallestEigenvalue(), RATE_DIGITS);
        String largest = Numbers.format(outlook.largestEigenvalue(), RATE_DIGITS);
        return "scale " + outlook.scaling() + ", κ " + Numbers.format(outlook.conditionNumber(), RATE_DIGITS)
                + (Double.isNaN(outlook.largestEigenvalue())
                        ? ""
                        : " (λ " + (smallest.equals(largest) ? "" : smallest + " to ") + largest + ")");
    }

    private static String pace(Fit fit) {
        Diagnostics diagnostics = fit.diagnostics();
        boolean arrived = fit.outcome() instanceof Outcome.Converged;
        Convergence measured = diagnostics.convergence();
        Outlook outlook = diagnostics.outlook();
        String law = law(measured);
        String expected = law(outlook.convergence());
        if (law.isEmpty()) {
            if (arrived && fit.epochs() > 1 && !isKinked(outlook)) {
                return "arrives in " + Numbers.count(fit.epochs(), "epoch") + ", too few to tell a factor";
            }
            return expected.isEmpty() ? "" : "expected: " + expected + epochs(outlook, "; ");
        }
        if (measured.pattern() == Convergence.Pattern.ONE_STEP) {
            return law;
        }
        if (expected.isEmpty() || agree(measured, outlook.convergence())) {
            return law + epochs(outlook, "; ");
        }
        if (arrived) {
            return law;
        }
        boolean balanced = outlook.convergence().pattern() == Convergence.Pattern.BALANCED;
        return law + ". In the long run it " + (balanced ? "is " : "") + expected + epochs(outlook, "; ");
    }

    /** Whether the size that was measured is the one expected; a mean of many directions shows no more than that. */
    private static boolean agree(Convergence one, Convergence other) {
        double left = Math.log(Math.abs(one.factor()));
        double right = Math.log(Math.abs(other.factor()));
        return (one.pattern() == other.pattern() || one.pattern() == Convergence.Pattern.NONE)
                && (left == right || Math.abs(left - right) <= SAME * Math.max(Math.abs(left), Math.abs(right)));
    }

    private static String epochs(Outlook outlook, String separator) {
        double epochs = outlook.expectedEpochs();
        return !(epochs > 1 && epochs < Double.POSITIVE_INFINITY)
                ? ""
                : separator
                        + (epochs < 1e6
                                ? Numbers.format(epochs, DISTANCE_DIGITS)
                                : epochs < 1e9
                                        ? Numbers.format(epochs / 1e6, DISTANCE_DIGITS) + " million"
                                        : Numbers.format(epochs / 1e9, DISTANCE_DIGITS) + " billion")
                        + " epochs make it a million times smaller";
    }

    private static String law(Convergence law) {
        double factor = law.factor();
        String rho = " (ρ = " + rho(factor) + "): ";
        return switch (law.pattern()) {
            case ONE_STEP -> "arrives in one step (ρ = 0)";
            case CRAWLS ->
                factor == 1
                        ? "stands still (ρ = 1, to rounding): the steps are too short to change anything"
                        : "crawls" + rho + "the distance to the optimum " + shrinks(factor);
            case ZIG_ZAGS -> "zig-zags in" + rho + "the distance to the optimum changes sign and " + shrinks(-factor);
            case BALANCED ->
                "balanced (|ρ| = " + rho(factor)
                        + "): crawls along the flattest direction as it zig-zags across the steepest, and the distance to the"
                        + " optimum " + shrinks(factor);
            case SWINGS ->
                "swings (|ρ| = " + rho(factor) + "): overshoots and comes back, and the distance to the optimum "
                        + shrinks(factor);
            case BOUNCES -> "bounces (ρ = −1): the distance to the optimum changes sign and stays as large, for ever";
            case DIVERGES ->
                "diverges" + rho + "the distance to the optimum "
                        + (factor < 0 ? "changes sign and " : "") + "grows to "
                        + Numbers.format(Math.abs(factor), RATE_DIGITS) + " of itself per epoch";
            case NONE ->
                Double.isNaN(factor)
                        ? ""
                        : "no single factor: over the last epochs the gradient "
                                + (factor <= 1 || Math.abs(factor - 1) <= STILL
                                        ? shrinks(factor)
                                        : "grows to " + Numbers.format(factor, RATE_DIGITS) + " of itself per epoch");
        };
    }

    /** Near 1 and −1 what is missing, or too much, matters. */
    private static String rho(double factor) {
        double rest = Math.abs(factor) - 1;
        if (Math.abs(rest) > 1 - SLOW) {
            return Numbers.format(factor, RATE_DIGITS).replace('-', '−');
        }
        String size = Numbers.format(Math.abs(rest), DISTANCE_DIGITS);
        return factor < 0 ? "−1 " + (rest < 0 ? "+ " : "− ") + size : "1 " + (rest < 0 ? "− " : "+ ") + size;
    }

    private static String shrinks(double factor) {
        if (Math.abs(factor - 1) <= STILL) {
            return "stays as it is, to rounding";
        }
        return factor > SLOW
                ? "shrinks by " + Numbers.format(1 - factor, DISTANCE_DIGITS) + " of itself per epoch"
                : "shrinks to " + Numbers.format(factor, RATE_DIGITS) + " of itself per epoch";
    }
}
