package org.jellygrad.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.checkpoint.Checkpoint;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is written of a run as it goes, and which one to go on with. */
public final class RecordingOptions {

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "Keep the run in this file as it goes, to be resumed if it is cut off, were it by kill -9: every 10"
                            + " seconds, at first after each tenth of the time so far, less often where that would take more"
                            + " than 2 %% of the time, on Ctrl-C and at the end. Without --batch epochs are kept whole.")
    private @Nullable Path checkpoint;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description =
                    "Go on with the run that --checkpoint kept, to the same bits as if it had never been cut off. Data and"
                            + " options must be the same; only stop rules, --threads and output may differ, and with new stop"
                            + " rules a run that has ended goes on. If --checkpoint names the same file and it is not there"
                            + " yet, a run begins: so one command line serves to begin and to go on.")
    private @Nullable Path resume;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description =
                    "Write the whole path as CSV as the run goes: epoch, step, loss, learning_rate, gradient_norm, then each"
                            + " parameter, and with --validation validation_loss. With --batch a row for each step, and between"
                            + " epochs one for all rows, which has no learning_rate.")
    private @Nullable Path trace;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "Write the whole run as one JSON object when it has ended: the command, the model, what is known of descent,"
                            + " the path with each of up to 100 000 steps, and up to 10 000 rows of the data. Whoever gets"
                            + " the file gets those rows.")
    private @Nullable Path record;

    private org.jellygrad.trainer.path.@Nullable Path wholePath;

    private boolean endsTrace;

    /**
     * Adds problems with the files, and with one that stands for another.
     *
     * @param data the file of the rows; null if there is none
     */
    public void check(@Nullable Path data, Problems problems) {
        OutputFile.check("--checkpoint", checkpoint, problems);
        if (OutputFile.check("--trace", trace, problems)) {
            OutputFile.check("--trace " + trace + ", until it is whole,", OutputFile.part(trace), problems);
        }
        OutputFile.check("--record", record, problems);
        OutputFile.checkDifferent("--record", record, "DATA", data, problems);
        checkOthers("--record", record, problems);
        OutputFile.checkDifferent("--checkpoint", checkpoint, "DATA", data, problems);
        OutputFile.checkDifferent("--trace", trace, "DATA", data, problems);
        OutputFile.checkDifferent("--checkpoint", checkpoint, "--trace", trace, problems);
        if (resume != null && (checkpoint == null || !OutputFile.isSame(resume, checkpoint))) {
            OutputFile.checkDifferent("--trace", trace, "--resume", resume, problems);
        }
        checkPart("DATA", data, problems);
        checkPart("--checkpoint", checkpoint, problems);
        checkPart("--resume", resume, problems);
        Path from = resume;
        if (from != null && !isNew()) {
            problems.check(() -> endsTrace = Checkpoint.read(from).isTraced() && trace == null);
        }
    }

    /** Adds problems if another result would overwrite what a run writes, or the run to go on with. */
    public void checkDifferent(String option, @Nullable Path file, Problems problems) {
        OutputFile.checkDifferent(option, file, "--record", record, problems);
        checkOthers(option, file, problems);
    }

    private void checkOthers(String option, @Nullable Path file, Problems problems) {
        OutputFile.checkDifferent(option, file, "--checkpoint", checkpoint, problems);
        OutputFile.checkDifferent(option, file, "--trace", trace, problems);
        if (resume != null && (checkpoint == null || !OutputFile.isSame(resume, checkpoint))) {
            OutputFile.checkDifferent(option, file, "--resume", resume, problems);
        }
        checkPart(option, file, problems);
    }

    private void checkPart(String option, @Nullable Path file, Problems problems) {
        OutputFile.checkDifferent(
                option, file, "--trace " + trace + ", until it is whole,", OutputFile.part(trace), problems);
    }

    /** Whether the run to go on with is one that this command is to begin. */
    public boolean isNew() {
        return resume != null
                && checkpoint != null
                && OutputFile.isSame(resume, checkpoint)
                && Files.notExists(checkpoint);
    }

    /** Whether the run to go on with wrote a trace, and this command does not. */
    public boolean endsTrace() {
        return endsTrace;
    }

    @Nullable
    public Path checkpoint() {
        return checkpoint;
    }

    @Nullable
    public Path resume() {
        return isNew() ? null : resume;
    }

    @Nullable
    Path trace() {
        return trace;
    }

    public Recording recording() {
        return Recording.NONE
                .withCheckpoint(checkpoint)
                .withResume(resume())
                .withTrace(trace)
                .withWholePath(record == null ? null : path -> wholePath = path);
    }

    @Nullable
    public Path record() {
        return record;
    }

    /** The path of the run that has ended; null if no record is wanted. */
    public org.jellygrad.trainer.path.@Nullable Path wholePath() {
        return wholePath;
    }
}
