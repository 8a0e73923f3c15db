package org.jellygrad.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jellygrad.model.Model;
import org.jellygrad.model.Models;
import org.jellygrad.model.UnusableModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** The names are those that `train --json` prints, and the library's. */
    @Test
    void membersAreTheComponentsOfTheRecords() {
        JsonObject file =
                JsonParser.parseString(ModelJson.toJson(Models.beans())).getAsJsonObject();
        assertThat(file.keySet()).containsExactly("format", "version", "model");
        JsonObject model = file.getAsJsonObject("model");
        assertThat(model.get("intercept").getAsDouble()).isEqualTo(40);
        assertThat(model.get("inference").isJsonNull()).isTrue();
        JsonArray coefficients = model.getAsJsonArray("coefficients");
        assertThat(coefficients.get(0))
                .hasToString("{\"term\":{\"variable\":{\"column\":\"jar_size\"},\"power\":1},\"value\":2.0,"
                        + "\"centre\":500.0,\"centredValue\":2.0,\"mean\":500.0,\"standardised\":null}");
        assertThat(coefficients.get(1).getAsJsonObject().get("value").isJsonNull())
                .isTrue();
        JsonObject quality = model.getAsJsonObject("quality");
        assertThat(quality.getAsJsonObject("standardErrors").get("intercept").getAsDouble())
                .isEqualTo(0.125);
        assertThat(quality.get("residualStandardError").getAsDouble()).isEqualTo(0.625);
        assertThat(quality.get("r2").getAsDouble()).isEqualTo(0.75);
        assertThat(quality.get("rmse").getAsDouble()).isEqualTo(0.5);
        assertThat(quality.get("loss").getAsDouble()).isEqualTo(0.25);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            town[Graz]      | {"level":{"column":"town","level":"Graz","index":1}}
            log(x)          | {"expression":"log(x)"}
            I(1/x)          | {"expression":"I(1/x)"}
            x:town[<'Graz'] | {"product":{"factors":[{"column":"x"},{"level":{"column":"town","level":"<'Graz'","index":0}}]}}
            """, quoteCharacter = '`')
    void aVariableIsAnObjectNamedByItsKind(String name, String json) {
        Model model = withTerm(json);
        assertThat(model.coefficients().get(0).name()).isEqualTo(name);
        assertThat(compact(ModelJson.toJson(model))).contains(json);
    }

    private static Model withTerm(String variable) {
        return ModelJson.fromJson(
                compact(ModelJson.toJson(Models.beans()))
                        .replace("\"categories\":[]", "\"categories\":[" + TOWNS + "]")
                        .replace("{\"column\":\"jar_size\"}", variable),
                "m.json");
    }

    private static final String TOWNS =
            "{\"column\":\"town\",\"numeric\":false,\"levels\":[\"<'Graz'\",\"Graz\"],\"reference\":null}";

    private static String compact(String json) {
        return json.replaceAll("\\n *", "").replace("\": ", "\":");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"level":{"column":"town","level":"Graz","index":0}} | .term has 'Graz' as level 0 of 'town'
            {"level":{"column":"city","level":"Graz","index":1}} | .term has 'Graz' as level 1 of 'city'
            {"product":{"factors":[{"column":"x"}]}}             | .term.variable.product is not possible: 1 factors
            {"product":{"factors":{}}}                           | .term.variable.product.factors is not a list.
            {"expression":"log("}                                | .term.variable.expression is not possible:
            {"expression":1}                                     | .term.variable.expression is not a text.
            {"tensor":"x"}                                       | .term.variable is none of column, level,
            {}                                                   | .term.variable is none of column, level,
            {"column":"x","expression":"log(x)"}                 | .term.variable.column is not possible: Expected END_OBJECT
            {"column":"weight"}                                  | [1].term is there twice: weight.
            """, quoteCharacter = '`')
    void aVariableThatCannotBeIsRefused(String variable, String message) {
        assertThatExceptionOfType(UnusableModelException.class)
                .isThrownBy(() -> withTerm(variable))
                .withMessageStartingWith("m.json is a damaged model: $.model.coefficients[")
                .withMessageContaining(message);
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
                "m.json is a damaged model: $.model.target is there twice.");
        refused(
                text.replace("\"lr\":", "\"lr\": \"1\", \"lr\":"),
                "m.json is a damaged model: $.model.provenance.settings.lr is there twice.");
        refused(text.replace("\"version\":", "\"v\": 1, \"v\":"), "m.json is a damaged model: $.v is there twice.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0          | .term is not possible: power 0 of jar_size
            1001       | .term.power is 1001, and a power is from 1 to 1000.
            2147483647 | .term.power is 2147483647, and a power is from 1 to 1000.
            -1         | .term.power is not a whole number from 0 to 2147483647: -1.
            4294967297 | .term.power is not a whole number from 0 to 2147483647: 4294967297.
            1.5        | .term.power is not a whole number from 0 to 2147483647: 1.5.
            "1"        | .term.power is not a whole number.
            null       | .term.power is not a whole number.
            """, quoteCharacter = '`')
    void aPowerThatNoModelHasIsRefused(String power, String message) {
        String text = ModelJson.toJson(Models.beans()).replaceFirst("\"power\": 1", "\"power\": " + power);
        refused(text, "m.json is a damaged model: $.model.coefficients[0]" + message);
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
        String newer = ModelJson.toJson(Models.beans()).replace("\"version\": 2", "\"version\": 3");
        refused(
                newer,
                "m.json is a model of format version 3; this Jellygrad reads version 2.\n\nIt was saved by a newer");
        refused(
                "{\"format\": \"jellygrad-model\", \"version\": 3, \"net\": [{\"a\": 1}]}",
                "m.json is a model of format version 3; this Jellygrad reads version 2.");
    }

    @Test
    void anEarlierFormatIsRefused() {
        refused(
                "{\"format\": \"jellygrad-model\", \"version\": 1, \"target\": \"y\"}",
                "m.json is a model of format version 1; this Jellygrad reads version 2.\n\n"
                        + "It was saved by an earlier build; train and save the model again with this one.");
    }

    @Test
    void aMissingVersionOrModelIsNamed() {
        refused(
                "{\"format\": \"jellygrad-model\", \"model\": 1}",
                "m.json is a damaged model: $.model is not an object.");
        refused("{\"format\": \"jellygrad-model\", \"version\": 2}", "m.json is a damaged model: $.model is missing.");
        String text = ModelJson.toJson(Models.beans());
        refused(text.replace("\"version\": 2,", ""), "m.json is a damaged model: $.version is missing.");
    }

    /** Every member of every object is taken away, and every value is replaced by one of each other kind. */
    @Test
    void eachMissingOrChangedPartIsNamed() {
        var random = new Random(4);
        for (int i = 0; i < 20; i++) {
            JsonElement file = JsonParser.parseString(ModelJson.toJson(Models.random(random)));
            damageEach(file.getAsJsonObject().get("model"), file, "$.model");
        }
    }

    private static void damageEach(JsonElement part, JsonElement file, String path) {
        if (part instanceof JsonObject object) {
            for (Map.Entry<String, JsonElement> member :
                    Map.copyOf(object.asMap()).entrySet()) {
                String place = path + "." + member.getKey();
                boolean map = path.endsWith("s") && !path.endsWith(".residuals"); // settings, standardErrors, versions
                boolean variable = path.matches(".*(variable|factors\\[\\d+\\])");
                object.remove(member.getKey());
                if (variable) {
                    refused(file.toString(), "m.json is a damaged model: " + path);
                } else if (!map) {
                    refused(file.toString(), "m.json is a damaged model: " + place + " is missing.");
                }
                changeEach(member.getValue(), changed -> object.add(member.getKey(), changed), file, place);
                damageEach(member.getValue(), file, place);
            }
        } else if (part instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                String place = path + "[" + i + "]";
                changeEach(array.get(i), changed -> array.set(index, changed), file, place);
                damageEach(array.get(i), file, place);
            }
        }
    }

    private static void changeEach(JsonElement value, Consumer<JsonElement> set, JsonElement file, String path) {
        boolean nothing = path.matches(".*\\.(inference|validation|reference)");
        for (String other : List.of("null", "[]", "{}", "true", "\"text\"", "1.5")) {
            JsonElement changed = JsonParser.parseString(other);
            boolean number = isNumber(value) || (value.isJsonNull() && !nothing);
            boolean allowed = sameKind(value, changed)
                    || (number && (changed.isJsonNull() || isNumber(changed)))
                    || (nothing && changed.isJsonNull())
                    || (path.endsWith(".reference") && other.equals("\"text\""));
            if (!allowed) {
                set.accept(changed);
                // A name may have characters that a message shows in another form.
                refused(file.toString(), "m.json is a damaged model: " + path.replaceAll("(?s)\\p{Cntrl}.*", ""));
            }
        }
        set.accept(value);
    }

    private static boolean isNumber(JsonElement value) {
        return value instanceof JsonPrimitive primitive && primitive.isNumber();
    }

    private static boolean sameKind(JsonElement one, JsonElement other) {
        return one.getClass() == other.getClass()
                && (!(one instanceof JsonPrimitive primitive)
                        || (primitive.isString() && ((JsonPrimitive) other).isString())
                        || (primitive.isBoolean() && ((JsonPrimitive) other).isBoolean())
                        || (primitive.isNumber() && isNumber(other)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "numerator": 1  | "numerator": 1.5                | .inference.f.numerator is not a whole number from
            "epochs": 1     | "epochs": -1                    | .provenance.epochs is not a whole number from 0
            "seed": 1       | "seed": 9223372036854775808     | .provenance.seed is not a whole number from
            "basis": [      | "basis": [[1.0, 0.0],           | .inference.basis does not have a row and a column
            "categories": []| "categories": [{"column":"m","numeric":true,"levels":["x"],"reference":null}] | .categories[0] is not possible:
            """, quoteCharacter = '`')
    void aNumberThatCannotBeIsRefused(String before, String after, String message) throws IOException {
        String text = Files.readString(Path.of("src/test/resources/five-points.json"));
        assertThat(text).contains(before);
        refused(text.replace(before, after), "m.json is a damaged model: $.model" + message);
    }

    /** A later version may add names, at every level and of every kind. */
    @Test
    void unknownNamesAreSkipped() {
        String text = ModelJson.toJson(Models.beans());
        String more = text.replace("\"value\":", "\"later\": [{\"a\": [null, 1e999]}], \"value\":")
                .replace("\"version\":", "\"later\": {}, \"version\":")
                .replace("\"seed\":", "\"later\": null, \"seed\":");
        assertThat(ModelJson.fromJson(more, "m.json")).isEqualTo(Models.beans());
    }
}
