package org.jellygrad.playground.facts;

import java.util.List;
import java.util.Map;
import org.jellygrad.playground.state.PageState;
import org.jellygrad.playground.state.SettingWords;
import org.jellygrad.trainer.Minimizer;
import org.jellygrad.trainer.Minimum;
import org.jellygrad.trainer.function.Curvature;
import org.jellygrad.trainer.function.DescentWords;
import org.jellygrad.trainer.function.FunctionDescent;
import org.jellygrad.trainer.function.Rates;
import org.jellygrad.trainer.optimizer.LinearMethod;
import org.jellygrad.trainer.outcome.Convergence;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/** What is known of a descent on a function. */
final class FunctionFacts {

    /** Each halving of the rate is tried by a run. */
    private static final int MOST_HALVINGS = 40;

    private FunctionFacts() {}

    static Facts of(PageState state, FunctionDescent run, PointColumns columns) {
        Rates rates = run.rates();
        Curvature curvature =
                run.valleyMinimum() == null ? null : run.valleyMinimum().curvature();
        double rate = state.settings().learningRate().given();
        List<Direction> directions = curvature == null
                ? List.of()
                : Direction.of(
                        run.function().variables(),
                        curvature.hessian(),
                        null,
                        state.settings().optimizer(),
                        rate);
        Convergence convergence = convergence(run, curvature, rate);
        double stable = rates == null ? Double.NaN : rates.stable();
        double best = rates == null ? Double.NaN : rates.best();
        double smallest = curvature == null ? Double.NaN : curvature.smallest();
        double largest = curvature == null ? Double.NaN : curvature.largest();
        return new Facts(
                rate,
                stable,
                best,
                DataFacts.limit(stable, best),
                convergence.factor(),
                convergence.pattern().toString(),
                DescentWords.pace(convergence),
                epochs(convergence),
                largest / smallest,
                largest,
                smallest,
                directions,
                run.outcome().isDiverged() ? diverging(state, run, columns, directions) : null);
    }

    /** The law at the bottom of the valley where there is one, else what was measured. */
    private static Convergence convergence(FunctionDescent run, @Nullable Curvature at, double rate) {
        LinearMethod method = run.settings().optimizer().linear();
        if (at == null || method == null || !run.parabola()) {
            return run.minimum().convergence();
        }
        return Convergence.of(method.convergence(rate * at.largest()), method.convergence(rate * at.smallest()));
    }

    private static double epochs(Convergence convergence) {
        double factor = Math.abs(convergence.factor());
        if (Double.isNaN(factor) || convergence.pattern() == Convergence.Pattern.NONE) {
            return Double.NaN;
        }
        return Convergence.epochsToAMillionth(factor);
    }

    private static Diverging diverging(
            PageState state, FunctionDescent run, PointColumns columns, List<Direction> directions) {
        int worst = DataFacts.worst(directions);
        return new Diverging(
                worst,
                worst < 0 ? Double.NaN : directions.get(worst).factor(),
                DataFacts.lastFinite(columns),
                SettingWords.in(run.outcome().remedy()),
                fix(state, run, columns));
    }

    /** The best rate where it is known, else half of it as often as it takes; nothing where the function has no minimum. */
    private static Map<String, String> fix(PageState state, FunctionDescent run, PointColumns columns) {
        if (columns.loss()[DataFacts.lastFinite(columns)] < columns.loss()[0]) {
            return Map.of(); // it falls for ever
        }
        double rate = run.rates() == null
                ? run.settings().learningRate().given() / 2
                : run.rates().best();
        for (int i = 0; i < MOST_HALVINGS && rate > 0; i++, rate /= 2) {
            Settings smaller = state.settings().withLearningRate(new LearningRate.Fixed(rate));
            Minimum minimum = new Minimizer(smaller)
                    .minimize(run.function().tensor(), run.function().parameters());
            // A rate that bounces for ever does not diverge, and comes no lower.
            if (!minimum.outcome().isDiverged()
                    && minimum.value() < minimum.path().first().loss()) {
                return Map.of("lr", Double.toString(rate));
            }
        }
        return Map.of();
    }
}
