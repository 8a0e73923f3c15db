package org.jellygrad.trainer.summary;

import java.util.Locale;
import org.jellygrad.model.Model;
import org.jellygrad.trainer.outcome.Convergence;
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.Paragraphs;

/** Describes a descent in words: what the data says before it starts, and how it went. */
public final class DescentText {
    private static final int RATE_DIGITS = 4;
    private static final int DISTANCE_DIGITS = 3;
    private static final int LOSS_DIGITS = 6;

    /** Runs of fewer epochs get no sparkline: it would show no more than its ends. */
    private static final int FEW = 3;

    /** Two factors count as equal for a reader if their logarithms differ by less than this share. */
    private static final double SAME = 0.01;

    private DescentText() {}

    static void add(Paragraphs facts, Summary fit, boolean unicode) {
        Outlook outlook = fit.diagnostics().outlook();
        int epochs = fit.path().last().epoch();
        if (epochs >= FEW) {
            facts.add("path", LossCurve.of(fit.path(), RoundingNoise.of(fit.model()), unicode));
        }
        facts.add(
                "descent",
                Numbers.count(epochs, "epoch") + method(fit.model()) + (isLineSearch(outlook) ? ", " : " at ")
                        + rate(outlook) + ", " + shape(outlook) + manner(fit));
        String pace = pace(fit);
        if (!pace.isEmpty()) {
            facts.add("pace", pace);
        }
        String distance = distance(fit);
        Diagnostics.Optimum optimum = fit.diagnostics().optimum();
        if (optimum != null && !distance.isEmpty()) {
            boolean away = RoundingNoise.share(fit.diagnostics().distanceToOptimum()) > 0;
            facts.add(
                    "optimum",
                    distance
                            + (away && isKinked(outlook)
                                    ? " The loss there is " + Numbers.format(optimum.loss(), LOSS_DIGITS) + "."
                                    : ""));
        }
    }

    /** How far the end is from the exact optimum, in a sentence; empty where none is computed. */
    static String distance(Summary fit) {
        double distance = fit.diagnostics().distanceToOptimum();
        if (fit.diagnostics().optimum() == null || Double.isNaN(distance)) {
            return "";
        }
        if (RoundingNoise.share(distance) == 0) {
            return "The predictions are those of the exact optimum, to the last bit.";
        }
        String unit = fit.model().quality().bestConstantLoss() == 0
                ? " times the size of "
                : distance == 1 ? " standard deviation of " : " standard deviations of ";
        return "The predictions are off by " + Numbers.format(distance, DISTANCE_DIGITS) + unit
                + fit.model().target() + " from the exact optimum's.";
    }

    /** The optimizer, the batches and a start near the optimum; empty if all are the usual. */
    static String method(Model model) {
        String optimizer = setting(model, "optimizer", "gd");
        String batch = setting(model, "batch", "full");
        return (optimizer.equals("gd") ? "" : " by " + optimizer)
                + (batch.equals("full") ? "" : " in batches of " + batch)
                + (setting(model, "start", "zeros").equals("squares") ? " from the optimum of the squared loss" : "");
    }

    /** Clipping, schedule and averaging, if any. */
    private static String manner(Summary fit) {
        String schedule = setting(fit.model(), "schedule", "constant");
        String clip = setting(fit.model(), "clip", "none");
        String averaging = setting(fit.model(), "average", "none");
        return (schedule.equals("constant") ? "" : ", schedule " + schedule + lastRate(fit.path()))
                + (clip.equals("none") ? "" : ", gradient clipped to " + clip)
                + (averaging.equals("none") ? "" : mean(fit.path(), averaging.substring("polyak:".length())));
    }

    private static String mean(Path path, String after) {
        return path.last().epoch() > Integer.parseInt(after)
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

    private static String setting(Model model, String name, String usual) {
        return model.provenance().settings().getOrDefault(name, usual);
    }

    /** Before a run, in one sentence or two. */
    public static String outlook(Outlook outlook) {
        String expected = Pace.of(outlook.convergence(), outlook.expectedEpochs());
        return rate(outlook) + ", " + shape(outlook) + "."
                + (expected.isEmpty() ? "" : " Expected: " + later(expected));
    }

    /** A warning before the first step that the rate is too high; empty if it is not. */
    public static String warning(Outlook outlook) {
        if (!outlook.isUnstable()) {
            return "";
        }
        String rate = "Learning rate " + Numbers.format(outlook.learningRate(), RATE_DIGITS);
        String limit = Numbers.format(outlook.stableLearningRate(), RATE_DIGITS);
        return outlook.convergence().pattern() == Convergence.Pattern.NONE
                ? rate + " may be too high for this data: such steps are known to be stable only below " + limit + "."
                : rate + " is too high for this data: descent converges only below " + limit + ".";
    }

    private static boolean isKinked(Outlook outlook) {
        return Double.isNaN(outlook.largestEigenvalue());
    }

    static boolean isLineSearch(Outlook outlook) {
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
        return ", limited by '" + outlook.dominantColumn().name() + "', whose mean square is "
                + Numbers.format(outlook.dominantColumn().meanSquare(), RATE_DIGITS);
    }

    private static String shape(Outlook outlook) {
        String smallest = Numbers.format(outlook.smallestEigenvalue(), RATE_DIGITS);
        String largest = Numbers.format(outlook.largestEigenvalue(), RATE_DIGITS);
        boolean round = smallest.equals(largest);
        return "scale " + outlook.scaling() + ", condition number "
                + Numbers.format(outlook.conditionNumber(), RATE_DIGITS)
                + (Double.isNaN(outlook.largestEigenvalue())
                        ? ""
                        : round
                                ? " (eigenvalue " + largest + ")"
                                : " (eigenvalues " + smallest + " to " + largest + ")");
    }

    /** The share of the distance that an epoch left, as measured, and in the long run; empty if neither is known. */
    static String pace(Summary fit) {
        Diagnostics diagnostics = fit.diagnostics();
        boolean arrived = fit.outcome().isConverged();
        Convergence measured = diagnostics.convergence();
        Outlook outlook = diagnostics.outlook();
        double epochs = outlook.expectedEpochs();
        String expected = Pace.of(outlook.convergence(), epochs);
        if (Pace.of(measured, Double.NaN).isEmpty()) {
            int run = fit.path().last().epoch();
            if (arrived && run > 1 && !isKinked(outlook)) {
                return run + " epochs reached the optimum, too few to measure what each left of the distance.";
            }
            return expected.isEmpty() ? "" : "Expected: " + later(expected);
        }
        if (measured.pattern() == Convergence.Pattern.ONE_STEP) {
            return Pace.of(measured, Double.NaN);
        }
        if (expected.isEmpty() || agree(measured, outlook.convergence())) {
            return Pace.of(measured, epochs);
        }
        String law = Pace.of(measured, Double.NaN);
        return arrived ? law : law + " In the long run " + later(expected);
    }

    /** The sentence as it reads after another one. */
    private static String later(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    /** Whether the measured factor has the expected size. More cannot be compared, because a measured factor is a mean over directions. */
    private static boolean agree(Convergence one, Convergence other) {
        double left = Math.log(Math.abs(one.factor()));
        double right = Math.log(Math.abs(other.factor()));
        return (one.pattern() == other.pattern() || one.pattern() == Convergence.Pattern.NONE)
                && (left == right || Math.abs(left - right) <= SAME * Math.max(Math.abs(left), Math.abs(right)));
    }
}
