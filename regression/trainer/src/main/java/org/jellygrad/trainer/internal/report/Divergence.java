package org.jellygrad.trainer.internal.report;

import static org.jellygrad.model.SignificantDigits.three;

import java.util.OptionalDouble;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.diagnose.Spectrum;
import org.jellygrad.trainer.internal.setup.LossGeometry;
import org.jellygrad.trainer.optimizer.LinearMethod;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;

/** Explains a divergence: the rate, the limit the data sets, the column that sets it, and what would work. */
final class Divergence {

    /** The share of the stable rate that is recommended: well short of the bounce at the limit. */
    private static final double SAFE = 0.9;

    private Divergence() {}

    /**
     * What would have worked.
     *
     * @param here the eigenvalues in the coordinates of the run
     * @param data the rows, for their eigenvalues in other coordinates
     */
    static String remedy(Settings settings, Spectrum here, CondensedRows data, Outlook known) {
        if (settings.learningRate().isAuto()) {
            return "Learning rate " + three(known.learningRate()) + " was chosen from the data, and is too long for it"
                    + (!settings.batching().isFull()
                            ? ": the loss of a few rows is steeper. Give a smaller `learningRate`, or a larger `batching`."
                            : ". Give a smaller `learningRate`.");
        }
        OptionalDouble curvature = settings.loss().curvature();
        if (curvature.isEmpty()) {
            return kinked(settings, here);
        }
        LinearMethod method = settings.optimizer().linear();
        if (method == null) {
            return "The steps of " + settings.optimizer().text() + " are about as long as the rate says, and "
                    + three(known.learningRate())
                    + " is too long for this data. Use `learningRate auto`, or a smaller rate.";
        }
        double c = curvature.getAsDouble();
        String instead = settings.scaling() == Scaling.NONE
                ? ", or `scaling standard` with `learningRate auto`"
                : ", or `learningRate auto`";
        double limit = known.stableLearningRate();
        if (known.learningRate() < limit) {
            return "Learning rate " + three(known.learningRate()) + " is below the limit of steps on all rows, "
                    + three(limit)
                    + ", but "
                    + (!settings.batching().isFull()
                            ? "the loss of a few rows is steeper. Use a smaller `learningRate`, a larger `batching`"
                            : "too near to it. Use a smaller `learningRate`")
                    + instead + ".";
        }
        if (!settings.loss().isParabola() || !ConvergenceMeter.hasLaw(settings)) {
            // Epochs could be counted by the law of full steps alone, and a rate near the limit may stall.
            return above(known) + ". Use `learningRate auto`"
                    + (settings.scaling() == Scaling.NONE ? ", or `scaling standard` with `learningRate auto`." : ".");
        }
        Spectrum standard = Spectrum.of(LossGeometry.coordinates(Scaling.STANDARD, settings, data));
        return above(known)
                + ". Use `learningRate " + three(SAFE * limit) + "` (about " + epochs(here, method, SAFE * limit, c)
                + ")"
                + instead
                + (settings.scaling() == Scaling.NONE
                        ? " (about " + epochs(standard, method, standard.bestRate(method, c), c) + ")."
                        : ".");
    }

    /** The remedy for a loss with a kink: only an l2 penalty limits the rate. */
    private static String kinked(Settings settings, Spectrum here) {
        double curvature = 2 * settings.penalty().l2() * here.penalty();
        String loss = "The " + settings.loss().text() + " loss has a kink, ";
        LinearMethod method = settings.optimizer().linear();
        return (curvature > 0 && method != null
                        ? loss + "and its l2 penalty is stable below the rate " + three(method.stableRate(curvature))
                                + ". Use a rate well below that, or "
                        : loss + "across which any rate hovers, the wider the larger it is. Use ")
                + "`learningRate auto`, which starts from the data and halves the rate where the loss stands still or grows.";
    }

    private static String above(Outlook known) {
        return "Learning rate " + three(known.learningRate()) + " is above this data's limit "
                + three(known.stableLearningRate()) + because(known);
    }

    private static String because(Outlook known) {
        String size = "'" + known.dominantColumn().name() + "' (mean square "
                + three(known.dominantColumn().meanSquare()) + ")";
        return switch (known.scaling()) {
            case NONE -> ", set by column " + size;
            case STANDARD -> " in standard coordinates, where every column has mean square 1";
            case BALANCED -> " in balanced coordinates, where every column has mean square 1, its penalty included";
            default -> " in orthogonal coordinates, where the bowl is round";
        };
    }

    private static String epochs(Spectrum spectrum, LinearMethod method, double rate, double curvature) {
        double epochs = spectrum.expectedEpochs(method, rate, curvature);
        String count = epochs < 1e6
                ? three(epochs)
                : epochs < 1e9 ? three(epochs / 1e6) + " million" : three(epochs / 1e9) + " billion";
        return count + (epochs == 1 ? " epoch" : " epochs");
    }
}
