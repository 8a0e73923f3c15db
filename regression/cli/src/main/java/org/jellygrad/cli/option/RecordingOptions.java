package org.jellygrad.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.checkpoint.Checkpoint;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the files of a run: trace, checkpoint, record, and the checkpoint to resume from. */
public final class RecordingOptions {

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "Keep the run in this file as it goes, so that --resume can go on after a crash, even after kill -9. The"
                            + " file is written every 10 seconds (more often at first, less often where writing would take more"
                            + " than 2 %% of the time), on Ctrl-C and at the end. Without --batch only whole epochs are kept.")
    private @Nullable Path checkpoint;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description =
                    "Go on with the run that --checkpoint kept. The result has the same bits as without the break. Data and"
                            + " options must be the same, except for stop rules, --se, --threads and output; with new stop rules a"
                            + " run that has ended goes on. If the file is missing and --checkpoint names it too, the run begins:"
                            + " one command line serves to begin and to go on.")
    private @Nullable Path resume;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description =
                    "Write the whole path as CSV while the run goes: epoch, step, loss, learning_rate, gradient_norm, then each"
                            + " parameter, and with --validation validation_loss. With --batch a row for each step, and between"
                            + " epochs one for all rows, which has no learning_rate.")
    private @Nullable Path trace;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "Write the whole run as one JSON object at its end: the command, the model, the diagnostics, the path with"
                            + " each of up to 100 000 steps, and up to 10 000 rows of the data. Whoever gets the file gets"
                            + " those rows.")
    private @Nullable Path record;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Write the run as one HTML page at its end: the summary, the playground's views with every step, and the"
                            + " residuals against the fitted values, their normal QQ plot and the leverages. It opens from disk,"
                            + " on a phone too, and needs no network. Whoever gets the file gets up to 10 000 rows of the data.")
    private @Nullable Path report;

    private org.jellygrad.trainer.path.@Nullable Path wholePath;

    private boolean endsTrace;

    /** Adds problems with the files. */
    public void check(Problems problems) {
        OutputFile.check("--checkpoint", checkpoint, problems);
        if (OutputFile.check("--trace", trace, problems)) {
            OutputFile.check(partOption(), OutputFile.part(trace), problems);
        }
        OutputFile.check("--record", record, problems);
        OutputFile.check("--report", report, problems);
        Path from = resume;
        if (from != null && !isNew()) {
            problems.check(() -> endsTrace = Checkpoint.read(from).isTraced() && trace == null);
        }
    }

    /** The files that these options name, of which the checkpoint may be the run to go on with. */
    public Stream<OutputFile.Named> files() {
        boolean other = resume != null && (checkpoint == null || !OutputFile.isSame(resume, checkpoint));
        return Stream.of(
                        OutputFile.Named.written("--report", report),
                        OutputFile.Named.written("--record", record),
                        OutputFile.Named.written("--checkpoint", checkpoint),
                        OutputFile.Named.written("--trace", trace),
                        OutputFile.Named.written(partOption(), OutputFile.part(trace)),
                        OutputFile.Named.read("--resume", other ? resume : null))
                .flatMap(named -> named);
    }

    private String partOption() {
        return "--trace " + trace + ", until it is whole,";
    }

    /** Whether the checkpoint to resume from does not exist yet, so that the run begins anew. */
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
                .withWholePath(record == null && report == null ? null : path -> wholePath = path);
    }

    @Nullable
    public Path record() {
        return record;
    }

    @Nullable
    public Path report() {
        return report;
    }

    /** The path of the run that has ended; null if neither record nor report is wanted. */
    public org.jellygrad.trainer.path.@Nullable Path wholePath() {
        return wholePath;
    }
}
