package org.jellygrad.trainer.compare;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.jellygrad.trainer.Progress;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.function.Curvature;
import org.jellygrad.trainer.function.FunctionDescent;
import org.jellygrad.trainer.function.Rates;
import org.jellygrad.trainer.function.TypedFunction;
import org.jellygrad.trainer.function.ValleyMinimum;
import org.jellygrad.trainer.optimizer.LinearMethod;
import org.jellygrad.trainer.outcome.Convergence;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Settings;

/** Runs on a typed function. */
final class FunctionRuns {

    /** The exponents of the rates tried for the best one, in quarters: from 1e-4 to 100. */
    private static final int LOWEST = -16;

    private static final int HIGHEST = 8;

    private FunctionRuns() {}

    /**
     * Runs a variant. If it has no rate, the best one is used: by the law of the rate if the function is a parabola, else the best of those
     * tried.
     */
    static ComparedRun run(TypedFunction function, Variant variant, double accuracy, Progress progress) {
        Settings settings = variant.settings();
        if (settings.learningRate().isGiven() || !settings.optimizer().needsRate()) {
            return at(function, variant, accuracy, progress);
        }
        ComparedRun best = IntStream.rangeClosed(LOWEST, HIGHEST)
                .mapToObj(k -> at(function, with(variant, Math.pow(10, k / 4.0)), accuracy, progress))
                .min(Comparator.<ComparedRun, Boolean>comparing(run -> !isInterrupted(run))
                        .thenComparing(ComparedRun::isDiverged)
                        .thenComparing(run -> run.reached() == null ? Integer.MAX_VALUE : run.reached())
                        .thenComparing(FunctionRuns::end))
                .orElseThrow();
        double byLaw = isInterrupted(best) ? Double.NaN : bestByLaw(function, best.settings());
        return Double.isNaN(byLaw) ? best : at(function, with(variant, byLaw), accuracy, progress);
    }

    private static boolean isInterrupted(ComparedRun run) {
        return run.outcome().isInterrupted();
    }

    /** The value at the end; infinity if it is not a number, so that such a run ranks last. */
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

    private static ComparedRun at(TypedFunction function, Variant variant, double accuracy, Progress progress) {
        Settings settings = variant.settings();
        Trail trail = new Trail(true, PathPoint::parameters);
        FunctionDescent run = FunctionDescent.run(
                function, settings, Recording.NONE.withListener(trail).withProgress(progress));
        ValleyMinimum bottom = run.valleyMinimum();
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
                bottom == null ? null : trail.first(point -> ValleyMinimum.distance(point, bottom.point()) <= accuracy),
                run.minimum().gradients(),
                0);
    }

    private static Convergence convergence(FunctionDescent run) {
        Settings settings = run.settings();
        ValleyMinimum bottom = run.valleyMinimum();
        LinearMethod method = settings.optimizer().linear();
        if (bottom == null || !run.parabola() || !isLinear(settings) || method == null) {
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
        return settings.optimizer().linear() != null
                && settings.schedule().isConstant()
                && settings.clipping().isNone()
                && settings.averaging().isNone();
    }
}
