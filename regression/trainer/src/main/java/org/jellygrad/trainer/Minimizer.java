package org.jellygrad.trainer;

import java.util.List;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.trainer.internal.descent.Arrival;
import org.jellygrad.trainer.internal.descent.Descent;
import org.jellygrad.trainer.internal.descent.DescentPlan;
import org.jellygrad.trainer.internal.descent.PointMean;
import org.jellygrad.trainer.internal.descent.Position;
import org.jellygrad.trainer.internal.descent.RateControl;
import org.jellygrad.trainer.internal.descent.Stepping;
import org.jellygrad.trainer.internal.objective.PenalizedObjective;
import org.jellygrad.trainer.internal.objective.TensorObjective;
import org.jellygrad.trainer.internal.recording.PathCapacity;
import org.jellygrad.trainer.internal.recording.PathRecorder;
import org.jellygrad.trainer.internal.report.ConvergenceMeter;
import org.jellygrad.trainer.internal.resume.RunFiles;
import org.jellygrad.trainer.internal.resume.RunIdentity;
import org.jellygrad.trainer.internal.run.Observers;
import org.jellygrad.trainer.internal.setup.Start;
import org.jellygrad.trainer.optimizer.Proximal;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathListener;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Minimises any function of some parameters by gradient descent: the same optimizers, schedules, clipping, penalties and stop rules as on
 * data. Descent ends where the slope is 0. As a rule that is a minimum, which may be one of several. Descent that starts on a hilltop or on
 * the crest of a saddle stays there. Immutable and safe to share.
 *
 * <p>The settings in use are optimizer, learning rate, schedule, clipping, averaging, penalty (of all parameters), start, seed and stop
 * rules; settings about data are ignored. A growing value does not end the run; a value that is not finite does. A run that ends at more
 * than ten times its first value has diverged.
 */
public final class Minimizer {

    private final Settings settings;

    public Minimizer(Settings settings) {
        this.settings = settings.withBatching(new Batching.Full());
    }

    /** Descends from the start, without progress messages. */
    public Minimum minimize(Tensor function, List<Tensor> parameters) {
        return minimize(function, parameters, Recording.NONE);
    }

    /** Descends from the start, and tells {@code progress} after each step. */
    public Minimum minimize(Tensor function, List<Tensor> parameters, Progress progress) {
        return minimize(function, parameters, Recording.NONE.withProgress(progress));
    }

    /**
     * Descends from the start.
     *
     * @param function one number
     * @param parameters that it depends on, made by {@link Tensor#parameter}
     * @param recording what watches the run, and its trace. A function is not kept in checkpoints
     * @throws InvalidSettingsException if settings cannot be used together, the optimizer takes a learning rate and none is given, the
     *     start names no parameter, the function is not finite there, or a checkpoint is to be written or resumed from
     * @throws IllegalArgumentException if the function is not one number, or does not depend on one of the parameters
     */
    public Minimum minimize(Tensor function, List<Tensor> parameters, Recording recording) {
        List<Problem> problems = settings.problems();
        if (!problems.isEmpty()) {
            throw InvalidSettingsException.of(problems);
        }
        if (!settings.learningRate().isGiven() && settings.optimizer().needsRate()) {
            throw new InvalidSettingsException(
                    "The learning rate is " + settings.learningRate().text()
                            + ", but there is no data to choose it from.",
                    "A function can be of any steepness. Give a rate, `learningRate 0.1` say, or use `optimizer lbfgs`, which"
                            + " needs none.");
        }
        if (recording.checkpoint() != null || recording.resume() != null) {
            throw new InvalidSettingsException(
                    "A descent on a function cannot be resumed from a checkpoint.",
                    "A checkpoint says which data a run was on, and a function has none. Leave the checkpoint out.");
        }
        Observers observers = recording.observers();
        try (TensorObjective objective = new TensorObjective(function, parameters);
                RunFiles files = RunFiles.open(recording.files(observers), RunIdentity.UNKNOWN, false)) {
            Minimum minimum = minimize(objective, observers, files.listener());
            observers.rethrow();
            files.finish();
            return minimum;
        }
    }

    private Minimum minimize(TensorObjective objective, Observers observers, @Nullable PathListener listener) {
        List<String> names = objective.names();
        double[] theta = Start.of(settings.start(), settings.seed(), names, double[]::clone);
        Position at = new Position(new PenalizedObjective(objective, settings.penalty(), 0, null), theta);
        double value = at.evaluate();
        if (!Double.isFinite(value)) {
            throw new InvalidSettingsException(
                    "The function is " + value + " at the start.",
                    "Descent needs a number and a slope to start from. Start elsewhere.");
        }
        double norm = at.gradientNorm();
        RateControl rate = RateControl.given(settings);
        PathRecorder recorder = new PathRecorder(
                names,
                settings.optimizer().stateNames(),
                double[]::clone,
                point -> Double.NaN,
                listener,
                PathCapacity.DEFAULT);
        PointMean mean = PointMean.of(settings.averaging(), theta.length);
        Proximal proximal = new Proximal(settings.penalty(), 0, 1);
        double reach = norm > 0 ? Math.min(1, 1 / norm) : 1;
        Stepping stepping = Stepping.of(settings, at, rate, proximal, mean, recorder, reach, observers::isStopped);
        Arrival end = new Descent(
                        settings.stop(),
                        settings.optimizer().overshoot(),
                        DescentPlan.of(stepping, rate, recorder, mean, observers),
                        at)
                .run();
        Path path = recorder.path(end.last());
        return new Minimum(
                path,
                MinimumOutcome.of(end, path, settings),
                ConvergenceMeter.measure(settings, path),
                end.gradients());
    }
}
