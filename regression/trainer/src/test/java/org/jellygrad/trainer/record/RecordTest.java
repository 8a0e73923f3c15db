package org.jellygrad.trainer.record;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.model.json.ModelJson;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StopRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordTest {
    private static final Dataset BEANS = BundledDatasets.load("jellybeans");

    @TempDir
    private java.nio.file.Path directory;

    private static final class Kept {
        private Path path = new Path(List.of(), List.of(), 1);
    }

    private static Record record(Settings settings, Dataset data) {
        Kept kept = new Kept();
        Fit fit = new Trainer(settings).fit(data, Recording.NONE.withWholePath(path -> kept.path = path));
        return Record.of(fit, kept.path, settings, data, "jellygrad train 'it''s'");
    }

    private Record readBack(Record record) throws Exception {
        java.nio.file.Path file = directory.resolve("run.json");
        record.write(file);
        return Record.read(file);
    }

    /** Everything a point holds, to the bit: also −0, not-a-number and infinity. */
    private static String bits(Path path) {
        StringBuilder bits = new StringBuilder(path.names() + " " + path.every());
        for (PathPoint point : path.points()) {
            bits.append('\n')
                    .append(point.epoch() + " " + point.step() + " " + point.rows())
                    .append(bits(point.loss(), point.learningRate(), point.validationLoss()))
                    .append(bits(point.parameters()))
                    .append(bits(point.descended()))
                    .append(bits(point.gradient()));
        }
        return bits.toString();
    }

    private static String bits(double... values) {
        return Arrays.toString(
                Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray());
    }

    @Test
    void aRecordReadsBackToTheSameBits() throws Exception {
        Settings diverging =
                Settings.DEFAULTS.withScaling(Scaling.NONE).withLearningRate(new LearningRate.Fixed(1e300));
        Settings batches = Settings.DEFAULTS
                .withBatching(new Batching.MiniBatch(7))
                .withLearningRate(new LearningRate.Fixed(0.01))
                .withValidation(0.2)
                .withStop(StopRules.DEFAULTS.withMaxEpochs(20));
        for (Settings settings : List.of(Settings.DEFAULTS, diverging, batches)) {
            Record record = record(settings, BundledDatasets.load("hubble1929"));
            Record read = readBack(record);
            assertThat(bits(read.path())).isEqualTo(bits(record.path()));
            assertThat(read.command()).isEqualTo(record.command());
            assertThat(ModelJson.toJson(read.model())).isEqualTo(ModelJson.toJson(record.model()));
            assertThat(read.dataHash()).isEqualTo(record.dataHash());
            assertThat(read.outcome()).isEqualTo(record.outcome());
            assertThat(read.batch()).isEqualTo(record.batch());
            record.data().columns().forEach((name, values) -> assertThat(
                            read.data().columns().get(name))
                    .isEqualTo(values));
            assertThat(read.diagnostics().warnings())
                    .isEqualTo(record.diagnostics().warnings());
            assertThat(bits(read.diagnostics().distanceToOptimum()))
                    .isEqualTo(bits(record.diagnostics().distanceToOptimum()));
        }
    }

    /** 20 + 3x, the first guess: 310 400 is its loss, 960 and 640 000 its gradient in the data's own units. */
    @Test
    void bothCoordinatesAreThere() throws Exception {
        for (Scaling scaling : List.of(Scaling.STANDARD, Scaling.ORTHOGONAL, Scaling.NONE)) {
            Settings settings = Settings.DEFAULTS
                    .withScaling(scaling)
                    .withStart(new InitialGuess.Given(Map.of("intercept", 20.0, "jar_size", 3.0)))
                    .withStop(StopRules.DEFAULTS.withMaxEpochs(3));
            Record record = readBack(record(settings, BEANS));
            PathPoint first = record.path().first();
            assertThat(first.loss()).isCloseTo(310400, within(1e-6));
            double[][] toUser = requireNonNull(record.coordinates().toUser());
            // The chain rule: a gradient by θ is the transposed matrix times the gradient by the user's parameters.
            double[] user = {960, 640000};
            for (int j = 0; j < 2; j++) {
                assertThat(first.gradient()[j])
                        .isCloseTo(toUser[0][j] * user[0] + toUser[1][j] * user[1], within(1e-6));
                assertThat(first.parameters()[j])
                        .isCloseTo(
                                toUser[j][0] * first.descended()[0] + toUser[j][1] * first.descended()[1],
                                within(1e-9));
            }
            RecordedDiagnostics.RecordedOptimum optimum =
                    requireNonNull(record.diagnostics().optimum());
            RecordedDiagnostics.Hessian hessian =
                    requireNonNull(record.diagnostics().hessian());
            assertThat(optimum.parameters()[0]).isCloseTo(40, within(1e-9));
            assertThat(hessian.parameters()[1][1]).isCloseTo(660000, within(1e-6));
            // The gradient of a bowl is its Hessian times the distance from the optimum.
            for (int j = 0; j < 2; j++) {
                double sum = 0;
                for (int k = 0; k < 2; k++) {
                    sum += hessian.descended()[j][k] * (first.descended()[k] - optimum.descended()[k]);
                }
                assertThat(sum).isCloseTo(first.gradient()[j], within(1e-6));
            }
        }
    }

    /** The path beside it is as long as it ever was. */
    @Test
    void aRecordIsCompleteWhereThePathIsThinned() {
        Settings slow = Settings.DEFAULTS
                .withLearningRate(new LearningRate.Fixed(1e-6))
                .withStop(StopRules.DEFAULTS.withMaxEpochs(5000));
        Kept kept = new Kept();
        Fit recorded = new Trainer(slow).fit(BEANS, Recording.NONE.withWholePath(path -> kept.path = path));
        Fit plain = new Trainer(slow).fit(BEANS);
        assertThat(bits(recorded.path())).isEqualTo(bits(plain.path()));
        assertThat(plain.path().every()).isEqualTo(4);
        assertThat(kept.path.every()).isEqualTo(1);
        assertThat(kept.path.points().stream().mapToLong(PathPoint::step))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(0, 5000).mapToObj(i -> (long) i).toList());
    }

    @Test
    void longRunsAndManyRowsAreThinned() throws Exception {
        double[] x = IntStream.range(0, 12_000).mapToDouble(i -> i).toArray();
        double[] y = IntStream.range(0, 12_000).mapToDouble(i -> i % 7).toArray();
        Dataset data = Dataset.of("many", Map.of("x", x, "y", y));
        Settings slow = Settings.DEFAULTS
                .withTarget("y")
                .withLearningRate(new LearningRate.Fixed(1e-9))
                .withStop(StopRules.DEFAULTS.withMaxEpochs(100_001));
        Record record = readBack(record(slow, data));
        assertThat(record.path().every()).isEqualTo(16);
        assertThat(record.path().points()).hasSizeBetween(6_251, 6_252);
        assertThat(record.data().rows()).isEqualTo(12_000);
        assertThat(record.data().every()).isEqualTo(2);
        assertThat(record.data().columns().get("y")).hasSize(6000).startsWith(0, 2, 4, 6, 1);
    }

    @Test
    void aRunIsResumedWithARecordOrWithout() throws Exception {
        Settings slow = Settings.DEFAULTS
                .withLearningRate(new LearningRate.Fixed(1e-6))
                .withStop(StopRules.DEFAULTS.withMaxEpochs(3000));
        Settings longer = slow.withStop(StopRules.DEFAULTS.withMaxEpochs(5000));
        java.nio.file.Path file = directory.resolve("checkpoint.json");
        Kept kept = new Kept();
        Recording whole = Recording.NONE.withWholePath(path -> kept.path = path);
        new Trainer(slow).fit(BEANS, whole.withCheckpoint(file));
        Fit straight = new Trainer(longer).fit(BEANS);
        assertThat(bits(new Trainer(longer)
                        .fit(BEANS, Recording.NONE.withResume(file))
                        .path()))
                .isEqualTo(bits(straight.path()));
        new Trainer(longer).fit(BEANS, whole.withResume(file));
        assertThat(kept.path.every()).isEqualTo(1);
        assertThat(kept.path.points()).hasSize(5001);
    }

    @Test
    void whatIsNoRecordIsRefused() throws Exception {
        java.nio.file.Path file = directory.resolve("run.json");
        record(Settings.DEFAULTS, BEANS).write(file);
        String text = Files.readString(file);
        List<String> broken = List.of(
                "",
                "[]",
                "{}",
                text.substring(0, text.length() / 2),
                text.replace("jellygrad-record", "other"),
                text.replace("\"step\":[0,1]", "\"step\":[0,1,2]"),
                text.replace("\"descended\"", "\"ascended\""));
        for (String other : broken) {
            Files.writeString(file, other);
            assertThatThrownBy(() -> Record.read(file))
                    .isInstanceOf(UnusableRecordException.class)
                    .hasMessageContaining("is not a whole record.");
        }
        Files.writeString(file, text.replace("\"version\":1", "\"version\":2"));
        assertThatThrownBy(() -> Record.read(file)).hasMessageContaining("newer");
        assertThatThrownBy(() -> Record.read(directory.resolve("none"))).hasMessageContaining("There is no file");
    }
}
