package org.jellygrad.trainer.summary;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.trainer.outcome.Convergence;
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.text.Numbers;

/** How a run ended, in sentences: where it arrived, or else how far it is from there and what would work. */
final class HowItWent {
    private static final int RATE_DIGITS = 4;

    /** From this condition number on, scaling the columns saves more epochs than a better learning rate does. */
    private static final double NARROW = 100;

    /** Runs of more epochs than these are not suggested. */
    private static final double TOO_MANY = 1e7;

    private HowItWent() {}

    static List<String> sentences(Summary fit) {
        Outcome outcome = fit.outcome();
        if (outcome.isConverged()) {
            return converged(fit);
        }
        if (outcome.isDiverged()) {
            return List.of(outcome.why(), outcome.remedy());
        }
        List<String> sentences = new ArrayList<>();
        String remedy = outcome.wantsEpochs() ? remedy(fit) : "";
        if (remedy.isEmpty()) {
            add(sentences, outcome.verdict());
            sentences.add(outcome.why());
        } else {
            sentences.add(
                    "Not converged after " + Numbers.count(fit.path().last().epoch(), "epoch") + ".");
        }
        add(sentences, DescentText.distance(fit));
        add(sentences, remedy);
        return sentences;
    }

    private static void add(List<String> sentences, String sentence) {
        if (!sentence.isEmpty()) {
            sentences.add(sentence);
        }
    }

    private static List<String> converged(Summary fit) {
        int epochs = fit.path().last().epoch();
        Diagnostics diagnostics = fit.diagnostics();
        Outlook outlook = diagnostics.outlook();
        if (epochs == 0) {
            return List.of("Converged.", fit.outcome().why());
        }
        if (diagnostics.convergence().pattern() == Convergence.Pattern.ONE_STEP
                && outlook.scaling() != Scaling.NONE
                && outlook.isRound()) {
            return List.of("Converged in one step: with scaled columns the loss is a round bowl, and learning rate "
                    + Numbers.format(outlook.learningRate(), RATE_DIGITS) + " leads to its bottom, the exact optimum.");
        }
        String arrived = "Converged after " + Numbers.count(epochs, "epoch") + DescentText.method(fit.model())
                + (DescentText.isLineSearch(outlook)
                        ? ""
                        : " at learning rate " + Numbers.format(outlook.learningRate(), RATE_DIGITS)
                                + (outlook.rateSearch() == null ? "" : ", found by search"));
        Diagnostics.Optimum optimum = diagnostics.optimum();
        if (optimum == null) {
            return List.of(arrived + ".", fit.outcome().why());
        }
        if (RoundingNoise.share(diagnostics.distanceToOptimum()) > 0) {
            return List.of(arrived + ".", DescentText.distance(fit));
        }
        return List.of(arrived + ": the coefficients are "
                + (optimum.several() ? "exact. Others have the same loss." : "the exact ones."));
    }

    /** The remedy for a run whose rate the user chose. The outcome of a run with a rate from the data has its own remedy. */
    private static String remedy(Summary fit) {
        Outlook outlook = fit.diagnostics().outlook();
        String chosen = fit.model().provenance().settings().getOrDefault("lr", "auto");
        if (chosen.equals("auto") || chosen.equals("search") || DescentText.isLineSearch(outlook)) {
            return "";
        }
        double best = outlook.bestLearningRate();
        String pace = DescentText.pace(fit);
        String told = pace.isEmpty() ? "" : pace + " ";
        if (outlook.scaling() == Scaling.NONE && outlook.conditionNumber() > NARROW) {
            return told
                    + "Use `scaling auto` and `learningRate auto`: the columns' units are far apart, so the loss is a narrow valley.";
        }
        if (Double.isNaN(best)) {
            return told + "Use more `maxEpochs`, or `learningRate auto`.";
        }
        String rate = "`learningRate " + Numbers.format(best, RATE_DIGITS) + "`, the best for this data";
        double epochs = outlook.expectedEpochs();
        if (outlook.isUnstable() || epochs > TOO_MANY) {
            return told + "Use " + rate + ".";
        }
        return told + "Use more `maxEpochs`" + (best == outlook.learningRate() ? "" : ", or " + rate) + ".";
    }
}
