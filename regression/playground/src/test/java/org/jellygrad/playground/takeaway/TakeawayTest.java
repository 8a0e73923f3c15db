package org.jellygrad.playground.takeaway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.csv.Csv;
import org.jellygrad.datasets.csv.CsvOptions;
import org.jellygrad.playground.PageClient;
import org.jellygrad.playground.Playground;
import org.jellygrad.playground.export.SavedRecord;
import org.jellygrad.trainer.record.Record;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server gives of a run, read back. */
class TakeawayTest {
    private static final String RUN =
            "{data: 'jellybeans', start: 'slope=3,intercept=20', lr: '0.1', scale: 'standard', epochs: '30'}";

    private static Playground playground;
    private static PageClient client;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws Exception {
        playground = Playground.start(0, Map.of(), fault -> {
            throw new AssertionError(fault);
        });
        client = new PageClient(playground);
    }

    @AfterAll
    static void stop() {
        playground.close();
    }

    private static String json(String loose) {
        return com.google.gson.JsonParser.parseString(loose).toString();
    }

    private static String take(String what, String state) {
        var response = client.post("/api/take", json("{what: '" + what + "', state: " + state + "}"));
        assertThat(response.statusCode()).as(PageClient.text(response)).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
        return PageClient.text(response);
    }

    private static double[] losses(Record record) {
        return record.path().points().stream()
                .mapToDouble(point -> point.loss())
                .toArray();
    }

    @Test
    void pageRecordAndPathHoldTheRun() throws Exception {
        var run = client.frame("/api/run", json(RUN));
        double[] loss = run.array("loss");
        Record record = Record.read(Files.writeString(directory.resolve("run.json"), take("record", RUN)));
        assertThat(losses(record)).containsExactly(loss);
        assertThat(record.command()).isEqualTo(run.text("command"));
        Record inside = SavedRecord.read(Files.writeString(directory.resolve("run.html"), take("page", RUN)));
        assertThat(losses(inside)).containsExactly(loss);
        assertThat(inside.data().columns()).containsKeys("jar_size", "beans");

        Dataset path =
                Csv.read(Files.writeString(directory.resolve("path.csv"), take("path", RUN)), CsvOptions.defaults());
        assertThat(path.schema().names())
                .containsExactly("epoch", "step", "loss", "learning_rate", "gradient_norm", "intercept", "jar_size");
        List<Double> read = new ArrayList<>();
        List<Double> slopes = new ArrayList<>();
        path.forEachRow(row -> {
            read.add(row.number(2));
            slopes.add(row.number(6));
        });
        assertThat(read.stream().mapToDouble(value -> value))
                .containsExactly(java.util.Arrays.stream(loss).boxed().toArray(Double[]::new));
        assertThat(slopes.stream().mapToDouble(value -> value).toArray())
                .containsExactly(run.array("parameter/jar_size"));
    }

    @Test
    void aFunctionHasAPageAndAPathButNoRecord() throws Exception {
        String state = "{function: '(x - 3)^2 + (y + 1)^2*<b>'}".replace("*<b>", "");
        assertThat(take("page", state)).contains("<!DOCTYPE html>").contains("\"surface\"");
        assertThat(take("path", state)).startsWith("epoch,step,loss,learning_rate,gradient_norm,x,y\n");
        var refused = client.problems("/api/take", json("{what: 'record', state: " + state + "}"));
        assertThat(refused.toString()).contains("Records are of runs on data.");
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertThat(client.problems("/api/take", json("{what: 'moon', state: " + RUN + "}"))
                        .toString())
                .contains("There is no 'moon' to take away.");
        assertThat(client.problems("/api/take", "{\"what\": \"page\"}").toString())
                .contains("lacks its state");
    }
}
