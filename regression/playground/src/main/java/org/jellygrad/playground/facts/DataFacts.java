package org.jellygrad.playground.facts;

import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.playground.state.PageState;
import org.jellygrad.playground.state.SettingWords;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.outcome.Convergence;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.summary.Pace;
import org.jellygrad.trainer.text.Numbers;
import org.jspecify.annotations.Nullable;

/** What is known of a run on data. */
final class DataFacts {
    private static final int DIGITS = 5;

    private static final String INTERCEPT = "intercept";

    /** The share of the stable rate that is offered where no best one is known. */
    private static final double SAFE = 0.9;

    private DataFacts() {}

    /**
     * @param hessian in descended coordinates; null where it is not the same everywhere
     * @param toUser the user's parameters from descended ones
     */
    static Facts of(
            PageState state,
            Dataset data,
            Fit fit,
            PointColumns columns,
            double @Nullable [][] hessian,
            double @Nullable [][] toUser) {
        Outlook outlook = fit.diagnostics().outlook();
        Settings settings = state.settings();
        boolean law = settings.batching().isFull()
                && settings.schedule().isConstant()
                && settings.clipping().isNone();
        List<Direction> directions = hessian == null
                ? List.of()
                : Direction.of(
                        asShown(columns.names()),
                        hessian,
                        toUser,
                        settings.optimizer(),
                        law ? outlook.learningRate() : Double.NaN);
        Convergence convergence = outlook.convergence().pattern() == Convergence.Pattern.NONE
                ? fit.diagnostics().convergence()
                : outlook.convergence();
        return new Facts(
                outlook.learningRate(),
                outlook.stableLearningRate(),
                outlook.bestLearningRate(),
                limit(outlook.stableLearningRate(), outlook.bestLearningRate()),
                convergence.factor(),
                convergence.pattern().toString(),
                Pace.of(convergence, outlook.expectedEpochs()),
                outlook.expectedEpochs(),
                outlook.conditionNumber(),
                outlook.largestEigenvalue(),
                outlook.smallestEigenvalue(),
                directions,
                fit.outcome().isDiverged() ? diverging(state, data, fit, columns, directions) : null);
    }

    /** The only weight of a line is its slope: the page calls it so everywhere. */
    private static List<String> asShown(List<String> names) {
        return names.stream().filter(name -> !name.equals(INTERCEPT)).count() == 1
                ? names.stream()
                        .map(name -> name.equals(INTERCEPT) ? name : "slope")
                        .toList()
                : names;
    }

    static String limit(double stable, double best) {
        if (Double.isNaN(stable)) {
            return "";
        }
        return "Descent converges at rates below " + Numbers.format(stable, DIGITS)
                + (Double.isNaN(best) ? "." : ", the fastest at " + Numbers.format(best, DIGITS) + ".");
    }

    private static Diverging diverging(
            PageState state, Dataset data, Fit fit, PointColumns columns, List<Direction> directions) {
        int worst = worst(directions);
        return new Diverging(
                worst,
                worst < 0 ? Double.NaN : directions.get(worst).factor(),
                lastFinite(columns),
                SettingWords.in(fit.outcome().remedy()),
                fix(state, data, fit.diagnostics().outlook()));
    }

    /** The direction that grows the fastest; −1 if none is known to grow. */
    static int worst(List<Direction> directions) {
        int worst = -1;
        double most = 1;
        for (int i = 0; i < directions.size(); i++) {
            double size = Math.abs(directions.get(i).factor());
            if (size > most) {
                most = size;
                worst = i;
            }
        }
        return worst;
    }

    static int lastFinite(PointColumns columns) {
        int last = columns.size() - 1;
        while (last > 0 && !Double.isFinite(columns.loss()[last])) {
            last--;
        }
        return last;
    }

    /** Settings that converge, as few of them as will do. */
    private static Map<String, String> fix(PageState state, Dataset data, Outlook outlook) {
        Settings settings = state.settings();
        double rate = Double.isNaN(outlook.bestLearningRate())
                ? SAFE * outlook.stableLearningRate()
                : outlook.bestLearningRate();
        if (rate > 0 && arrives(settings.withLearningRate(new LearningRate.Fixed(rate)), data)) {
            return Map.of("lr", Double.toString(rate));
        }
        Settings auto = settings.withLearningRate(new LearningRate.Auto());
        return settings.scaling() == Scaling.NONE && !arrives(auto, data)
                ? Map.of("lr", auto.learningRate().text(), "scale", "standard")
                : Map.of("lr", auto.learningRate().text());
    }

    private static boolean arrives(Settings settings, Dataset data) {
        return new Trainer(settings).outlook(data).expectedEpochs()
                <= settings.stop().maxEpochs();
    }
}
