package org.jellygrad.trainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jellygrad.trainer.internal.resume.FilePlan;
import org.jellygrad.trainer.internal.resume.TraceFile;
import org.jellygrad.trainer.internal.run.Observers;
import org.jellygrad.trainer.path.PathListener;
import org.jspecify.annotations.Nullable;

/**
 * The listeners of a run and the files written during it. {@link #NONE} has the defaults; each {@code with} method returns a copy.
 *
 * <p>A run that was cut off, for whatever reason, continues with the same data and settings:
 *
 * <pre>{@code
 * Path file = Path.of("run.checkpoint");
 * Recording recording = Recording.NONE.withCheckpoint(file).withResume(Files.exists(file) ? file : null);
 * Fit fit = new Trainer(settings).fit(data, recording);
 * }</pre>
 *
 * <p>Model, outcome, path and trace then have the same bits as those of a run that was never cut off. Only stop rules, standard errors and
 * the number of threads may differ; new stop rules hold from there on. A run that had ended goes on if the new rules allow it; if not, it
 * gives its result again.
 *
 * <p>A run ends early when {@link #stopped} says so, and gives the fit so far with the outcome {@link
 * org.jellygrad.trainer.outcome.Outcome.Interrupted}. When the progress or the listener throws, the run ends too: its checkpoint is
 * written, and what was thrown is thrown again by {@link Trainer#fit(org.jellygrad.datasets.Dataset, Recording)}. A run with a checkpoint
 * loses nothing: it can be resumed.
 *
 * <p>To stop a run from another thread, or from a listener:
 *
 * <pre>{@code
 * AtomicBoolean stop = new AtomicBoolean();
 * Fit soFar = new Trainer().fit(data, Recording.NONE.withStop(stop::get));
 * }</pre>
 *
 * @param progress is told after each epoch how it goes; default {@link Progress#SILENT}
 * @param listener is told of every point of the path; null, the default, for nobody. A resumed run tells of the points after the checkpoint
 * @param trace file for the whole of the path as CSV, every point as it goes; null, the default, for none. Its columns are {@code epoch},
 *     {@code step}, {@code loss}, {@code learning_rate}, {@code gradient_norm}, then each parameter in the user's units under its own name,
 *     and where rows are kept for validation {@code validation_loss}, empty at mini-batches; numbers in full precision. The rate is empty
 *     at points from which no step was taken: the last point and, with mini-batches, each evaluation of all rows. Memory is bounded
 *     whatever the length. While the run goes on, the lines are in {@code FILE.part}, which becomes {@code FILE} at the end. After a run
 *     that was cut off only {@code FILE.part} exists; a run that is resumed without a trace leaves it. What is not a regular file (a
 *     device, a pipe) is written to directly
 * @param checkpoint file to resume from if the run is cut off, see {@link org.jellygrad.trainer.checkpoint.Checkpoint}; null, the default,
 *     for none. Written whole or not at all: after a tenth of the time the run has taken so far, at most every 10 seconds, and less often
 *     where that would cost more than 2 % of the time; when the training thread is interrupted; and at the end. With mini-batches also
 *     within an epoch
 * @param resume the checkpoint to go on from; null, the default, to begin
 * @param stopped whether the run is to end with the step it is at: asked after each step, on the training thread, so it must be quick; by
 *     default never. Before the first step there is no fit, and the run ends with a {@link java.util.concurrent.CancellationException}
 * @param failure what to do when a file cannot be written; by default the run ends with an {@link UncheckedIOException}
 * @param wholePath is given the path of a run on data when the run has ended, with each of up to 100 000 epochs and as many mini-batches. A
 *     longer path is thinned evenly to at most 8 192 epochs and as many mini-batches, with many parameters to fewer. The part before a
 *     resume holds the points in the checkpoint. Null, the default, for nobody
 */
public record Recording(
        Progress progress,
        @Nullable PathListener listener,
        @Nullable Path trace,
        @Nullable Path checkpoint,
        @Nullable Path resume,
        BooleanSupplier stopped,
        Failure failure,
        @Nullable Consumer<org.jellygrad.trainer.path.Path> wholePath) {

    public static final Recording NONE = new Recording(
            Progress.SILENT,
            null,
            null,
            null,
            null,
            () -> false,
            (file, why) -> {
                throw new UncheckedIOException(file + " could not be written", why);
            },
            null);

    /** What to do when a file cannot be written. */
    @FunctionalInterface
    public interface Failure {

        /**
         * When this method returns, the run goes on. A trace that failed is given up, and its file does not exist afterwards. A checkpoint
         * that failed is tried again when the next one is due.
         */
        void failed(Path file, IOException why);
    }

    /** The file that holds the lines of a trace until the trace is complete. */
    public static Path part(Path trace) {
        return TraceFile.part(trace);
    }

    public Recording withProgress(Progress value) {
        return new Recording(value, listener, trace, checkpoint, resume, stopped, failure, wholePath);
    }

    public Recording withListener(@Nullable PathListener value) {
        return new Recording(progress, value, trace, checkpoint, resume, stopped, failure, wholePath);
    }

    public Recording withTrace(@Nullable Path value) {
        return new Recording(progress, listener, value, checkpoint, resume, stopped, failure, wholePath);
    }

    public Recording withCheckpoint(@Nullable Path value) {
        return new Recording(progress, listener, trace, value, resume, stopped, failure, wholePath);
    }

    public Recording withResume(@Nullable Path value) {
        return new Recording(progress, listener, trace, checkpoint, value, stopped, failure, wholePath);
    }

    public Recording withStop(BooleanSupplier value) {
        return new Recording(progress, listener, trace, checkpoint, resume, value, failure, wholePath);
    }

    /** The listeners of the run. */
    Observers observers() {
        return new Observers(progress::starting, progress::epoch, listener, stopped);
    }

    /** The files of the run; the listener is one of the observers. */
    FilePlan files(Observers observers) {
        return new FilePlan(observers.listener(), trace, checkpoint, resume, failure::failed, wholePath);
    }

    public Recording withFailure(Failure value) {
        return new Recording(progress, listener, trace, checkpoint, resume, stopped, value, wholePath);
    }

    public Recording withWholePath(@Nullable Consumer<org.jellygrad.trainer.path.Path> value) {
        return new Recording(progress, listener, trace, checkpoint, resume, stopped, failure, value);
    }
}
