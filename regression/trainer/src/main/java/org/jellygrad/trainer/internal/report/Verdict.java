package org.jellygrad.trainer.internal.report;

import static org.jellygrad.model.SignificantDigits.three;

import org.jellygrad.trainer.internal.descent.Arrival;
import org.jellygrad.trainer.internal.descent.Ending;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.diagnose.Spectrum;
import org.jellygrad.trainer.internal.finish.End;
import org.jellygrad.trainer.internal.kinks.KinkedOptimum;
import org.jellygrad.trainer.internal.linalg.Rounding;
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;

/** Whether a run on data has arrived, and why it ended, in numbers. */
final class Verdict {

    private static final String START = "The start is the optimum.";

    private final Settings settings;
    private final CondensedRows data;
    private final Spectrum spectrum;
    private final End end;
    private final Diagnostics diagnostics;

    private Verdict(Settings settings, CondensedRows data, Spectrum spectrum, End end, Diagnostics diagnostics) {
        this.settings = settings;
        this.data = data;
        this.spectrum = spectrum;
        this.end = end;
        this.diagnostics = diagnostics;
    }

    static Outcome of(Settings settings, CondensedRows data, Spectrum spectrum, End end, Diagnostics diagnostics) {
        return new Verdict(settings, data, spectrum, end, diagnostics).outcome();
    }

    private Outcome outcome() {
        if (end.converged()) {
            return new Outcome.Converged(end.kinked() == null ? convergence() : kinkedConvergence(end.kinked()));
        }
        if (end.ending() == Ending.DIVERGED) {
            return new Outcome.Diverged(
                    divergence(), Divergence.remedy(settings, spectrum, data, diagnostics.outlook()));
        }
        KinkedOptimum kinked = end.kinked();
        if (end.ending() == Ending.CUT_SHORT && kinked != null) {
            return new Outcome.OutOfEpochs(cutShort(kinked));
        }
        if (end.ending() == Ending.CONVERGED) {
            return new Outcome.StoppedEarly(hidden());
        }
        Outcome stopped = StopSentence.outcome(end.arrival(), end.ending(), settings);
        return stopped.wantsEpochs() ? new Outcome.OutOfEpochs(stopped.why() + faster()) : stopped;
    }

    private String cutShort(KinkedOptimum kinked) {
        int done = end.last().epoch();
        return "After " + StopSentence.epochs(done) + " the steps led no further. "
                + (kinked.searches() == 1 ? "1 line search" : kinked.searches() + " line searches")
                + " along the kinks would lead to the optimum, but "
                + (kinked.searches() == 1 ? "it is" : "they are") + " more epochs than are left. Use `maxEpochs "
                + (done + kinked.searches()) + "`.";
    }

    private String hidden() {
        String left = Double.isNaN(end.distance())
                ? "in coordinates where the bowl is round it is still at " + three(end.roundGradient())
                : "the predictions are still off by " + three(end.distance())
                        + " standard deviations of the target from the optimum's";
        return "The gradient fell to " + three(end.arrival().gradientRatio()) + " of its start, but " + left
                + ": stretched coordinates hide the rest of the way. Use `scaling auto`"
                + (settings.penalty().isNone() ? "." : "; the penalty is then on standardised coefficients.");
    }

    /** What would get there in the epochs allowed, at a rate of our choice; empty where that is not known. */
    private String faster() {
        boolean averages = !settings.averaging().isNone();
        if (settings.learningRate().isGiven()) {
            return "";
        }
        if (!settings.loss().isParabola()
                && settings.penalty().isNone()
                && settings.scaling() == Scaling.NONE
                && diagnostics.conditionNumber() > Coordinates.ROUND_ENOUGH) {
            return " Use `scaling auto`: the units of the columns are far apart.";
        }
        if (settings.loss().slopes().isPresent()) {
            return averages
                    ? " Leave `averaging` out: the rate is then halved until steps lead no further, and line searches"
                            + " along the kinks go the rest of the way."
                    : "";
        }
        if (settings.penalty().l1() > 0 || !settings.batching().isFull()) {
            return "";
        }
        if (!settings.loss().isParabola()) {
            return settings.optimizer().needsRate() ? " Use `optimizer lbfgs`, which learns the curvature." : "";
        }
        int parameters = data.r().size();
        int allowed = settings.stop().maxEpochs();
        return settings.optimizer().needsRate()
                        && parameters < allowed
                        && diagnostics.outlook().expectedEpochs() > allowed
                ? " Use `optimizer cg`, which needs about " + StopSentence.epochs(parameters) + "."
                : "";
    }

    private String convergence() {
        int epochs = end.last().epoch();
        if (epochs == 0) {
            return START;
        }
        String gradient = "The loss stands still at the optimum";
        if (end.ending() == Ending.CONVERGED) {
            double ratio = end.arrival().gradientRatio();
            gradient = ratio < Rounding.DOUBLE
                    ? "The gradient vanished, to rounding,"
                    : "The gradient fell to " + three(ratio) + " of its start";
        }
        int polish = epochs - end.arrival().last().epoch();
        boolean round = diagnostics.outlook().isRound() && epochs == 1;
        return gradient
                + (round
                        ? " in one step: in these coordinates the bowl is round."
                        : " in " + StopSentence.epochs(epochs - polish)
                                + (polish == 0
                                        ? "."
                                        : "; " + polish + " more in double-double polished the last digits."));
    }

    private String kinkedConvergence(KinkedOptimum optimum) {
        Arrival descent = end.arrival();
        if (end.last().epoch() == 0) {
            return START;
        }
        String before = StopSentence.epochs(descent.last().epoch());
        String descended = "The loss stood still after " + before;
        if (descent.last().epoch() == 0) {
            descended = "The start is at the optimum, to rounding";
        } else if (end.ending() == Ending.CONVERGED) {
            descended = "The gradient fell to " + three(descent.gradientRatio()) + " of its start in " + before;
        }
        String searched = optimum.searches() == 0
                ? ""
                : "; " + (optimum.searches() == 1 ? "1 line search" : optimum.searches() + " line searches")
                        + " along the kinks went the rest of the way";
        String zeros =
                switch (optimum.zeros()) {
                    case 0 -> "no residual is 0";
                    case 1 -> "1 residual is 0";
                    default -> optimum.zeros() + " residuals are 0";
                };
        return descended + searched + ". At this optimum " + zeros
                + (optimum.several() ? ". Other parameters have the same loss." : ".");
    }

    private String divergence() {
        double start = end.arrival().startValue();
        double loss = end.arrival().value();
        int epochs = Math.max(1, end.last().epoch());
        double growth = Math.pow(loss / start, 1.0 / epochs);
        String grew = Double.isFinite(growth)
                ? "grew " + three(growth) + " times per epoch"
                : "grew out of the range of doubles";
        // A loss of the user's own may begin at 0 or below, of which nothing is a multiple.
        boolean multiple = start > 0 || !Double.isFinite(loss);
        return "Diverged at epoch " + epochs + ": the "
                + (settings.penalty().isNone() ? "loss " : "objective, loss and penalty, ")
                + (multiple ? grew : "grew") + ", from " + three(start) + " to " + three(loss) + ".";
    }
}
