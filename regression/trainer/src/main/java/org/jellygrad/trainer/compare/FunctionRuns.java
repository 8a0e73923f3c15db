package org.jellygrad.trainer.compare;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.function.Bottom;
import org.jellygrad.trainer.function.Curvature;
import org.jellygrad.trainer.function.FunctionDescent;
import org.jellygrad.trainer.function.Rates;
import org.jellygrad.trainer.function.TypedFunction;
import org.jellygrad.trainer.optimizer.LinearMethod;
import org.jellygrad.trainer.outcome.Convergence;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Settings;

/** Runs on a typed function. */
final class FunctionRuns {

    /** The exponents of the rates tried for the best one, in quarters: from 1e-4 to 100. */
    private static final int LOWEST = -16;

    private static final int HIGHEST = 8;

    private FunctionRuns() {}

    /** A rate that is not given is the best one: by the law where the function is a parabola, else of those tried. */
    static ComparedRun run(TypedFunction function, Variant variant, double accuracy) {
        Settings settings = variant.settings();
        if (settings.learningRate().isGiven() || !settings.optimizer().needsRate()) {
            return at(function, variant, accuracy);
        }
        ComparedRun best = IntStream.rangeClosed(LOWEST, HIGHEST)
                .mapToObj(k -> at(function, with(variant, Math.pow(10, k / 4.0)), accuracy))
                .min(Comparator.<ComparedRun, Boolean>comparing(run -> !isInterrupted(run))
                        .thenComparing(ComparedRun::isDiverged)
                        .thenComparing(run -> run.reached() == null ? Integer.MAX_VALUE : run.reached())
                        .thenComparing(FunctionRuns::end))
                .orElseThrow();
        double byLaw = isInterrupted(best) ? Double.NaN : bestByLaw(function, best.settings());
        return Double.isNaN(byLaw) ? best : at(function, with(variant, byLaw), accuracy);
    }

    private static boolean isInterrupted(ComparedRun run) {
        return run.outcome() instanceof Outcome.Interrupted;
    }

    /** What has no value is the worst. */
    private static double end(ComparedRun run) {
        return Double.isNaN(run.loss()) ? Double.POSITIVE_INFINITY : run.loss();
    }

    private static Variant with(Variant variant, double rate) {
        return new Variant(variant.name(), variant.settings().withLearningRate(new LearningRate.Fixed(rate)));
    }

    private static double bestByLaw(TypedFunction function, Settings settings) {
        FunctionDescent run = FunctionDescent.run(function, settings, Recording.NONE);
        Rates rates = run.rates();
        return rates != null && run.parabola() && isLinear(settings) ? rates.best() : Double.NaN;
    }

    private static ComparedRun at(TypedFunction function, Variant variant, double accuracy) {
        Settings settings = variant.settings();
        Trail trail = new Trail(true, PathPoint::parameters);
        FunctionDescent run = FunctionDescent.run(function, settings, Recording.NONE.withListener(trail));
        Bottom bottom = run.bottom();
        Rates rates = run.rates();
        boolean own = rates != null && rates.method().equals(settings.optimizer());
        boolean needsRate = settings.optimizer().needsRate();
        return new ComparedRun(
                variant.name(),
                settings,
                run.outcome(),
                run.minimum().path(),
                convergence(run),
                needsRate ? settings.learningRate().given() : Double.NaN,
                own && rates != null ? rates.stable() : Double.NaN,
                bottom == null ? null : trail.first(point -> Bottom.distance(point, bottom.point()) <= accuracy),
                needsRate ? run.steps() : null);
    }

    private static Convergence convergence(FunctionDescent run) {
        Settings settings = run.settings();
        Bottom bottom = run.bottom();
        if (bottom == null
                || !run.parabola()
                || !isLinear(settings)
                || !(settings.optimizer() instanceof LinearMethod method)) {
            return run.minimum().convergence();
        }
        Curvature curvature = bottom.curvature();
        double rate = settings.learningRate().given();
        return Convergence.of(
                method.convergence(rate * curvature.largest()),
                method.convergence(rate * curvature.smallestAboveZero()));
    }

    /** Whether steps are linear in the gradient, so that the law of the rate holds. */
    private static boolean isLinear(Settings settings) {
        return settings.optimizer() instanceof LinearMethod
                && settings.schedule().isConstant()
                && settings.clipping().isNone()
                && settings.averaging().isNone();
    }
}
