package org.jellygrad.cli.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.jellygrad.cli.Run;
import org.jellygrad.cli.problem.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train --l2 search}. */
class RidgeSearchCommandTest {

    @TempDir
    private Path directory;

    private String alike = "";

    /** Four columns that are nearly one. */
    @BeforeEach
    void write() {
        var random = new Random(1);
        var text = new StringBuilder("a,b,c,d,y\n");
        for (int i = 0; i < 30; i++) {
            double common = random.nextGaussian();
            for (int j = 0; j < 4; j++) {
                text.append(common + 0.1 * random.nextGaussian()).append(',');
            }
            text.append(3 * common + 2 * random.nextGaussian()).append('\n');
        }
        alike = Run.file(directory, "alike.csv", text.toString());
    }

    @Test
    void theCurveAndTheNumberChosen() {
        String model = directory.resolve("model.json").toString();
        Run run = Run.of("train", alike, "--target", "y", "--l2", "search", "--folds", "5", "--save", model, "--json");
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        JsonObject best = StreamSupport.stream(
                        run.json().getAsJsonArray("l2Search").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(trial -> trial.get("best").getAsBoolean())
                .findFirst()
                .orElseThrow();
        double rmse = best.get("rmse").getAsDouble();
        assertThat(run.json().getAsJsonArray("l2Search")).hasSize(26).allSatisfy(trial -> assertThat(
                        trial.getAsJsonObject().get("rmse").getAsDouble())
                .isGreaterThanOrEqualTo(rmse));
        JsonObject validation = run.json().getAsJsonObject("crossValidation").getAsJsonObject("pooled");
        assertThat(validation.get("rmse").getAsDouble()).isCloseTo(rmse, within(1e-9));

        String l2 = best.get("l2").getAsString();
        Run given = Run.of("train", alike, "--target", "y", "--l2", l2, "--json");
        assertThat(run.json().get("coefficients")).isEqualTo(given.json().get("coefficients"));
        assertThat(given.json().get("l2Search").isJsonNull()).isTrue();
        assertThat(Run.of("show", model).out()).contains("l2:" + l2);
    }

    @Test
    void theSummarySaysItAndTheDetailsShowIt() {
        Run brief = Run.of("train", alike, "--target", "y", "--l2", "search");
        assertThat(brief.out())
                .containsPattern("l2 +[0-9.]+ has the lowest RMSE, [0-9.]+, in cross-validation by 10 folds")
                .contains("with 0 it is")
                .containsPattern("slightly optimistic:\\s+expect a little more on new rows\\.")
                .doesNotContain("  best");
        Run full = Run.of("train", alike, "--target", "y", "--l2", "search", "--details");
        assertThat(full.assertFits().out())
                .containsPattern("(?m)^100 +[0-9.]+$")
                .containsPattern("(?m)  best$");
    }

    @Test
    void theCurveIsDrawn() throws Exception {
        Path file = directory.resolve("curve.svg");
        Run run = Run.of("train", alike, "--target", "y", "--l2", "search", "--plot", "--plot", file.toString());
        assertThat(run.assertFits().out()).contains("Cross-validated RMSE by l2", "l2, log scale", "★ chosen");
        assertThat(Files.readString(file)).contains("Cross-validated RMSE by l2", "chosen is l2 ");
        assertThat(Run.of("train", alike, "--target", "y", "--l2", "1", "--plot")
                        .out())
                .doesNotContain("Cross-validated RMSE");
    }

    @Test
    void whatCannotBeSearchedIsRefused() {
        Run run = Run.of("train", alike, "--target", "y", "--l2", "search", "--loss", "mae", "--l1", "1");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .contains("cannot be searched for the mae loss")
                .contains("cannot be searched with an l1 penalty");
        for (String command : new String[] {"compare", "explain"}) {
            Run other = Run.of(command, alike, "--target", "y", "--l2", "search", "--lr", "0.1");
            assertThat(other.code()).isEqualTo(ExitCode.USAGE);
            assertThat(other.err()).contains("--l2 search: `jellygrad " + command + "` needs the number");
        }
    }
}
