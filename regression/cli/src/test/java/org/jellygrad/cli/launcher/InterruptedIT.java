package org.jellygrad.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jellygrad.cli.Run;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.model.Model;
import org.jellygrad.model.json.ModelJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, in processes of their own. */
@DisabledOnOs(OS.WINDOWS)
class InterruptedIT {
    @TempDir
    private Path directory;

    /** Ctrl-C ends a long run with its last state: summary, saved model, exit code 130. */
    @Test
    void anInterruptedRunReportsAndSaves() throws Exception {
        Process process = train("galton1886 --batch 1 --lr 1e-9 --scale standard --epochs 100000000 --save model.json");
        // A run that is under way for a second says what it expects.
        Launched run = interrupted(process, "before ");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(run.out()).contains("Interrupted after ").contains("child_in = ");
        Model model = ModelJson.load(directory.resolve("model.json"));
        assertThat(model.provenance().outcome()).isEqualTo("interrupted");
        // Each step of a single row moves the centre towards the heights, which are all positive. The slope may go
        // either way before it has seen all rows.
        assertThat(model.valueAtCentre()).isPositive();
        assertThat(model.provenance().epochs()).isPositive();
    }

    /** Ctrl-C in the cross-validation costs nothing of what was learned before it. */
    @Test
    void anInterruptedCrossValidationKeepsTheModel() throws Exception {
        List<String> lines = new ArrayList<>(List.of("x,y"));
        new Random(1).doubles(20_000).forEach(x -> lines.add(x + "," + (2 * x + x * x)));
        Run.file(directory, "long.csv", String.join("\n", lines));
        Process process = train("long.csv --target y --loss huber:0.1 --folds 2000 --save model.json");
        Launched run = interrupted(process, "fold ");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(run.err()).contains("The cross-validation was interrupted; what was learned before is complete.");
        assertThat(run.out()).contains("Converged ").contains("y = ");
        assertThat(ModelJson.load(directory.resolve("model.json")).provenance().outcome())
                .isEqualTo("converged");
    }

    /** Ctrl-C in the search for a learning rate, before there is anything to lose. */
    @Test
    void anInterruptedSearchSaysThatNothingWasLearned() throws Exception {
        Process process = train(
                "galton1886 --batch 1 --loss mae --optimizer adam --scale standard --lr search --checkpoint run.json --resume run.json --save model.json");
        Launched run = interrupted(process, "a run begins");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(run.err()).contains("Interrupted before the first epoch: nothing was learned.");
        assertThat(run.out()).isEmpty();
        assertThat(directory.resolve("model.json")).doesNotExist();
        assertThat(directory.resolve("run.json")).doesNotExist();
    }

    /** Starts {@code jellygrad train}. */
    private Process train(String words) throws Exception {
        assumeTrue(signalsArrive(), "this process was started with SIGINT ignored");
        List<String> command = new ArrayList<>(List.of(Launched.LAUNCHER, "train"));
        command.addAll(List.of(words.split(" ", -1)));
        return Launched.start(directory, Map.of(), command);
    }

    /** Sends SIGINT as soon as stderr has this text. */
    private Launched interrupted(Process process, String said) throws Exception {
        for (int tenths = 0;
                tenths < 600 && !Launched.read(directory.resolve("err")).contains(said) && process.isAlive();
                tenths++) {
            Thread.sleep(100);
        }
        assertThat(process.isAlive())
                .as(Launched.read(directory.resolve("err")))
                .isTrue();
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        return Launched.finished(directory, process);
    }

    private boolean signalsArrive() throws Exception {
        return Launched.of(directory, Map.of(), "sh", "-c", "trap 'exit 7' INT; kill -INT $$; sleep 1")
                        .code()
                == 7;
    }
}
