package org.jellygrad.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.record.Record;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/** A recorded run on the page. */
class RecordPageTest {
    private static Record record(Dataset data, UnaryOperator<Settings> change) {
        Settings settings = change.apply(Settings.DEFAULTS.withThreads(1));
        List<Path> path = new ArrayList<>();
        Fit fit = new Trainer(settings).fit(data, Recording.NONE.withWholePath(path::add));
        return Record.of(fit, path.get(0), settings, data, "jellygrad train ...");
    }

    /** What the page sends when it is opened at the record's address, and then changed. */
    private static String linked(Playground playground, Map<String, String> changes) {
        JsonObject state = new JsonObject();
        String hash = playground.address().substring(playground.address().indexOf('#') + 1);
        for (String setting : hash.split("&", -1)) {
            String[] keyAndValue = setting.split("=", 2);
            state.addProperty(keyAndValue[0], URLDecoder.decode(keyAndValue[1], StandardCharsets.UTF_8));
        }
        changes.forEach(state::addProperty);
        return state.toString();
    }

    private static Dataset mine(double last) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("a", new double[] {1, 2, 4, 7});
        columns.put("b", new double[] {3, 4, 9, last});
        return Dataset.of("mine.csv", columns);
    }

    @Test
    void theLinkMakesTheRunAndThePathIsTheRecords() throws Exception {
        Record record = record(BundledDatasets.load("jellybeans"), settings -> settings.withScaling(Scaling.NONE)
                .withLearningRate(new LearningRate.Fixed(1e-6))
                .withStop(settings.stop().withMaxEpochs(7)));
        // A path that no run makes tells where the answer's comes from.
        Record marked = new Record(
                record.command(),
                record.data(),
                record.model(),
                record.diagnostics(),
                new Path(record.path().names(), record.path().points().subList(0, 3), 1),
                record.batch(),
                record.coordinates());

        try (Playground playground = Playground.start(0, Map.of(), marked, fault -> {})) {
            assertThat(playground.address())
                    .endsWith("/#data=jellybeans&target=beans&features=jar_size&lr=1e-6&start=zeros&epochs=7");
            PageClient client = new PageClient(playground);
            PageClient.Answer recorded = client.frame("/api/run", linked(playground, Map.of()));
            PageClient.Answer other = client.frame("/api/run", linked(playground, Map.of("epochs", "8")));

            assertThat(recorded.number("points")).isEqualTo(3);
            assertThat(other.number("points")).isEqualTo(9);
            assertThat(Arrays.copyOf(other.array("loss"), 3)).isEqualTo(recorded.array("loss"));
        }
    }

    @Test
    void rowsOfAFileAreInTheRecord() throws Exception {
        Record record = record(mine(15), settings -> settings.withTarget("b"));
        Dataset rows = Playground.rows(record);

        assertThat(Playground.isChanged(rows, record)).isFalse();
        assertThat(Playground.isChanged(mine(15), record)).isFalse();
        assertThat(Playground.isChanged(mine(16), record)).isTrue();
        assertThat(Playground.isChanged(BundledDatasets.load("jellybeans"), record))
                .isTrue();
        try (Playground playground = Playground.start(0, Map.of("mine.csv", rows), record, fault -> {})) {
            assertThat(playground.address()).contains("/#data=mine.csv&target=b&features=a");
            PageClient.Answer run = new PageClient(playground).frame("/api/run", linked(playground, Map.of()));
            assertThat(run.array("loss")[0]).isEqualTo(record.path().first().loss());
            assertThat(run.text("outcome")).isEqualTo(record.outcome());
        }
    }

    @Test
    void aCategoryKeepsItsLevels() {
        Record record = record(BundledDatasets.load("penguins"), settings -> settings.withTarget("body_mass_g")
                .withFeatures(List.of("species", "flipper_length_mm")));

        assertThat(Playground.isChanged(Playground.rows(record), record)).isFalse();
    }

    @Test
    void whatThePageHasNoControlForIsShownAsRecordedAndSaid() throws Exception {
        Record record = record(mine(15), settings -> settings.withTarget("b").withValidation(0.25));

        try (Playground playground = Playground.start(0, Map.of("mine.csv", mine(15)), record, fault -> {})) {
            assertThat(playground.address()).contains("/#data=mine.csv%2C%20as%20recorded&target=b&features=a");
            PageClient client = new PageClient(playground);
            PageClient.Answer run = client.frame("/api/run", linked(playground, Map.of()));
            assertThat(run.array("loss"))
                    .isEqualTo(record.path().points().stream()
                            .mapToDouble(org.jellygrad.trainer.path.PathPoint::loss)
                            .toArray());
            assertThat(run.text("why")).contains("with `validation 0.25`").contains("without it");
            assertThat(run.text("command")).isEqualTo(record.command());
            // Three of four rows were descended on; a run that is changed goes on them.
            assertThat(client.frame("/api/data", linked(playground, Map.of())).array("column/a"))
                    .hasSize(3);
            assertThat(client.frame("/api/run", linked(playground, Map.of("lr", "0.1", "epochs", "2")))
                            .array("loss")[0])
                    .isEqualTo(record.path().first().loss());
        }
    }
}
