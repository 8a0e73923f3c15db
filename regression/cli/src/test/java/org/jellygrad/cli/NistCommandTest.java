package org.jellygrad.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jellygrad.trainer.model.Coefficient;
import org.jellygrad.trainer.model.Model;
import org.jellygrad.trainer.model.ModelJson;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The linear least squares sets of the NIST Statistical Reference Datasets as a user would train them: a CSV, the model's degree
 * and intercept, default options otherwise. At least 13 digits (log relative error) of every certified number, on stdout and in the
 * saved model.
 */
class NistCommandTest {

    private static final double DIGITS = 13.0;

    /** A certified zero cannot have digits: this share of the target's spread is rounding of the data. */
    private static final double ZERO = 1e-14;

    @TempDir
    private Path directory;

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
    void everyCertifiedNumber(String name) throws IOException {
        JsonObject set = set(name);
        Path saved = directory.resolve("model.json");
        Run run = train(set, "--save", saved.toString());
        assertCertified(set, run.json());
        Model model = ModelJson.load(saved);
        JsonObject printed = run.json().getAsJsonObject("coefficients");
        for (Coefficient coefficient : model.coefficients()) {
            assertThat(coefficient.value())
                    .isEqualTo(printed.get(coefficient.name()).getAsDouble());
        }
        if (intercept(set)) {
            assertThat(model.intercept()).isEqualTo(run.number("intercept"));
        } else {
            assertThat(model.intercept()).isNaN();
        }
        JsonObject errors = run.json().getAsJsonObject("standardErrors");
        model.quality().standardErrors().forEach((parameter, error) -> assertThat(error)
                .isEqualTo(errors.get(parameter).getAsDouble()));

        // It was descent: a slower one takes more epochs to the same digits.
        Run slow = train(set, "--lr", "0.1");
        assertThat(slow.number("epochs")).isGreaterThan(3 * run.number("epochs"));
        assertCertified(set, slow.json());
    }

    private static JsonObject set(String name) throws IOException {
        try (var reader = new InputStreamReader(
                requireNonNull(NistCommandTest.class.getResourceAsStream("/nist/" + name + ".json")),
                StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonObject();
        }
    }

    private static boolean intercept(JsonObject set) {
        return set.get("intercept").getAsBoolean();
    }

    private static String line(JsonElement cells) {
        return cells.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsString)
                .collect(Collectors.joining(",", "", "\n"));
    }

    private Run train(JsonObject set, String... more) {
        String csv = line(set.get("columns"))
                + set.getAsJsonArray("data").asList().stream()
                        .map(NistCommandTest::line)
                        .collect(Collectors.joining());
        List<String> arguments =
                new ArrayList<>(List.of("train", Run.file(directory, "set.csv", csv), "--target", "y", "--json"));
        if (set.has("degree") && set.get("degree").getAsInt() > 1) {
            arguments.addAll(List.of("--degree", set.get("degree").getAsString()));
        }
        if (!intercept(set)) {
            arguments.add("--no-intercept");
        }
        arguments.addAll(List.of(more));
        Run run = Run.of(arguments.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    private static void assertCertified(JsonObject set, JsonObject printed) {
        assertThat(printed.get("outcome").getAsString()).isEqualTo("converged");
        JsonObject certified = set.getAsJsonObject("certified");
        JsonObject coefficients = printed.getAsJsonObject("coefficients");
        JsonObject errors = printed.getAsJsonObject("standardErrors");
        List<String> parameters = new ArrayList<>(coefficients.keySet());
        if (intercept(set)) {
            parameters.add(0, "intercept");
        } else {
            assertThat(printed.get("intercept").isJsonNull()).isTrue();
        }
        double spread = Math.sqrt(printed.get("bestConstantLoss").getAsDouble());
        assertThat(certified.getAsJsonArray("coef")).hasSameSizeAs(parameters);
        assertThat(errors.keySet()).containsExactlyInAnyOrderElementsOf(parameters);
        for (int i = 0; i < parameters.size(); i++) {
            String parameter = parameters.get(i);
            JsonElement value = parameter.equals("intercept") ? printed.get(parameter) : coefficients.get(parameter);
            assertDigits(value, certified.getAsJsonArray("coef").get(i), spread, parameter);
            assertDigits(errors.get(parameter), certified.getAsJsonArray("se").get(i), spread, "error of " + parameter);
        }
        assertDigits(printed.get("residualStandardError"), certified.get("residual_sd"), spread, "residual SD");
        assertDigits(printed.get("r2"), certified.get("r2"), spread, "R²");
    }

    private static void assertDigits(JsonElement printed, JsonElement certified, double spread, String what) {
        double actual = printed.getAsDouble();
        double expected = certified.getAsDouble();
        if (expected == 0) {
            assertThat(actual).as(what).isBetween(0.0, ZERO * spread);
            return;
        }
        double relative = Math.abs(actual - expected) / Math.abs(expected);
        assertThat(relative == 0 ? 16 : -Math.log10(relative))
                .as("digits of %s: %s against %s", what, actual, expected)
                .isGreaterThanOrEqualTo(DIGITS);
    }
}
