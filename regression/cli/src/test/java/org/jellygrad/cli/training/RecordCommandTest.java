package org.jellygrad.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jellygrad.cli.Run;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.report.RunRecord;
import org.jellygrad.trainer.record.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code train --record}. */
class RecordCommandTest {
    private static final Pattern WORD = Pattern.compile("'[^']*'|\\S+");

    @TempDir
    private Path directory;

    private static String[] words(String command) {
        return WORD.matcher(command)
                .results()
                .map(MatchResult::group)
                .map(word -> word.replace("'", ""))
                .toArray(String[]::new);
    }

    /** The command in the record, typed again, writes the same bytes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "train jellybeans --start slope=3,intercept=20 --lr 0.1",
                "train galton1886 --batch 100 --lr 0.01 --epochs 3 --seed 7",
                "train cars1930 --formula 'dist_ft ~ speed_mph + I(speed_mph^2)' --lr auto",
                "train jellybeans --scale none --lr 1"
            })
    void theCommandMakesItAgain(String command) throws Exception {
        Path file = directory.resolve("run.json");
        List<String> arguments = new ArrayList<>(List.of(words(command)));
        arguments.addAll(List.of("--record", file.toString()));
        int code = Run.of(arguments.toArray(String[]::new)).code();
        byte[] first = Files.readAllBytes(file);
        String line = Record.read(file).command();
        assertThat(line).isEqualTo("jellygrad " + command + " --record " + file);
        Files.delete(file);
        String[] again = words(line);
        assertThat(Run.of(List.of(again).subList(1, again.length).toArray(String[]::new))
                        .code())
                .isEqualTo(code);
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
    }

    @Test
    void theNamesAreThoseOfTheDesign() throws Exception {
        Path file = directory.resolve("run.json");
        Run run = Run.of("train", "jellybeans", "--lr", "0.1", "--record", file.toString());
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.err().replaceAll("\\s+", " "))
                .contains("the rows of jellybeans: whoever gets the file gets these rows.");
        assertThat(Run.of("train", "jellybeans", "--lr", "0.1").out()).isEqualTo(run.out());
        JsonObject record = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertThat(record.keySet())
                .contains(
                        "command",
                        "dataHash",
                        "data",
                        "model",
                        "settings",
                        "diagnostics",
                        "outcome",
                        "why",
                        "path",
                        "coordinates");
        JsonObject path = record.getAsJsonObject("path");
        int length = path.getAsJsonArray("epoch").size();
        for (String name : List.of("step", "loss", "learningRate", "gradientNorm")) {
            assertThat(path.getAsJsonArray(name)).as(name).hasSize(length);
        }
        for (String name : List.of("parameters", "descended", "gradient")) {
            for (JsonElement array : path.getAsJsonObject(name).asMap().values()) {
                assertThat(array.getAsJsonArray()).as(name).hasSize(length);
            }
        }
        assertThat(path.get("every").getAsInt()).isEqualTo(1);
        assertThat(record.getAsJsonObject("data").getAsJsonObject("columns").keySet())
                .containsExactly("jar_size", "beans");
    }

    @Test
    void nothingElseIsOverwritten() throws Exception {
        String data = Run.file(directory, "data.csv", "x,y\n1,2\n2,5\n3,6\n");
        Run run = Run.of("train", data, "--target", "y", "--record", data);
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--record and DATA both name");
        assertThat(Path.of(data)).hasContent("x,y\n1,2\n2,5\n3,6\n");
        for (String other : List.of("--save", "--checkpoint", "--trace")) {
            String file = directory.resolve("out.json").toString();
            Run both = Run.of("train", "jellybeans", "--record", file, other, file);
            assertThat(both.code()).isEqualTo(ExitCode.USAGE);
            assertThat(Path.of(file)).doesNotExist();
        }
        Run nowhere = Run.of(
                "train",
                "jellybeans",
                "--record",
                directory.resolve("none/run.json").toString());
        assertThat(nowhere.code()).isEqualTo(ExitCode.USAGE);
        assertThat(nowhere.out()).isEmpty();
    }

    /** Exactly one of a shell's words for each word, whatever is in it. */
    @Test
    void wordsAreQuotedForTheShell() {
        assertThat(RunRecord.line(List.of("train", "it's a.csv", "--na", "", "$HOME")))
                .isEqualTo("jellygrad train 'it'\\''s a.csv' --na '' '$HOME'");
    }
}
