package org.jellygrad.trainer.internal.resume;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jellygrad.trainer.internal.recording.PathCapacity;
import org.jellygrad.trainer.path.PathListener;
import org.jspecify.annotations.Nullable;

/**
 * The files of a run.
 *
 * @param listener is told of every point of the path; null for nobody
 * @param trace where the path is written; null for no trace
 * @param checkpoint where the run is kept; null for nowhere
 * @param resume the checkpoint that the run goes on from; null to begin
 * @param failure what to do when a file cannot be written
 * @param wholePath is told the path with all points that were kept, many more then; null for nobody
 */
public record FilePlan(
        @Nullable PathListener listener,
        @Nullable Path trace,
        @Nullable Path checkpoint,
        @Nullable Path resume,
        WriteFailure failure,
        @Nullable Consumer<org.jellygrad.trainer.path.Path> wholePath) {

    /** No files, and nobody to tell. */
    public static final FilePlan NONE = new FilePlan(null, null, null, null, (file, why) -> {}, null);

    /** Whether the run writes or resumes checkpoints, so that rows and settings must be identified. */
    public boolean isKept() {
        return checkpoint != null || resume != null;
    }

    /**
     * How many points of the path are kept.
     *
     * @param states names of the optimizer's state
     */
    public PathCapacity capacity(int parameters, int states) {
        return wholePath == null ? PathCapacity.DEFAULT : PathCapacity.recorded(parameters, states);
    }

    /** What to do when a file cannot be written. */
    @FunctionalInterface
    public interface WriteFailure {

        /** If it returns, the run goes on. */
        void failed(Path file, IOException why);
    }
}
