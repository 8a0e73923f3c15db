package org.jellygrad.cli.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jellygrad.cli.Run;
import org.jellygrad.cli.problem.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One command line serves to begin a run, to go on with it, and to print its result again. */
class ResumeCommandTest {
    private static final String SLOW = "train cars1930 --lr 0.01 --tolerance 1e-6";

    @TempDir
    private Path directory;

    private Run run(String command) {
        List<String> words = new ArrayList<>();
        for (String word : command.split(" ", -1)) {
            words.add(
                    word.endsWith(".csv") || word.endsWith(".json")
                            ? directory.resolve(word).toString()
                            : word);
        }
        return Run.of(words.toArray(String[]::new));
    }

    @Test
    void beginsGoesOnAndPrintsAgain() throws IOException {
        String files = " --checkpoint run.json --resume run.json --trace path.csv --save model.json";
        Run first = run(SLOW + " --epochs 20" + files);
        assertThat(first.code()).isZero();
        assertThat(first.err()).isEqualTo(directory.resolve("run.json") + " is not there yet: a run begins.\n");
        Run more = run(SLOW + " --epochs 50" + files);
        Run again = run(SLOW + " --epochs 50" + files);
        Run once = run(SLOW + " --epochs 50 --trace once.csv --save once.json");
        assertThat(more).isEqualTo(once);
        assertThat(again).isEqualTo(once);
        assertThat(directory.resolve("path.csv")).hasSameTextualContentAs(directory.resolve("once.csv"));
        assertThat(directory.resolve("model.json")).hasSameTextualContentAs(directory.resolve("once.json"));
    }

    /** What was traced is the user's: it stays, and that it ends is said. */
    @Test
    void aTraceThatIsNotGoneOnWithStays() throws IOException {
        run(SLOW + " --epochs 20 --checkpoint run.json --trace path.csv");
        String traced = Files.readString(directory.resolve("path.csv"));
        Run more = run(SLOW + " --epochs 50 --resume run.json");
        assertThat(more.code()).isZero();
        assertThat(more.err())
                .startsWith("The run to go on with wrote a trace. Without --trace that ends where it is:");
        assertThat(directory.resolve("path.csv")).hasContent(traced);
        assertThat(run(SLOW + " --epochs 50 --resume run.json --quiet").err()).isEmpty();
    }

    @Test
    void aQuietRunSaysNothing() {
        Run run = run(SLOW + " --epochs 20 --checkpoint run.json --resume run.json --quiet");
        assertThat(run.err()).isEmpty();
    }

    /** A result that cannot be written is said, and costs neither the run nor the other results. */
    @Test
    void aTraceThatCannotBeWritten() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "there is no device here that is always full");
        Run run = run(SLOW + " --epochs 20 --trace /dev/full --save model.json");
        assertThat(run.code()).isEqualTo(ExitCode.DATA);
        assertThat(run.err()).startsWith("/dev/full could not be written.\n\nThe system says: ");
        assertThat(run.out()).contains("Not converged after 20 epochs.");
        assertThat(directory.resolve("model.json")).exists();
    }

    /** A long path is thinned in memory, and the table says so where it misses an epoch; the trace has them all. */
    @Test
    void aLongPathSaysThatItIsThinned() throws IOException {
        Run run = run("train cars1930 --lr 1e-6 --epochs 9000 --trace path.csv --details");
        assertThat(run.out())
                .contains("(The path is long: not every epoch is kept in memory. A trace file has them all.)");
        assertThat(Files.readAllLines(directory.resolve("path.csv"))).hasSize(9002);
        assertThat(run("train cars1930 --lr 1e-6 --epochs 900 --details").out()).doesNotContain("The path is long");
    }

    /** The losses of mini-batches are not those of the epochs: the table shows the looks at all rows alone. */
    @Test
    void theTableShowsEpochs() {
        Run run = run("train cars1930 --lr 1e-4 --batch 1 --epochs 3000 --tolerance 1e-9 --details");
        List<Double> losses = run.out()
                .lines()
                .filter(line -> line.matches("\\s+\\d+ .*"))
                .map(line -> Double.valueOf(line.strip().split(" +", -1)[3]))
                .toList();
        assertThat(losses).hasSizeGreaterThan(3).isSortedAccordingTo(Comparator.reverseOrder());
    }
}
