package org.jellygrad.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jellygrad.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers that are none, and zeros, as programs and people see them. */
class JsonNumbersTest {

    @Test
    void zeroHasNoSignAndWhatIsNoNumberIsNull() throws IOException {
        var text = new StringWriter();
        try (var json = new JsonWriter(text)) {
            json.beginObject();
            JsonNumbers.write(json, "zero", -0.0);
            JsonNumbers.write(json, "none", Double.NaN);
            JsonNumbers.write(json, "much", Double.NEGATIVE_INFINITY);
            JsonNumbers.write(json, "least", -Double.MIN_VALUE);
            json.endObject();
        }
        assertThat(text).hasToString("{\"zero\":0.0,\"none\":null,\"much\":null,\"least\":-4.9E-324}");
    }

    /** Every row is on the line, so t is infinite or none, and no p exists: to programs, to people and in the saved model. */
    @Test
    void aPerfectFitHasNoP(@TempDir Path directory) throws IOException {
        for (String rows : List.of("-1,2\n-1,2\n1,-2\n1,-2\n", "-1,0\n-1,0\n1,0\n1,0\n", "-3,-0\n2,-0\n1,-0\n7,-0\n")) {
            Path file = Files.writeString(directory.resolve("perfect.csv"), "x,y\n" + rows);
            Path saved = directory.resolve("perfect.json");
            Run run = Run.of("train", file.toString(), "--target", "y", "--json", "--save", saved.toString());
            JsonObject inference = run.json().getAsJsonObject("inference");
            JsonObject slope = inference.getAsJsonObject("coefficients").getAsJsonObject("x");
            assertThat(slope.get("t").isJsonNull()).isTrue();
            assertThat(slope.get("p").isJsonNull()).isTrue();
            assertThat(inference.getAsJsonObject("f").get("p").isJsonNull()).isTrue();
            JsonObject test = JsonParser.parseString(Files.readString(saved))
                    .getAsJsonObject()
                    .getAsJsonObject("model")
                    .getAsJsonObject("inference")
                    .getAsJsonArray("coefficients")
                    .get(1)
                    .getAsJsonObject();
            assertThat(test.get("name").getAsString()).isEqualTo("x");
            assertThat(test.get("p").isJsonNull()).isTrue();
            Run shown = Run.of("show", saved.toString(), "--details");
            assertThat(shown.out())
                    .contains("the equation fits every row, to rounding")
                    .doesNotContain("−0 ", "-0 ");
        }
    }
}
