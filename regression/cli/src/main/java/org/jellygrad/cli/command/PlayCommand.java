package org.jellygrad.cli.command;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.option.DataOptions;
import org.jellygrad.cli.page.Browser;
import org.jellygrad.cli.page.RecordedFile;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.cli.report.ErrorReport;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.playground.Playground;
import org.jellygrad.playground.export.SavedRecord;
import org.jellygrad.trainer.record.Record;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jellygrad play}. */
@Command(
        name = "play",
        customSynopsis = "jellygrad play [DATA|RECORD] [OPTION]...",
        sortOptions = false,
        description =
                "Opens the playground: a page in your browser that shows descent on your data, or a run that `train` wrote with"
                        + " --record FILE.json or --report FILE.html.",
        footer = {
            "",
            "The page is served to this machine alone, and fetches nothing. Ctrl-C ends it.",
            "",
            "Examples",
            "  jellygrad play",
            "  jellygrad play houses.csv --port 9000 --no-browser",
            "  jellygrad play run.json"
        })
final class PlayCommand implements Subcommand {
    private static final int USUAL_PORT = 8765;

    /** Ports after the usual one that are tried when it is in use. */
    private static final int TRIES = 20;

    private static final int HIGHEST_PORT = 65_535;

    /** How names of records end, and those of data do not. */
    private static final String RECORD = ".json";

    /** How names of saved pages end, which hold a record. */
    private static final String PAGE = ".html";

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port to serve at; 0 is any that is free. Default: " + USUAL_PORT
                    + ", or the next one that is free.")
    private @Nullable Integer port;

    @Option(names = "--no-browser", description = "Open no browser: only print the address.")
    private boolean noBrowser;

    private @Nullable Dataset data;

    private @Nullable Record record;

    @Override
    public void check(Problems problems) {
        if (port != null && (port < 0 || port > HIGHEST_PORT)) {
            problems.add(
                    "--port " + port + ": there is no such port",
                    "Ports go up to " + HIGHEST_PORT + "; 0 is any that is free.");
        }
        String name = dataOptions.name();
        if (name == null) {
            return;
        }
        if (name.endsWith(RECORD)) {
            problems.check(() -> record = Record.read(Path.of(name)));
        } else if (name.endsWith(PAGE)) {
            problems.check(() -> record = SavedRecord.read(Path.of(name)));
        } else {
            data = dataOptions.open(problems, "jellygrad play", "");
        }
    }

    @Override
    public int run(Console console) {
        try (Playground playground = start(console)) {
            Dataset opened = data;
            String address = opened == null
                    ? playground.address()
                    : playground.address(opened.card().name());
            console.print(List.of("The playground is at " + address, "Ctrl-C ends it."));
            console.flush();
            playground.warmUp();
            if (!noBrowser && !Browser.open(address)) {
                console.say("No browser could be opened. Open the address in one.");
            }
            new CountDownLatch(1).await();
            return ExitCode.DONE;
        } catch (BindException e) {
            return ErrorReport.print(
                    ExitCode.USAGE,
                    List.of(Problem.mendedBy(
                            "Port " + port + " is in use by another program.",
                            "Give another one, or leave --port out: then a free one is found.")),
                    false,
                    console);
        } catch (IOException e) {
            return ErrorReport.print(
                    ExitCode.USAGE,
                    List.of(Problem.because("The page cannot be served.", "The system says: " + e.getMessage() + ".")),
                    false,
                    console);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    private Playground start(Console console) throws IOException {
        Map<String, Dataset> shelf = shelf(console);
        if (port != null) {
            return start(port, shelf, console);
        }
        for (int tried = USUAL_PORT; tried < USUAL_PORT + TRIES; tried++) {
            try {
                Playground playground = start(tried, shelf, console);
                if (tried > USUAL_PORT) {
                    console.say("Port " + USUAL_PORT + " is in use; " + tried + " is the next that is free.");
                }
                return playground;
            } catch (BindException e) {
                // The next may be free.
            }
        }
        return start(0, shelf, console);
    }

    private Playground start(int at, Map<String, Dataset> shelf, Console console) throws IOException {
        Record shown = record;
        return shown == null
                ? Playground.start(at, shelf, fault -> fault.printStackTrace(console.err()))
                : Playground.start(at, shelf, shown, fault -> fault.printStackTrace(console.err()));
    }

    /** The data beside the bundled sets: a file's, or that of a record. */
    private Map<String, Dataset> shelf(Console console) {
        Record shown = record;
        if (shown == null) {
            Dataset opened = data;
            return opened == null || dataOptions.file() == null
                    ? Map.of()
                    : Map.of(opened.card().name(), opened);
        }
        String name = shown.data().name();
        Dataset now = RecordedFile.open(shown);
        if (now != null && !Playground.isChanged(now, shown)) {
            return Map.of(name, now);
        }
        if (now != null) {
            console.say(name + " has changed since the run was recorded. The page shows the rows of the record.");
        }
        return Map.of(name, Playground.rows(shown));
    }
}
