package org.jellygrad.trainer.internal.resume;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jellygrad.model.file.FileInUseException;
import org.jellygrad.model.file.OwnedFile;
import org.jellygrad.trainer.checkpoint.Checkpoint;
import org.jellygrad.trainer.checkpoint.UnusableCheckpointException;
import org.jellygrad.trainer.internal.descent.CheckpointKeeper;
import org.jellygrad.trainer.internal.descent.Memories;
import org.jellygrad.trainer.outcome.RateSearch;
import org.jellygrad.trainer.path.PathListener;
import org.jellygrad.trainer.path.PathPoint;
import org.jspecify.annotations.Nullable;

/** The files that a run writes as it goes, and the one it is resumed from. */
public final class RunFiles implements CheckpointKeeper, AutoCloseable {

    /** Name of the memory that holds how much of the trace was written. */
    private static final String TRACE = Checkpoint.TRACE;

    /** Up to here a double counts each byte. */
    private static final double MOST_BYTES = 0x1p53;

    private static final double MOST_SUM = 0x1p32;

    /** Name of the memory of the learning-rate search. */
    private static final String SEARCH = "search";

    private final FilePlan recording;
    private final Map<String, String> course;
    private final @Nullable Checkpoint resumed;
    private final CheckpointClock clock = new CheckpointClock();
    private @Nullable TraceFile trace;
    private @Nullable RateSearch search;
    private @Nullable OwnedFile checkpoint;
    private boolean kept;

    private RunFiles(
            FilePlan recording,
            Map<String, String> course,
            @Nullable Checkpoint resumed,
            @Nullable OwnedFile checkpoint) {
        this.checkpoint = checkpoint;
        this.recording = recording;
        this.course = course;
        this.resumed = resumed;
        this.kept = resumed != null;
    }

    /**
     * Reads the checkpoint to resume from and opens the trace.
     *
     * @param course what the run's course depends on
     * @param validated whether each point has a loss of validation rows
     */
    public static RunFiles open(FilePlan recording, RunIdentity course, boolean validated) {
        // That it cannot be written is said when the run is to be kept.
        OwnedFile checkpoint = own(recording.checkpoint(), "checkpoint", (file, why) -> {});
        OwnedFile trace = null;
        boolean opened = false;
        try {
            Path from = recording.resume();
            Checkpoint resumed = from == null ? null : Checkpoint.read(from);
            if (from != null && resumed != null) {
                course.check(resumed.course(), from.toString(), recording.trace() != null && !resumed.isTraced());
            }
            RunFiles files = new RunFiles(recording, course.settings(), resumed, checkpoint);
            trace = own(recording.trace(), "trace", recording.failure());
            if (trace != null) {
                files.open(trace, validated, from);
            }
            opened = true;
            return files;
        } finally {
            if (!opened) {
                letGo(trace);
                letGo(checkpoint);
            }
        }
    }

    /**
     * Makes the run the owner of a file that it writes. Two runs that write one file would mix what they write.
     *
     * @return null if there is no file, or it cannot be written
     */
    private static @Nullable OwnedFile own(@Nullable Path file, String what, FilePlan.WriteFailure failure) {
        if (file == null) {
            return null;
        }
        try {
            return OwnedFile.of(file);
        } catch (FileInUseException e) {
            throw new UnusableCheckpointException(
                    "Another run is writing the " + what + " " + file + " now.",
                    "Two runs cannot write one file. Wait until the other run has ended, or name another file.",
                    e);
        } catch (IOException e) {
            failure.failed(file, e);
            return null;
        }
    }

    private void open(OwnedFile owned, boolean validated, @Nullable Path from) {
        try {
            trace = new TraceFile(owned, validated, mark(from));
        } catch (IOException e) {
            letGo(owned);
            recording.failure().failed(owned.destination().path(), e);
        }
    }

    /** Where the trace of the run to go on with ended. */
    private TraceFile.Written mark(@Nullable Path from) {
        double[] mark = resumed == null ? null : resumed.memories().get(TRACE);
        if (mark == null) {
            return TraceFile.Written.START;
        }
        if (mark.length != 2 || !(mark[0] >= 0 && mark[0] <= MOST_BYTES && mark[1] >= 0 && mark[1] <= MOST_SUM)) {
            throw UnusableCheckpointException.damaged(String.valueOf(from), null);
        }
        return new TraceFile.Written((long) mark[0], (long) mark[1]);
    }

    private static void letGo(@Nullable OwnedFile owned) {
        if (owned != null) {
            owned.close();
        }
    }

    /** The search for a learning rate: the one that the run to go on with made, or else a new one. */
    public RateSearch search(Supplier<RateSearch> anew) {
        double[] found = resumed == null ? null : resumed.memories().get(SEARCH);
        search = found == null ? anew.get() : SearchMemory.load(found);
        return search;
    }

    /** The listener for every point; null for none. */
    @Nullable
    public PathListener listener() {
        PathListener listener = recording.listener();
        if (trace == null) {
            return listener;
        }
        return (names, point) -> {
            trace(names, point);
            if (listener != null) {
                listener.point(names, point);
            }
        };
    }

    private void trace(List<String> names, PathPoint point) {
        if (trace != null) {
            try {
                trace.add(names, point);
            } catch (IOException e) {
                giveUpTrace(e);
            }
        }
    }

    private void giveUpTrace(IOException why) {
        TraceFile given = trace;
        Path file = recording.trace();
        trace = null;
        if (given != null && file != null) {
            try {
                given.close(false);
            } catch (IOException e) {
                why.addSuppressed(e);
            }
            recording.failure().failed(file, why);
        }
    }

    @Override
    public boolean isDue() {
        return recording.checkpoint() != null && clock.isDue();
    }

    @Override
    public void keep(Supplier<Map<String, double[]>> memories) {
        Path file = recording.checkpoint();
        if (file == null) {
            return;
        }
        Map<String, double[]> all = new LinkedHashMap<>(memories.get());
        if (search != null) {
            all.put(SEARCH, SearchMemory.save(search));
        }
        try {
            if (trace != null) {
                TraceFile.Written mark = trace.mark();
                all.put(TRACE, new double[] {mark.length(), mark.sum()});
            }
        } catch (IOException e) {
            giveUpTrace(e);
        }
        try {
            if (checkpoint == null) {
                checkpoint = OwnedFile.of(file); // which could not be written before
            }
            new Checkpoint(course, all).write(checkpoint);
            kept = true;
        } catch (IOException e) {
            recording.failure().failed(file, e);
        }
        clock.restart();
    }

    @Override
    public @Nullable Map<String, double[]> kept() {
        return resumed == null ? null : resumed.memories();
    }

    /** Runs a resumed run. If the saved state does not fit, the checkpoint is reported as damaged. */
    public <T> T resuming(Supplier<T> run) {
        try {
            return run.get();
        } catch (Memories.UnknownMemoryException e) {
            throw new UnusableCheckpointException(
                    recording.resume() + " does not hold what this Jellygrad needs to go on.",
                    e.getMessage()
                            + " It was written by another Jellygrad: use that one, or start afresh without `resume`.",
                    e);
        }
    }

    /** The run has ended well: the trace becomes its file. */
    public void finish() {
        if (trace != null) {
            try {
                trace.finish();
                trace = null;
            } catch (IOException e) {
                giveUpTrace(e);
            }
        }
    }

    /** Keeps the part of the trace that a resumed run needs, and frees the files for other runs. */
    @Override
    public void close() {
        if (trace != null) {
            try {
                trace.close(kept);
            } catch (IOException e) {
                // the run ends by an exception that says more
            }
        }
        letGo(checkpoint);
    }
}
