package org.jellygrad.trainer.internal.resume;

import java.io.IOException;
import java.nio.file.Path;
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
 */
public record FilePlan(
        @Nullable PathListener listener,
        @Nullable Path trace,
        @Nullable Path checkpoint,
        @Nullable Path resume,
        Failure failure) {

    /** No files, and nobody to tell. */
    public static final FilePlan NONE = new FilePlan(null, null, null, null, (file, why) -> {});

    /** What to do when a file cannot be written. */
    @FunctionalInterface
    public interface Failure {

        /** If it returns, the run goes on. */
        void failed(Path file, IOException why);
    }
}
