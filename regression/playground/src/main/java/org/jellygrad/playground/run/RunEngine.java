package org.jellygrad.playground.run;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.playground.run.RunObjective.LossGraph;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Minimizer;
import org.jellygrad.trainer.Minimum;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StopRules;

/** Runs what is planned. The one place that knows how the trainer is called. */
public final class RunEngine {
    private RunEngine() {}

    /**
     * Runs a plan.
     *
     * @throws IllegalArgumentException if it cannot be run; the message says why and how to mend it
     */
    public static FinishedRun run(RunPlan plan) {
        if (plan.strategy() instanceof Strategy.Optimized descent) {
            return plan.objective() instanceof RunObjective.OfData data
                    ? onData(plan, descent, data)
                    : onFunction(plan, descent);
        }
        return byHand(plan, (Strategy.Manual) plan.strategy());
    }

    private static Settings settings(RunPlan plan, Strategy.Optimized descent) {
        return Settings.DEFAULTS
                .withThreads(1)
                .withStart(plan.start())
                .withLearningRate(new LearningRate.Fixed(descent.rate()))
                .withOptimizer(descent.optimizer())
                .withClipping(descent.clipping())
                .withBatching(descent.batching())
                .withScaling(descent.scaling())
                .withSeed(descent.seed())
                .withStop(StopRules.DEFAULTS.withMaxEpochs(descent.steps()));
    }

    private static FinishedRun onFunction(RunPlan plan, Strategy.Optimized descent) {
        LossGraph graph = plan.objective().graph();
        Minimum minimum = new Minimizer(settings(plan, descent)).minimize(graph.loss(), graph.parameters());
        double end = minimum.parameters()[0];
        double curvature = Double.NaN;
        if (graph.parameters().size() == 1 && Double.isFinite(end)) {
            try (LossEvaluator evaluator = new LossEvaluator(graph)) {
                curvature = evaluator.curvature(end);
            }
        }
        RunFacts facts = new RunFacts(
                minimum.outcome().name(),
                minimum.outcome().why(),
                2 / curvature,
                1 / curvature,
                minimum.convergence().factor(),
                curvature,
                Double.NaN);
        return new FinishedRun(plan, minimum.path(), facts, null);
    }

    private static FinishedRun onData(RunPlan plan, Strategy.Optimized descent, RunObjective.OfData data) {
        LineData rows = data.rows();
        List<PathPoint> points = new ArrayList<>();
        Settings settings = settings(plan, descent)
                .withTarget(rows.target())
                .withFeatures(List.of(rows.feature()))
                .withIntercept(data.intercept());
        Fit fit = new Trainer(settings)
                .fit(data.dataset(), Recording.NONE.withListener((names, point) -> points.add(point)));
        Outlook outlook = fit.diagnostics().outlook();
        RunFacts facts = new RunFacts(
                fit.outcome().name(),
                fit.outcome().why(),
                outlook.stableLearningRate(),
                outlook.bestLearningRate(),
                outlook.convergence().factor(),
                data.intercept() ? Double.NaN : outlook.largestEigenvalue(),
                outlook.conditionNumber());
        return new FinishedRun(plan, new Path(fit.path().names(), points, 1), facts, rows);
    }

    private static FinishedRun byHand(RunPlan plan, Strategy.Manual strategy) {
        LineData rows = plan.objective().rows();
        LossGraph graph = plan.objective().graph();
        List<String> names = graph.names();
        double[] start = ParameterNames.point(plan.start().values(), names);
        try (LossEvaluator evaluator = new LossEvaluator(graph)) {
            List<PathPoint> points = new ArrayList<>();
            for (double[] at : strategy.points(start, names)) {
                double[] gradient = new double[at.length];
                double value = evaluator.evaluate(at, gradient);
                points.add(new PathPoint(
                        points.size(), points.size(), at, at, value, gradient, Double.NaN, 0, Double.NaN));
            }
            Path path = new Path(names, points, 1);
            double curvature =
                    names.size() == 1 ? evaluator.curvature(path.last().parameters()[0]) : Double.NaN;
            return new FinishedRun(plan, path, RunFacts.byHand(curvature), rows);
        }
    }
}
