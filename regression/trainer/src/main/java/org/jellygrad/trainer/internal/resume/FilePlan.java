package org.jellygrad.trainer.internal.resume;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jellygrad.trainer.internal.descent.ThinnedList;
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
        Failure failure,
        @Nullable Consumer<org.jellygrad.trainer.path.Path> wholePath) {

    private static final int MOST_POINTS = 100_001;
    private static final int MOST_NUMBERS = 12_000_000;

    /** No files, and nobody to tell. */
    public static final FilePlan NONE = new FilePlan(null, null, null, null, (file, why) -> {}, null);

    /** How many points of a path of so many parameters are kept: where the whole is wanted each of 100 000 steps, if the memory allows. */
    public int capacity(int parameters) {
        return wholePath == null
                ? ThinnedList.CAPACITY
                : Math.max(ThinnedList.CAPACITY, Math.min(MOST_POINTS, MOST_NUMBERS / (6 + 3 * parameters)));
    }

    /** What to do when a file cannot be written. */
    @FunctionalInterface
    public interface Failure {

        /** If it returns, the run goes on. */
        void failed(Path file, IOException why);
    }
}
