package org.jellygrad.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import org.jellygrad.model.Model;
import org.jellygrad.model.Models;
import org.jellygrad.model.UnusableModelException;
import org.jellygrad.model.file.WholeFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelJsonTest {

    /** read(write(m)) = m. Doubles compare by their bits, all NaN being one: −0.0 differs from 0.0. */
    @Test
    void everyModelReadsBackToTheSameBits() {
        var random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            Model model = Models.random(random);
            Model back = ModelJson.fromJson(ModelJson.toJson(model), "test");
            if (model.inference() == null) { // whose basis is an array, equal only to itself
                assertThat(back).isEqualTo(model);
            }
            // Maps are equal in any order; the order is kept too.
            assertThat(new ArrayList<>(back.quality().standardErrors().keySet()))
                    .isEqualTo(new ArrayList<>(model.quality().standardErrors().keySet()));
            assertThat(ModelJson.toJson(back)).isEqualTo(ModelJson.toJson(model));
        }
    }

    @Test
    void namesAreThoseOfTheCommandLine() {
        JsonObject json =
                JsonParser.parseString(ModelJson.toJson(Models.beans())).getAsJsonObject();
        assertThat(json.get("intercept").getAsDouble()).isEqualTo(40);
        assertThat(json.getAsJsonObject("coefficients").get("jar_size").getAsDouble())
                .isEqualTo(2);
        assertThat(json.getAsJsonObject("coefficients").get("weight").isJsonNull())
                .isTrue();
        assertThat(json.getAsJsonObject("standardErrors").get("intercept").getAsDouble())
                .isEqualTo(0.125);
        assertThat(json.get("residualStandardError").getAsDouble()).isEqualTo(0.625);
        assertThat(json.get("r2").getAsDouble()).isEqualTo(0.75);
        assertThat(json.get("rmse").getAsDouble()).isEqualTo(0.5);
        assertThat(json.get("loss").getAsDouble()).isEqualTo(0.25);
    }

    /** A text cut off anywhere is refused, never read as a smaller model. */
    @Test
    void everyTruncationIsRefused() {
        String text = ModelJson.toJson(Models.beans()).stripTrailing();
        for (int length = 0; length < text.length(); length++) {
            String part = text.substring(0, length);
            assertThatExceptionOfType(UnusableModelException.class)
                    .as("first %d characters", length)
                    .isThrownBy(() -> ModelJson.fromJson(part, "m.json"))
                    .withMessageStartingWith("m.json is not a");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x,y\n1,2\n", "{\"format\": \"jellygrad-model\"", "\u0000\u0001", "{'a': 1}", "[1] [2]"})
    void whatIsNotJsonIsRefused(String text) {
        assertThatExceptionOfType(UnusableModelException.class)
                .isThrownBy(() -> ModelJson.fromJson(text, "m.json"))
                .withMessageStartingWith("m.json is not a");
    }

    /** Two models in one file, or two values of one name: nobody knows which one is meant. */
    @Test
    void whatIsThereTwiceIsRefused() {
        String text = ModelJson.toJson(Models.beans());
        refused(text + text, "m.json is not a whole JSON text.");
        refused(text + "]", "m.json is not a whole JSON text.");
        refused(
                text.replace("\"target\":", "\"target\": \"x\", \"target\":"),
                "m.json is a damaged model: \"target\" stands twice in one object.");
        refused(
                text.replace("\"jar_size\": 2", "\"jar_size\": 2, \"jar_size\": 3"),
                "m.json is a damaged model: \"jar_size\" stands twice in one object.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "2147483647", "4294967297"})
    void aPowerThatNoModelHasIsRefused(String power) {
        String text = ModelJson.toJson(Models.beans()).replaceFirst("\"power\": 1", "\"power\": " + power);
        refused(text, "m.json is a damaged model: \"power\" is " + power + ", and a power is from 1 to 1000.");
    }

    private static void refused(String text, String start) {
        assertThatExceptionOfType(UnusableModelException.class)
                .isThrownBy(() -> ModelJson.fromJson(text, "m.json"))
                .withMessageStartingWith(start);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "3", "{\"format\": \"pickle\"}", "{\"format\": 1}"})
    void whatIsNotAModelIsRefused(String text) {
        assertThatExceptionOfType(UnusableModelException.class)
                .isThrownBy(() -> ModelJson.fromJson(text, "m.json"))
                .withMessageStartingWith("m.json is not a model.\n\n");
    }

    @Test
    void aNewerFormatIsRefused() {
        String newer = ModelJson.toJson(Models.beans()).replace("\"version\": 1", "\"version\": 2");
        assertThatExceptionOfType(UnusableModelException.class)
                .isThrownBy(() -> ModelJson.fromJson(newer, "m.json"))
                .withMessageStartingWith("m.json is a model of format version 2; this Jellygrad reads up to 1.\n\n");
    }

    @Test
    void eachMissingOrChangedPartIsNamed() {
        JsonObject whole =
                JsonParser.parseString(ModelJson.toJson(Models.beans())).getAsJsonObject();
        for (String name : whole.keySet()) {
            if (name.equals("format")) {
                continue;
            }
            JsonObject without = whole.deepCopy();
            without.remove(name);
            assertThatExceptionOfType(UnusableModelException.class)
                    .isThrownBy(() -> ModelJson.fromJson(without.toString(), "m.json"))
                    .withMessageStartingWith("m.json is a damaged model: \"" + name + "\" is missing.");
            JsonObject changed = whole.deepCopy();
            changed.addProperty(name, true);
            assertThatExceptionOfType(UnusableModelException.class)
                    .isThrownBy(() -> ModelJson.fromJson(changed.toString(), "m.json"))
                    .withMessageStartingWith("m.json is a damaged model: \"" + name + "\" is not a");
        }
    }

    @Test
    void savingReplacesTheFileAndLeavesNothingElse(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("a model.json");
        Files.writeString(file, "old");
        ModelJson.save(Models.beans(), file);
        assertThat(ModelJson.load(file)).isEqualTo(Models.beans());
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    /** A writer that fails half way leaves the old file as it was, and no part of the new one. */
    @Test
    void aFailedSaveLeavesTheOldFile(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("model.json");
        Files.writeString(file, "old");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> WholeFile.write(file, writer -> {
                    writer.write("half of the n");
                    throw new IOException("disk full");
                }))
                .withMessage("disk full");
        assertThat(file).hasContent("old");
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void savingThroughALinkReplacesWhatItPointsTo(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("model.json"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("latest.json"), file);
        ModelJson.save(Models.beans(), link);
        assertThat(link).isSymbolicLink();
        assertThat(ModelJson.load(file)).isEqualTo(Models.beans());
    }

    @Test
    void aFileThatIsNotThereSaysHowToMakeOne(@TempDir Path directory) {
        assertThatExceptionOfType(UnusableModelException.class)
                .isThrownBy(() -> ModelJson.load(directory.resolve("no.json")))
                .withMessageContaining("There is no file")
                .withMessageContaining("`ModelJson.save");
        assertThatExceptionOfType(UnusableModelException.class)
                .isThrownBy(() -> ModelJson.load(directory))
                .withMessageContaining("It is a directory");
    }

    /** Nothing reads a device to an end that it does not have. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileWithoutEndIsRefused() {
        assertThatExceptionOfType(UnusableModelException.class)
                .isThrownBy(() -> ModelJson.load(Path.of("/dev/zero")))
                .withMessageStartingWith("/dev/zero is not a");
    }

    @Test
    void bytesThatAreNoTextAreRefused(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("m.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatExceptionOfType(UnusableModelException.class)
                .isThrownBy(() -> ModelJson.load(file))
                .withMessageContaining("is not a whole JSON text");
    }
}
