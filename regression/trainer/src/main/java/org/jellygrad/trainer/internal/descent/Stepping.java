package org.jellygrad.trainer.internal.descent;

import java.util.function.BooleanSupplier;
import org.jellygrad.trainer.internal.recording.PathRecorder;
import org.jellygrad.trainer.optimizer.LineSearchMethod;
import org.jellygrad.trainer.optimizer.Memory;
import org.jellygrad.trainer.optimizer.Proximal;
import org.jellygrad.trainer.optimizer.RateMethod;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/** How the steps of an epoch are taken. */
public interface Stepping extends Memory {

    /** What came of an epoch. */
    enum Taken {
        /** All its steps were taken; objective and gradient at the new point are not known yet. */
        MOVED,
        /** The same, and they are known. */
        MOVED_AND_KNOWN,
        /** It came to a pause between two steps, and goes on from there when taken again. */
        PARTLY,
        /** No step leads down. */
        STUCK
    }

    /** Takes the steps of one epoch, or what is left of it, from where the run stands; objective and gradient there are known. */
    Taken takeEpoch(Position at);

    /** What the optimizer carries from step to step, by name, at the point that the run stands at; the caller's own. */
    default double[][] state(double[] theta) {
        return new double[0][];
    }

    /** Whether each step looks at all rows. */
    default boolean isFullBatch() {
        return true;
    }

    /** How many gradients descent has evaluated in order to take so many steps. */
    default long gradients(long taken) {
        return taken;
    }

    /** Forgets what was: the run has been moved by another hand. */
    void restart();

    /**
     * The stepping that the settings ask for.
     *
     * @param at where the run starts
     * @param proximal what a step ends with
     * @param mean of the points after each step of a mini-batch; null if none is wanted
     * @param reach how many times the gradient a line search tries to go first
     * @param pause whether an epoch of several steps is to come to a pause after the step just taken
     */
    static Stepping of(
            Settings settings,
            Position at,
            RateControl rate,
            Proximal proximal,
            @Nullable PointMean mean,
            PathRecorder recorder,
            double reach,
            BooleanSupplier pause) {
        if (settings.optimizer() instanceof LineSearchMethod method) {
            boolean quadratic = settings.loss().isParabola() && at.objective.rows() > 0;
            return new LineSearchSteps(method, at.objective, quadratic, reach);
        }
        RateMethod.Steps steps = ((RateMethod) settings.optimizer()).newSteps(at.theta.length);
        if (!settings.batching().isFull()) {
            int size = Math.toIntExact(settings.batching().rowsOf(at.objective.rows()));
            at.objective.prepare(size);
            return new MiniBatchSteps(
                    size, at.objective.rows(), settings, steps, rate, proximal, mean, recorder, pause);
        }
        return new FullBatchSteps(steps, rate, settings.clipping(), proximal);
    }
}
