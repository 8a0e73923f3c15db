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
 * What watches a run, and what is written of it as it goes. {@link #NONE} says the defaults, each {@code with} method returns a copy.
 *
 * <p>A run that is cut off, whatever by, is taken up again with the same data and settings:
 *
 * <pre>{@code
 * Path file = Path.of("run.checkpoint");
 * Recording recording = Recording.NONE.withCheckpoint(file).withResume(Files.exists(file) ? file : null);
 * Fit fit = new Trainer(settings).fit(data, recording);
 * }</pre>
 *
 * <p>It ends in the same bits as if it had never been cut off: model, outcome, path and trace. Only stop rules and the number of threads
 * may differ; new stop rules hold from there on, and a run that has ended goes on if they allow it, else gives its result again.
 *
 * <p>A run ends early when {@link #stopped} says so, and gives the fit so far with the outcome {@link
 * org.jellygrad.trainer.outcome.Outcome.Interrupted}. When the progress or the listener throws, the run ends too: its checkpoint is written,
 * and what was thrown is thrown again by {@link Trainer#fit(org.jellygrad.datasets.Dataset, Recording)}. A run whose checkpoint is kept
 * loses nothing by it: it can be resumed.
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
 *     and where rows are kept for validation {@code validation_loss}, empty at mini-batches; numbers in full precision. The rate is empty where no step was taken on what was seen: at the last point, and with mini-batches at each
 *     look at all rows. Memory is bounded whatever the length. The file is there whole or not at all: while the run goes, and when it is cut
 *     off, the lines are in {@code FILE.part}, where they stay if it is resumed without a trace. What is not a regular file (a device, a pipe) is written to directly
 * @param checkpoint file to resume from if the run is cut off, see {@link org.jellygrad.trainer.checkpoint.Checkpoint}; null, the default,
 *     for none. Written whole or not at all: after a tenth of the time the run has taken so far, at most every 10 seconds, and less often
 *     where that would cost more than 2 % of the time; when the training thread is interrupted; and at the end. With mini-batches also
 *     within an epoch
 * @param resume the checkpoint to go on from; null, the default, to begin
 * @param stopped whether the run is to end with the step it is at: asked after each step, on the training thread, so it must be quick; by
 *     default never. Before the first step there is no fit, and the run ends with a {@link java.util.concurrent.CancellationException}
 * @param failure what to do when a file cannot be written; by default the run ends with an {@link UncheckedIOException}
 * @param wholePath is told, when a run on data has ended, its path with each of up to 100 000 epochs and as many mini-batches, of more every
 *     second, fourth ...; of more than 36 parameters fewer, for memory is bounded. A run that is resumed has of the time before what its
 *     checkpoint kept. Null, the default, for nobody
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

        /** If it returns, the run goes on: without a trace, whose file is then not there, and trying the next checkpoint in its time. */
        void failed(Path file, IOException why);
    }

    /** Where the lines of a trace are until it is whole. */
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

    /** Those who are told of the run. */
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
