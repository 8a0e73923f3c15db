package org.jellygrad.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jellygrad.cli.Run;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.record.Record;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code jellygrad play RECORD.json}: every kind of run that is recorded opens, on the numbers of the record. */
class PlayRecordTest {
    private static final String JARS = """
            size,beans,w,kind
            100,240,1,a
            300,640,2,a
            500,1040,1,b
            700,1430,3,b
            900,1850,1,a
            1100,2230,2,b
            1300,,1,b
            1500,3060,1,a
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--formula 'beans ~ size + I(size^2)' | size,size^2 |",
                "--formula 'log(beans) ~ size' | size |",
                "--target beans --features size --degree 2 | size,size^2 |",
                "--target beans --features size,kind | size,kind[b] |",
                "--target beans --features size --weights w | size |",
                "--target beans --features size --missing mean | size | with `missing mean`",
                "--target beans --features size --validation 0.25 | size | with `validation 0.25`",
                "--target beans --features size --validation 0.25 --patience 3 | size | with `patience 3` and `validation 0.25`",
            })
    void opensAsItWasRecorded(String options, String features, String note) throws Exception {
        String file = Run.file(directory, "jars.csv", JARS);
        Path json = directory.resolve("run.json");
        List<String> command = new ArrayList<>(List.of("train", file));
        Stream.of(options.split(" (?=(?:[^']*'[^']*')*[^']*$)", -1))
                .map(word -> word.replace("'", ""))
                .forEach(command::add);
        command.addAll(List.of(
                "--scale", "standard", "--lr", "0.1", "--epochs", "40", "--record", json.toString(), "--quiet"));
        assertThat(Run.of(command.toArray(String[]::new)).err()).doesNotContain("Exception");
        Record record = Record.read(json);

        try (Playing playing = Playing.of("play", json.toString(), "--port", "0", "--no-browser")) {
            assertThat(playing.err().toString(StandardCharsets.UTF_8)).isEmpty();
            String state = state(playing.address(2));
            assertThat(state).contains("\"features\":\"" + features + "\"");
            String run = playing.post("run", state);
            assertThat(run)
                    .contains("\"points\":" + record.path().points().size() + ",")
                    .contains("\"command\":\"jellygrad train ");
            if (note != null) {
                assertThat(run).contains(note);
            }
            assertThat(playing.post("data", state))
                    .contains("\"target\":\"" + record.model().target() + "\"");
            // The engine explains a recorded step: its gradient is the recorded one.
            PathPoint point = record.path().points().get(1);
            String step = playing.post("step", state.replace("}", ",\"step\":\"1\"}"));
            assertThat(numbers(step, "\"gradient\":{")).isEqualTo(rounded(point.gradient()));
        }
    }

    private static String state(String hash) {
        return Stream.of(hash.substring(1).split("&", -1))
                .map(part -> part.split("=", 2))
                .map(pair -> "\"" + pair[0] + "\":\"" + URLDecoder.decode(pair[1], StandardCharsets.UTF_8) + "\"")
                .reduce((one, other) -> one + "," + other)
                .map(all -> "{" + all + "}")
                .orElseThrow();
    }

    /** The numbers of the first object that a key has. */
    private static List<String> numbers(String json, String key) {
        int from = json.indexOf(key) + key.length();
        double[] values = Stream.of(
                        json.substring(from, json.indexOf('}', from)).split(",", -1))
                .mapToDouble(pair -> Double.parseDouble(pair.substring(pair.lastIndexOf(':') + 1)))
                .toArray();
        return rounded(values);
    }

    /** The compressed rows and the rows themselves agree in their first digits. */
    private static List<String> rounded(double... values) {
        return Arrays.stream(values)
                .mapToObj(value -> String.format(java.util.Locale.ROOT, "%.6g", value))
                .toList();
    }
}
