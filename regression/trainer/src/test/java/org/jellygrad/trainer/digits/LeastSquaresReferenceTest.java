package org.jellygrad.trainer.digits;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.model.Model;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bundled set against exact rational least squares of its first model, given to 20 digits. */
class LeastSquaresReferenceTest {

    /** Digits that must agree: the log relative error. */
    private static final double COEFFICIENTS = 14;

    private static final double STANDARD_ERRORS = 14;
    private static final double R2 = 14;

    private static final JsonObject REFERENCE = reference();

    private static JsonObject reference() {
        try (var reader = new InputStreamReader(
                LeastSquaresReferenceTest.class.getResourceAsStream("/least-squares-reference.json"),
                StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> bundled() {
        return Stream.of("hubble1929", "forbes1857", "galton1886", "cars1930", "co2_mauna_loa", "penguins");
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void defaultOptionsReachTheExactFit(String name) {
        assertMatches(new Trainer().fit(BundledDatasets.load(name)), reference(name, 0));
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void everyScalingReachesTheExactFit(String name) {
        for (Scaling scaling : List.of(Scaling.STANDARD, Scaling.ORTHOGONAL)) {
            Fit fit = new Trainer(Settings.DEFAULTS.withScaling(scaling)).fit(BundledDatasets.load(name));
            assertMatches(fit, reference(name, 0));
        }
    }

    @org.junit.jupiter.api.Test
    void withoutAnIntercept() {
        Fit fit = new Trainer(Settings.DEFAULTS.withIntercept(false)).fit(BundledDatasets.load("hubble1929"));
        assertMatches(fit, reference("hubble1929", 1));
    }

    private static JsonObject reference(String name, int model) {
        return REFERENCE.getAsJsonArray(name).get(model).getAsJsonObject();
    }

    private static void assertMatches(Fit fit, JsonObject expected) {
        assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
        Model model = fit.model();
        assertThat(model.provenance().rows()).isEqualTo(expected.get("n").getAsLong());
        List<String> names = expected.getAsJsonArray("parameters").asList().stream()
                .map(JsonElement::getAsString)
                .toList();
        for (int i = 0; i < names.size(); i++) {
            boolean intercept = names.get(i).equals("(Intercept)");
            double coefficient = intercept ? model.intercept() : model.coefficient(names.get(i));
            double error = requireNonNull(model.quality().standardErrors().get(intercept ? "intercept" : names.get(i)));
            assertDigits(coefficient, number(expected.getAsJsonArray("coef").get(i)), COEFFICIENTS);
            assertDigits(error, number(expected.getAsJsonArray("se").get(i)), STANDARD_ERRORS);
        }
        assertDigits(model.quality().r2(), number(expected.get("r2")), R2);
        assertDigits(model.quality().residualStandardError(), number(expected.get("residual_sd")), STANDARD_ERRORS);
        assertThat(fit.diagnostics().distanceToOptimum()).isLessThan(1e-14);
    }

    private static double number(JsonElement element) {
        return Double.parseDouble(element.getAsString());
    }

    private static void assertDigits(double actual, double expected, double digits) {
        double relative = Math.abs(actual - expected) / Math.abs(expected);
        assertThat(relative == 0 ? 16 : -Math.log10(relative))
                .as("digits of %s against %s", actual, expected)
                .isGreaterThanOrEqualTo(digits);
    }
}
