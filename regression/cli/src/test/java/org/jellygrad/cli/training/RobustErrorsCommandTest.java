package org.jellygrad.cli.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import org.jellygrad.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train --se hc3}, and what becomes of the model. */
class RobustErrorsCommandTest {
    @TempDir
    private Path directory;

    private static String words(Run run) {
        return run.out().replaceAll("\\s+", " ");
    }

    @Test
    void jsonHasThem() {
        Run run = Run.of("train", "cars1930", "--se", "hc3", "--json");
        JsonObject inference = run.json().getAsJsonObject("inference");
        assertThat(inference.get("standardErrors").getAsString()).isEqualTo("hc3");
        JsonObject speed = inference.getAsJsonObject("coefficients").getAsJsonObject("speed_mph");
        // In exact fractions by the definition, then rounded.
        assertThat(speed.get("standardError").getAsDouble()).isCloseTo(0.42753721917209786, within(1e-13));
        assertThat(run.json().getAsJsonObject("standardErrors").get("speed_mph"))
                .isEqualTo(speed.get("standardError"));
        Run classic = Run.of("train", "cars1930", "--json");
        assertThat(classic.json()
                        .getAsJsonObject("inference")
                        .get("standardErrors")
                        .getAsString())
                .isEqualTo("classic");
    }

    @Test
    void summaryAndShowSayThem() {
        String model = directory.resolve("m.json").toString();
        Run train = Run.of("train", "cars1930", "--se", "hc3", "--save", model);
        assertThat(train.code()).isZero();
        assertThat(words(train)).contains("HC3 std. error").contains("0.4275");
        assertThat(words(train)).contains("By HC3 standard errors, which let some rows scatter more than others,");
        Run show = Run.of("show", model);
        assertThat(words(show)).contains("HC3 std. error").contains("0.4275").contains("By HC3 standard errors");
        Run details = Run.of("show", model, "--details");
        assertThat(words(details))
                .contains("HC3 std. error")
                .contains("errors HC3: rows may scatter")
                .contains("prediction intervals assume that all scatter alike");
        assertThat(words(Run.of("train", "cars1930"))).doesNotContain("HC3");
    }

    @Test
    void predictionIntervalsStayClassic() {
        String robust = directory.resolve("robust.json").toString();
        String classic = directory.resolve("classic.json").toString();
        Run.of("train", "cars1930", "--se", "hc3", "--save", robust);
        Run.of("train", "cars1930", "--save", classic);
        Run first = Run.of("predict", robust, "cars1930", "--interval", "0.9");
        assertThat(first.code()).isZero();
        assertThat(first.out())
                .isEqualTo(Run.of("predict", classic, "cars1930", "--interval", "0.9")
                        .out());
    }

    @Test
    void leverageOfOneSaysWhy() {
        String model = directory.resolve("m.json").toString();
        String file = Run.file(directory, "one.csv", "x,y\n0,1\n0,3\n0,2\n0,7\n1,8\n");
        Run run = Run.of("train", file, "--target", "y", "--se", "hc3", "--save", model);
        assertThat(run.code()).isZero();
        assertThat(words(run))
                .contains("Standard errors are not shown: HC3 divides by 1 minus the leverage of each row");
        Run json = Run.of("train", file, "--target", "y", "--se", "hc3", "--json");
        assertThat(json.json().get("noInferenceBecause").getAsString()).contains("a row has leverage 1");
        // Leverage and prediction intervals are there all the same.
        assertThat(Run.of("predict", model, file, "--influence", "--interval", "0.9")
                        .code())
                .isZero();
    }

    @Test
    void otherNamesAreRefused() {
        Run run = Run.of("train", "cars1930", "--se", "hc33");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--se").contains("hc3");
    }
}
