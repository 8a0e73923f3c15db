package org.jellygrad.playground.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.datasets.problem.UnknownNameException;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Minimizer;
import org.jellygrad.trainer.Minimum;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.function.Functions;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StopRules;
import org.jspecify.annotations.Nullable;

/** Runs what is planned. The one place that knows how the trainer is called. */
public final class RunEngine {
    private RunEngine() {}

    /**
     * Runs a plan.
     *
     * @throws IllegalArgumentException if it cannot be run; the message says why and how to mend it
     */
    public static Ran run(RunPlan plan) {
        try {
            return runChecked(plan);
        } catch (InvalidSettingsException | UnknownNameException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Ran runChecked(RunPlan plan) {
        SubjectRows rows = SubjectRows.of(plan.subject());
        if (plan.movement() instanceof Movement.Descent descent && rows != null) {
            return onData(plan, descent, rows);
        }
        List<Tensor> parameters = new ArrayList<>();
        Tensor loss = loss(plan.subject(), rows, parameters);
        try (Landscape landscape = new Landscape(loss, parameters)) {
            List<String> names = parameters.stream().map(RunEngine::name).toList();
            if (plan.movement() instanceof Movement.Descent descent) {
                Minimum minimum = new Minimizer(settings(plan, descent)).minimize(loss, parameters);
                return onFunction(plan, minimum, landscape);
            }
            Path path = Walks.path(plan, landscape, names);
            boolean one = names.size() == 1;
            return new Ran(
                    plan,
                    path,
                    Facts.looked(one ? landscape.curvature(path.last().parameters()[0]) : Double.NaN),
                    rows);
        }
    }

    private static Settings settings(RunPlan plan, Movement.Descent descent) {
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

    private static Ran onFunction(RunPlan plan, Minimum minimum, Landscape landscape) {
        boolean one = minimum.path().names().size() == 1;
        double end = minimum.parameters()[0];
        double curvature = one && Double.isFinite(end) ? landscape.curvature(end) : Double.NaN;
        Facts facts = new Facts(
                minimum.outcome().name(),
                minimum.outcome().why(),
                2 / curvature,
                1 / curvature,
                minimum.convergence().factor(),
                curvature,
                Double.NaN);
        return new Ran(plan, minimum.path(), facts, null);
    }

    private static Ran onData(RunPlan plan, Movement.Descent descent, SubjectRows rows) {
        List<PathPoint> points = new ArrayList<>();
        boolean intercept = hasIntercept(plan.subject());
        Settings settings = settings(plan, descent)
                .withTarget(rows.target())
                .withFeatures(List.of(rows.feature()))
                .withIntercept(intercept);
        Fit fit = new Trainer(settings)
                .fit(
                        SubjectRows.dataset(plan.subject()),
                        Recording.NONE.withListener((names, point) -> points.add(point)));
        Outlook outlook = fit.diagnostics().outlook();
        Facts facts = new Facts(
                fit.outcome().name(),
                fit.outcome().why(),
                outlook.stableLearningRate(),
                outlook.bestLearningRate(),
                outlook.convergence().factor(),
                intercept ? Double.NaN : outlook.largestEigenvalue(),
                outlook.conditionNumber());
        return new Ran(plan, new Path(fit.path().names(), points, 1), facts, rows);
    }

    private static boolean hasIntercept(Subject subject) {
        return subject instanceof Subject.Bundled bundled
                ? bundled.intercept()
                : subject instanceof Subject.Columns columns && columns.intercept();
    }

    /** The loss as a graph; its parameters are added to the list. */
    private static Tensor loss(Subject subject, @Nullable SubjectRows rows, List<Tensor> parameters) {
        if (subject instanceof Subject.Function function) {
            return loss(function.expression(), parameters);
        }
        if (rows == null) {
            throw new IllegalStateException("data without rows");
        }
        Tensor slope = Tensor.parameter(rows.feature());
        Tensor line = slope.times(Tensor.constant(rows.x()));
        if (hasIntercept(subject)) {
            Tensor intercept = Tensor.parameter("intercept");
            parameters.add(intercept);
            line = line.plus(intercept);
        }
        parameters.add(slope);
        return line.minus(Tensor.constant(rows.y())).square().mean();
    }

    private static Tensor loss(Expression expression, List<Tensor> parameters) {
        List<String> variables = expression.variables();
        if (variables.isEmpty()) {
            throw new InvalidValueException(
                    "The function " + expression + " has no variable.",
                    "Descent needs something to change: write x^2, say.");
        }
        variables.forEach(name -> parameters.add(Tensor.parameter(name)));
        return Functions.tensor(
                expression, parameters.stream().collect(Collectors.toMap(RunEngine::name, tensor -> tensor)));
    }

    private static String name(Tensor parameter) {
        String name = parameter.name();
        return name == null ? parameter.toString() : name;
    }
}
