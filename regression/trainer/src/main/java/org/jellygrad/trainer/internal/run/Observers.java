package org.jellygrad.trainer.internal.run;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jellygrad.trainer.internal.descent.EpochListener;
import org.jellygrad.trainer.internal.descent.Watch;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.path.PathListener;
import org.jellygrad.trainer.path.PathPoint;
import org.jspecify.annotations.Nullable;

/**
 * The listeners of a run. The run ends early when one of them throws, when {@code stop} says so, or when the thread is
 * interrupted. What was thrown is kept, so that the run can end with its files whole, and {@link #rethrow} throws it then.
 */
public final class Observers implements Watch {

    private final Consumer<Outlook> starting;
    private final EpochListener epochs;
    private final @Nullable PathListener points;
    private final BooleanSupplier stop;
    private @Nullable RuntimeException exception;
    private @Nullable Error error;
    private boolean stopped;
    private boolean begun;

    /**
     * Observers of one run.
     *
     * @param starting is told the outlook
     * @param epochs is told of each epoch
     * @param points is told of each point; null for nobody
     * @param stop whether the run is to end
     */
    public Observers(
            Consumer<Outlook> starting, EpochListener epochs, @Nullable PathListener points, BooleanSupplier stop) {
        this.starting = starting;
        this.epochs = epochs;
        this.points = points;
        this.stop = stop;
    }

    /** No listeners. The run ends early when its thread is interrupted. */
    public static Observers none() {
        return new Observers(outlook -> {}, Watch.NOBODY, null, () -> false);
    }

    /**
     * Gives up what comes before the first step, when the run is stopped there.
     *
     * @throws CancellationException if it is
     */
    public void heed() {
        if (!begun && isStopped()) {
            throw new CancellationException("interrupted before the first step");
        }
    }

    /** Announces the first step. From now on a run that is stopped returns the fit so far. */
    void begin(Outlook outlook) {
        begun = true;
        tell(() -> starting.accept(outlook));
    }

    @Override
    public void epoch(int epoch, double loss, double gradientNorm, double learningRate) {
        tell(() -> epochs.epoch(epoch, loss, gradientNorm, learningRate));
    }

    /** The listener for every point; null for none. */
    public @Nullable PathListener listener() {
        PathListener listener = points;
        return listener == null
                ? null
                : (List<String> names, PathPoint point) -> tell(() -> listener.point(names, point));
    }

    private void tell(Runnable message) {
        if (exception != null || error != null) {
            return;
        }
        try {
            message.run();
        } catch (RuntimeException e) {
            exception = e;
        } catch (Error e) {
            error = e;
        }
    }

    @Override
    public boolean isStopped() {
        stopped = stopped
                || exception != null
                || error != null
                || Thread.currentThread().isInterrupted()
                || stop.getAsBoolean();
        return stopped;
    }

    /** Throws the exception of a listener, if one threw. */
    public void rethrow() {
        if (error != null) {
            throw error;
        }
        if (exception != null) {
            throw exception;
        }
    }
}
