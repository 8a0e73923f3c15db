package org.jellygrad.cli.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.jellygrad.cli.Run;
import org.junit.jupiter.api.Test;

/** What a run says of itself as data: before, after, the rates tried, the folds. */
class ExplainedRunTest {

    private static JsonObject train(String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "train";
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[arguments.length - 1] = "--json";
        return Run.of(arguments).json();
    }

    /** H = 2I in standard coordinates: ρ = 1 − 2η, and ln(1e-6)/ln|ρ| epochs make the distance a million times smaller. */
    @Test
    void whatWasExpectedAndWhatCame() {
        JsonObject run = train("jellybeans", "--lr", "0.9");
        assertThat(run.get("bestLearningRate").getAsDouble()).isCloseTo(0.5, within(1e-12));
        assertThat(run.get("largestEigenvalue").getAsDouble()).isCloseTo(2, within(1e-12));
        assertThat(run.get("smallestEigenvalue").getAsDouble()).isCloseTo(2, within(1e-12));
        assertThat(run.get("expectedEpochs").getAsDouble()).isEqualTo(Math.ceil(Math.log(1e-6) / Math.log(0.8)));
        for (String name : new String[] {"expectedConvergence", "convergence"}) {
            JsonObject convergence = run.getAsJsonObject(name);
            assertThat(convergence.get("pattern").getAsString()).isEqualTo("zig-zags");
            assertThat(convergence.get("factor").getAsDouble()).isCloseTo(-0.8, within(1e-6));
        }
        assertThat(run.get("rateSearch").isJsonNull()).isTrue();
        assertThat(run.get("crossValidation").isJsonNull()).isTrue();
    }

    @Test
    void theColumnThatSetsTheLimit() {
        JsonObject dominant =
                train("jellybeans", "--scale", "none", "--epochs", "5").getAsJsonObject("dominantColumn");
        assertThat(dominant.get("name").getAsString()).isEqualTo("jar_size");
        assertThat(dominant.get("meanSquare").getAsDouble()).isCloseTo(330_000, within(1e-6));
    }

    @Test
    void theCurveOfTheRates() {
        JsonObject run = train("jellybeans", "--lr", "search");
        JsonObject search = run.getAsJsonObject("rateSearch");
        assertThat(search.get("best").getAsDouble()).isEqualTo(0.5);
        assertThat(run.get("learningRate").getAsDouble()).isEqualTo(0.5);
        JsonArray trials = search.getAsJsonArray("trials");
        assertThat(trials).hasSize(15);
        assertThat(trials.get(14).getAsJsonObject().get("diverged").getAsBoolean())
                .isTrue();
        assertThat(trials.get(0).getAsJsonObject().get("learningRate").getAsDouble())
                .isCloseTo(0.005, within(1e-15));
    }

    /** Beans lie on a line, so whatever is left out is predicted. */
    @Test
    void theFolds() {
        JsonObject validation = train("jellybeans", "--folds", "2").getAsJsonObject("crossValidation");
        assertThat(validation.getAsJsonArray("folds")).hasSize(2);
        JsonObject first = validation.getAsJsonArray("folds").get(0).getAsJsonObject();
        assertThat(first.get("rows").getAsInt()).isEqualTo(3);
        assertThat(first.get("rowsTrained").getAsInt()).isEqualTo(2);
        assertThat(validation.getAsJsonObject("pooled").get("r2").getAsDouble()).isCloseTo(1, within(1e-12));
        assertThat(validation.getAsJsonObject("pooled").get("rmse").getAsDouble())
                .isCloseTo(0, within(1e-9));
    }

    @Test
    void aRateAboveTheLimitIsSaidFirst() {
        Run run = Run.of("train", "jellybeans", "--lr", "1.5");
        assertThat(run.err())
                .isEqualTo("Learning rate 1.5 is too high for this data: descent converges only below 1.\n");
        assertThat(run.out()).contains("Diverged at epoch 2", "0.9 (about 62 epochs), or --lr auto.");
        assertThat(Run.of("train", "jellybeans", "--lr", "1.5", "--details").out())
                .contains("Each epoch overshoots the optimum and ends 2 times as far away.");
        assertThat(Run.of("train", "jellybeans", "--lr", "1.5", "--quiet", "--json")
                        .err())
                .startsWith("Diverged");
    }
}
