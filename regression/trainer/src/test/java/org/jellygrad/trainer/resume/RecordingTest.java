package org.jellygrad.trainer.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.model.file.OwnedFile;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.checkpoint.Checkpoint;
import org.jellygrad.trainer.checkpoint.UnusableCheckpointException;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.optimizer.LBfgs;
import org.jellygrad.trainer.optimizer.Momentum;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Schedule;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StopRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written of a run as it goes, and what a run may be resumed with. */
class RecordingTest {

    private static final Settings SETTINGS = RandomData.settings()
            .withLearningRate(new LearningRate.Fixed(0.1))
            .withStop(StopRules.DEFAULTS.withMaxEpochs(30));

    @TempDir
    private Path directory;

    private static Fit fit(Settings settings, Recording recording) {
        return new Trainer(settings).fit(RandomData.dataset(4, 50, 2), recording);
    }

    /** The path in memory is thinned, the file and the listener have every step. */
    @Test
    void theWholePathIsTraced() throws IOException {
        Settings batches = SETTINGS.withBatching(new Batching.MiniBatch(1))
                .withStop(StopRules.DEFAULTS.withMaxEpochs(60).withStandstill(100));
        List<PathPoint> heard = new ArrayList<>();
        Path trace = directory.resolve("path.csv");
        Fit fit = fit(batches, Recording.NONE.withTrace(trace).withListener((names, point) -> {
            assertThat(names).containsExactly("intercept", "x1", "x2");
            heard.add(point);
        }));
        assertThat(fit.path().every()).isEqualTo(2);
        // 60 epochs of 50 steps, 60 looks at all rows after them and one before.
        assertThat(heard).hasSize(60 * 50 + 61);
        for (int i = 1; i < heard.size(); i++) {
            assertThat(heard.get(i).step())
                    .isBetween(heard.get(i - 1).step(), heard.get(i - 1).step() + 1);
        }
        List<String> lines = Files.readAllLines(trace);
        assertThat(lines).hasSize(1 + heard.size());
        assertThat(lines.get(0)).isEqualTo("epoch,step,loss,learning_rate,gradient_norm,intercept,x1,x2");
        for (int i = 0; i < heard.size(); i++) {
            PathPoint point = heard.get(i);
            String rate = point.rows() == 1 ? "0.1" : "";
            assertThat(lines.get(1 + i))
                    .isEqualTo(point.epoch() + "," + point.step() + "," + point.loss() + "," + rate + ","
                            + point.gradientNorm() + "," + point.parameters()[0] + "," + point.parameters()[1] + ","
                            + point.parameters()[2]);
        }
        assertThat(heard.get(heard.size() - 1)).isEqualTo(fit.path().last());
    }

    @Test
    void shortPathsAreTheSameInMemory() {
        List<PathPoint> heard = new ArrayList<>();
        for (Settings settings : List.of(
                SETTINGS.withStop(StopRules.DEFAULTS),
                SETTINGS.withBatching(new Batching.MiniBatch(20)),
                SETTINGS.withLearningRate(new LearningRate.Auto()).withOptimizer(new LBfgs()))) {
            heard.clear();
            Fit fit = fit(settings, Recording.NONE.withListener((names, point) -> heard.add(point)));
            assertThat(heard.stream().map(PathPoint::step))
                    .isEqualTo(fit.path().points().stream().map(PathPoint::step).toList());
            assertThat(heard.stream().map(PathPoint::loss))
                    .isEqualTo(fit.path().points().stream().map(PathPoint::loss).toList());
        }
    }

    @Test
    void namesAreQuoted() throws IOException {
        Path trace = directory.resolve("path.csv");
        Dataset data = Dataset.of("odd", Map.of("a,\"b\"", new double[] {1, 2, 3}, "y", new double[] {2, 4, 7}));
        new Trainer(RandomData.settings()).fit(data, Recording.NONE.withTrace(trace));
        assertThat(Files.readAllLines(trace).get(0)).endsWith(",intercept,\"a,\"\"b\"\"\"");
    }

    /** Where nothing went wrong there is a file, where something did there is the old one. */
    @Test
    void theTraceIsThereWholeOrNotAtAll() throws IOException {
        Path trace = Files.writeString(directory.resolve("path.csv"), "old");
        assertThatThrownBy(() -> fit(SETTINGS, Recording.NONE.withTrace(trace).withListener((names, point) -> {
                    if (point.epoch() == 9) {
                        assertThat(trace).hasContent("old");
                        throw new IllegalStateException("stop");
                    }
                })))
                .hasMessage("stop");
        assertThat(trace).hasContent("old");
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
        fit(SETTINGS, Recording.NONE.withTrace(trace));
        assertThat(Files.readAllLines(trace)).hasSize(32);
    }

    @Test
    void aFileThatCannotBeWritten() {
        Path nowhere = directory.resolve("none").resolve("file");
        assertThatThrownBy(() -> fit(SETTINGS, Recording.NONE.withTrace(nowhere)))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> fit(SETTINGS, Recording.NONE.withCheckpoint(nowhere)))
                .isInstanceOf(UncheckedIOException.class);
        List<Path> failed = new ArrayList<>();
        Fit fit = fit(
                SETTINGS,
                Recording.NONE.withTrace(nowhere).withCheckpoint(nowhere).withFailure((file, why) -> failed.add(file)));
        assertThat(fit.epochs()).isEqualTo(30);
        assertThat(failed).containsExactly(nowhere, nowhere);
    }

    @Test
    void everyOtherSettingIsNamed() {
        Path file = directory.resolve("run.checkpoint");
        fit(SETTINGS, Recording.NONE.withCheckpoint(file));
        Settings other = SETTINGS.withLearningRate(new LearningRate.Fixed(0.2))
                .withOptimizer(new Momentum(0.5))
                .withPenalty(new Penalty.L2(0.1))
                .withBatching(new Batching.MiniBatch(5))
                .withSeed(7)
                .withSchedule(new Schedule.Cosine());
        assertThatThrownBy(() -> fit(other, Recording.NONE.withResume(file).withTrace(directory.resolve("path.csv"))))
                .isInstanceOf(InvalidSettingsException.class)
                .satisfies(refusal -> assertThat(((InvalidSettingsException) refusal).problems())
                        .hasSize(8))
                .hasMessageStartingWith("3 things are wrong:")
                .hasMessageContaining(
                        "`learningRate` is 0.2; the run to resume, which is kept in " + file + ", had 0.1.")
                .hasMessageContaining("`optimizer` is momentum:0.5;")
                .hasMessageContaining("`l2` is 0.1;")
                .hasMessageContaining("`batching` is 5;")
                .hasMessageContaining("`seed` is 7;")
                .hasMessageContaining("`schedule` is cosine;")
                .hasMessageContaining("`maxEpochs` is 30;")
                .hasMessageContaining("was not traced");
        Settings memory = SETTINGS.withLearningRate(new LearningRate.Auto()).withOptimizer(new LBfgs(3));
        fit(memory, Recording.NONE.withCheckpoint(file));
        assertThatThrownBy(() -> fit(memory.withOptimizer(new LBfgs(4)), Recording.NONE.withResume(file)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("`optimizer` is lbfgs:4; ")
                .hasMessageContaining("had lbfgs:3.");
    }

    /** Weights that only one of the two runs has are a difference like any other, and the only one that is named. */
    @Test
    void weightsOfOneRunAreNamed() {
        Path file = directory.resolve("run.checkpoint");
        Dataset data = Dataset.of(
                "weights",
                Map.of("x", new double[] {1, 2, 3, 4}, "y", new double[] {2, 3, 5, 8}, "w", new double[] {1, 2, 1, 3}));
        Trainer plain = new Trainer(SETTINGS.withFeatures(List.of("x")));
        Trainer weighted = new Trainer(SETTINGS.withFeatures(List.of("x")).withWeights("w"));
        plain.fit(data, Recording.NONE.withCheckpoint(file));
        assertThatThrownBy(() -> weighted.fit(data, Recording.NONE.withResume(file)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageStartingWith(
                        "`weights` is w; the run to resume, which is kept in " + file + ", had none.\n\n");
        weighted.fit(data, Recording.NONE.withCheckpoint(file));
        assertThatThrownBy(() -> plain.fit(data, Recording.NONE.withResume(file)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageStartingWith(
                        "`weights` is none; the run to resume, which is kept in " + file + ", had w.\n\n");
    }

    @Test
    void otherDataAreNamed() {
        Path file = directory.resolve("run.checkpoint");
        Recording resume = Recording.NONE.withResume(file);
        fit(SETTINGS, Recording.NONE.withCheckpoint(file));
        assertThatThrownBy(() -> new Trainer(SETTINGS).fit(RandomData.dataset(5, 50, 2), resume))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageStartingWith("The data are not those of the run to resume");
        assertThatThrownBy(() -> fit(SETTINGS.withFeatures(List.of("x2")), resume))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageStartingWith("The model is made of intercept, x2; the run to resume");
        assertThatThrownBy(() -> fit(SETTINGS.withTarget("x1").withFeatures(List.of("y")), resume))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageStartingWith("`target` is x1;");
    }

    @Test
    void whatIsKeptMustFit() throws IOException {
        Path file = directory.resolve("run.checkpoint");
        fit(SETTINGS, Recording.NONE.withCheckpoint(file));
        Checkpoint kept = Checkpoint.read(file);
        write(new Checkpoint(kept.course(), Map.of("run", new double[] {1})), file);
        assertThatThrownBy(() -> fit(SETTINGS, Recording.NONE.withResume(file)))
                .isInstanceOf(UnusableCheckpointException.class)
                .hasMessageContaining("Its 'run' is of another kind.");
        write(new Checkpoint(kept.course(), Map.of()), file);
        assertThatThrownBy(() -> fit(SETTINGS, Recording.NONE.withResume(file)))
                .isInstanceOf(UnusableCheckpointException.class)
                .hasMessageContaining("It lacks 'run'.");
    }

    @Test
    void aTraceThatIsGoneIsSaid() throws IOException {
        Path file = directory.resolve("run.checkpoint");
        Path trace = directory.resolve("path.csv");
        Recording recording = Recording.NONE.withCheckpoint(file).withTrace(trace);
        fit(SETTINGS, recording);
        Files.writeString(trace, Files.readString(trace).replaceFirst("\n0,0,", "\n0,1,"));
        assertThatThrownBy(() -> fit(SETTINGS, recording.withResume(file)))
                .isInstanceOf(UnusableCheckpointException.class)
                .hasMessageContaining("path.csv nor in path.csv.part");
        assertThat(fit(SETTINGS, Recording.NONE.withResume(file)).epochs()).isEqualTo(30);
    }

    private static void write(Checkpoint checkpoint, Path file) throws IOException {
        try (OwnedFile owned = OwnedFile.of(file)) {
            checkpoint.write(owned);
        }
    }
}
