package org.jellygrad.benchmarks;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A linear least squares set of the NIST Statistical Reference Datasets.
 *
 * @param columns by name, {@code y} among them
 * @param degree of the polynomial in the one feature; 1 for a model of the columns themselves
 * @param certified coefficients, the intercept first where there is one
 */
record AccuracySet(String name, Map<String, double[]> columns, int degree, boolean intercept, double[] certified) {

    /** From the easiest to the hardest, as NIST orders them. */
    private static final List<String> NAMES = List.of(
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
            "Wampler5");

    /** Digits that the certified values have. */
    private static final double CERTIFIED_DIGITS = 15;

    static List<AccuracySet> all() {
        return NAMES.stream().map(AccuracySet::load).toList();
    }

    private static AccuracySet load(String name) {
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(AccuracySet.class.getResourceAsStream("/nist/" + name + ".json")),
                StandardCharsets.UTF_8)) {
            JsonObject set = JsonParser.parseReader(reader).getAsJsonObject();
            Map<String, double[]> columns = new LinkedHashMap<>();
            for (JsonElement column : set.getAsJsonArray("columns")) {
                int index = columns.size();
                columns.put(
                        column.getAsString(),
                        set.getAsJsonArray("data").asList().stream()
                                .mapToDouble(
                                        row -> row.getAsJsonArray().get(index).getAsDouble())
                                .toArray());
            }
            JsonElement degree = set.get("degree");
            return new AccuracySet(
                    name,
                    columns,
                    degree == null ? 1 : Math.max(1, degree.getAsInt()),
                    set.get("intercept").getAsBoolean(),
                    set.getAsJsonObject("certified").getAsJsonArray("coef").asList().stream()
                            .mapToDouble(JsonElement::getAsDouble)
                            .toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double[] y() {
        return Objects.requireNonNull(columns.get("y"));
    }

    /** The design matrix without a column of ones, [rows, terms]: powers rounded to doubles, as one hands them to a library. */
    double[][] x() {
        List<double[]> terms = new ArrayList<>();
        columns.forEach((name, column) -> {
            for (int power = 1; power <= degree && !name.equals("y"); power++) {
                double[] term = new double[column.length];
                for (int i = 0; i < term.length; i++) {
                    term[i] = Math.pow(column[i], power);
                }
                terms.add(term);
            }
        });
        double[][] x = new double[y().length][terms.size()];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < terms.size(); j++) {
                x[i][j] = terms.get(j)[i];
            }
        }
        return x;
    }

    /**
     * The digits of the worst coefficient, its log relative error −log₁₀(|b − c|/|c|), from 0 to the 15 that are certified; NaN where a
     * coefficient is missing.
     */
    double digits(double[] coefficients) {
        if (coefficients.length != certified.length) {
            return Double.NaN;
        }
        double worst = CERTIFIED_DIGITS;
        for (int i = 0; i < certified.length; i++) {
            double relative = Math.abs(coefficients[i] - certified[i]) / Math.abs(certified[i]);
            worst = Math.min(worst, relative == 0 ? CERTIFIED_DIGITS : -Math.log10(relative));
        }
        return Double.isNaN(worst) ? worst : Math.max(0, worst);
    }
}
