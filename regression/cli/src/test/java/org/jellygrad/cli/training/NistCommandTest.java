package org.jellygrad.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jellygrad.certified.CertifiedSet;
import org.jellygrad.cli.Run;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.model.json.ModelJson;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    static List<CertifiedSet> all() {
        return CertifiedSet.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyCertifiedNumber(CertifiedSet set) throws IOException {
        Path saved = directory.resolve("model.json");
        Run run = train(set, "--save", saved.toString());
        assertCertified(set, run.json());
        Model model = ModelJson.load(saved);
        JsonObject printed = run.json().getAsJsonObject("coefficients");
        for (Coefficient coefficient : model.coefficients()) {
            assertThat(coefficient.value())
                    .isEqualTo(printed.get(coefficient.name()).getAsDouble());
        }
        if (set.intercept()) {
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

    private Run train(CertifiedSet set, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("train", Run.file(directory, "set.csv", set.csv()), "--target", "y", "--json"));
        if (set.degree() > 1) {
            arguments.addAll(List.of("--degree", Integer.toString(set.degree())));
        }
        if (!set.intercept()) {
            arguments.add("--no-intercept");
        }
        arguments.addAll(List.of(more));
        Run run = Run.of(arguments.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    private static void assertCertified(CertifiedSet set, JsonObject printed) {
        assertThat(printed.get("outcome").getAsString()).isEqualTo("converged");
        CertifiedSet.Results certified = set.certified();
        JsonObject coefficients = printed.getAsJsonObject("coefficients");
        JsonObject errors = printed.getAsJsonObject("standardErrors");
        List<String> parameters = new ArrayList<>(coefficients.keySet());
        if (set.intercept()) {
            parameters.add(0, "intercept");
        } else {
            assertThat(printed.get("intercept").isJsonNull()).isTrue();
        }
        double spread = Math.sqrt(printed.get("bestConstantLoss").getAsDouble());
        assertThat(certified.coefficients()).hasSameSizeAs(parameters);
        assertThat(errors.keySet()).containsExactlyInAnyOrderElementsOf(parameters);
        for (int i = 0; i < parameters.size(); i++) {
            String parameter = parameters.get(i);
            JsonElement value = parameter.equals("intercept") ? printed.get(parameter) : coefficients.get(parameter);
            assertDigits(value, certified.coefficients().get(i), spread, parameter);
            assertDigits(errors.get(parameter), certified.standardErrors().get(i), spread, "error of " + parameter);
        }
        assertDigits(printed.get("residualStandardError"), certified.residualDeviation(), spread, "residual SD");
        assertDigits(printed.get("r2"), certified.r2(), spread, "R²");
    }

    private static void assertDigits(JsonElement printed, double certified, double spread, String what) {
        double actual = printed.getAsDouble();
        if (certified == 0) {
            assertThat(actual).as(what).isBetween(0.0, ZERO * spread);
        } else {
            assertThat(CertifiedSet.digits(actual, certified))
                    .as("digits of %s: %s against %s", what, actual, certified)
                    .isGreaterThanOrEqualTo(DIGITS);
        }
    }
}
