package org.jellygrad.trainer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.trainer.method.LearningRate;
import org.jellygrad.trainer.method.Scaling;
import org.jellygrad.trainer.model.Model;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The linear least squares sets of the NIST Statistical Reference Datasets, with default options: digits (log relative error) of
 * every certified number. What the rounding of x and y to doubles allows is 13.2 digits on the hardest.
 */
class NistTest {

    private static final double DIGITS = 13.0;

    /** A certified zero cannot have digits: this share of the target's spread is rounding of the data. */
    private static final double ZERO = 1e-14;

    private static JsonObject set(String name) {
        try (var reader = new InputStreamReader(
                requireNonNull(NistTest.class.getResourceAsStream("/nist/" + name + ".json")),
                StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] column(JsonObject set, String name) {
        int index = set.getAsJsonArray("columns").asList().stream()
                .map(JsonElement::getAsString)
                .toList()
                .indexOf(name);
        return set.getAsJsonArray("data").asList().stream()
                .mapToDouble(row -> row.getAsJsonArray().get(index).getAsDouble())
                .toArray();
    }

    static Fit fitDefault(String name) {
        return fit(set(name), Settings.DEFAULTS);
    }

    private static Fit fit(JsonObject set, Settings settings) {
        Map<String, double[]> columns = new java.util.LinkedHashMap<>();
        for (JsonElement name : set.getAsJsonArray("columns")) {
            columns.put(name.getAsString(), column(set, name.getAsString()));
        }
        int degree = set.has("degree") ? set.get("degree").getAsInt() : 1;
        return new Trainer(settings.withTarget("y")
                        .withDegree(Math.max(1, degree))
                        .withIntercept(set.get("intercept").getAsBoolean()))
                .fit(Dataset.of(set.get("name").getAsString(), columns));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Norris",
                "Pontius",
                "NoInt1",
                "NoInt2",
                "Filip",
                "Longley",
                "Wampler1",
                "Wampler2",
                "Wampler3",
                "Wampler4",
                "Wampler5"
            })
    void everyCertifiedNumber(String name) {
        JsonObject set = set(name);
        Fit fit = fit(set, Settings.DEFAULTS);
        assertCertified(set, fit);
    }

    /** A rate of 0.1 in orthogonal coordinates takes many epochs, each a step of the same descent, to the same digits. */
    @ParameterizedTest
    @ValueSource(strings = {"Filip", "Longley", "Wampler5", "Norris"})
    void slowerDescentEndsAtTheSameDigits(String name) {
        JsonObject set = set(name);
        Settings settings = Settings.DEFAULTS.withScaling(Scaling.ORTHOGONAL);
        int fast = fit(set, settings).epochs();
        Fit slow = fit(set, settings.withLearningRate(new LearningRate.Fixed(0.1)));
        assertThat(slow.epochs()).isGreaterThan(10 * fast);
        assertCertified(set, slow);
    }

    private static void assertCertified(JsonObject set, Fit fit) {
        assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
        JsonObject certified = set.getAsJsonObject("certified");
        Model model = fit.model();
        boolean intercept = set.get("intercept").getAsBoolean();
        JsonArray coefficients = certified.getAsJsonArray("coef");
        List<Double> ours = Stream.concat(
                        intercept ? Stream.of(model.intercept()) : Stream.of(),
                        model.coefficients().stream().map(coefficient -> coefficient.value()))
                .toList();
        List<Double> errors = List.copyOf(model.quality().standardErrors().values());
        double spread = Math.sqrt(model.quality().bestConstantLoss());
        assertThat(ours).hasSize(coefficients.size());
        for (int i = 0; i < ours.size(); i++) {
            assertDigits(ours.get(i), coefficients.get(i), spread, "coefficient " + i);
            assertDigits(errors.get(i), certified.getAsJsonArray("se").get(i), spread, "standard error " + i);
        }
        assertDigits(model.quality().residualStandardError(), certified.get("residual_sd"), spread, "residual SD");
        assertDigits(model.quality().r2(), certified.get("r2"), spread, "R²");
        assertF(requireNonNull(model.inference()).f().statistic(), certified);
    }

    /** Infinite where the certified residuals are 0: ours are rounding of the data, if not 0. */
    private static void assertF(double actual, JsonObject certified) {
        JsonElement expected =
                certified.getAsJsonObject("anova").getAsJsonObject("regression").get("f");
        if (Double.isInfinite(expected.getAsDouble())) {
            assertThat(actual).isGreaterThan(1e28);
        } else {
            assertDigits(actual, expected, Double.NaN, "F");
        }
    }

    private static void assertDigits(double actual, JsonElement certified, double spread, String what) {
        double expected = certified.getAsDouble();
        if (expected == 0) {
            assertThat(actual).as(what).isBetween(0.0, ZERO * spread);
            return;
        }
        double relative = Math.abs(actual - expected) / Math.abs(expected);
        double digits = relative == 0 ? 16 : -Math.log10(relative);
        assertThat(digits)
                .as("digits of %s: %s against %s", what, actual, expected)
                .isGreaterThanOrEqualTo(DIGITS);
    }
}
