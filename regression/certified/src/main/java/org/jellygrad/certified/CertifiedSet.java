package org.jellygrad.certified;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A linear least squares set of the NIST Statistical Reference Datasets (doi:10.18434/T43G6C).
 *
 * @param name NIST's
 * @param names of the columns, {@code y}, the target, among them
 * @param rows the cells as NIST writes them, in the order of the names
 * @param degree of the polynomial in the one feature; 1 for a model of the columns themselves
 * @param intercept whether the model has one
 * @param certified what a fit should find
 */
public record CertifiedSet(
        String name, List<String> names, List<List<String>> rows, int degree, boolean intercept, Results certified) {

    /**
     * The certified numbers, rounded from 15 digits to doubles.
     *
     * @param coefficients the intercept first where there is one, then powers from 1, or columns in order
     * @param standardErrors of these
     * @param residualDeviation the residual standard deviation
     * @param r2 about zero where there is no intercept
     * @param f statistic of the regression; infinite where the residuals are 0
     */
    public record Results(
            List<Double> coefficients, List<Double> standardErrors, double residualDeviation, double r2, double f) {}

    private static final List<String> SETS = List.of(
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

    /** All eleven, from the easiest to the hardest, as NIST orders them. */
    public static List<CertifiedSet> all() {
        return SETS.stream().map(CertifiedSet::of).toList();
    }

    /**
     * The one of this name.
     *
     * @throws NullPointerException if there is none
     */
    public static CertifiedSet of(String name) {
        try (var reader = new InputStreamReader(
                requireNonNull(CertifiedSet.class.getResourceAsStream("/nist/" + name + ".json"), name),
                StandardCharsets.UTF_8)) {
            JsonObject set = JsonParser.parseReader(reader).getAsJsonObject();
            JsonElement degree = set.get("degree");
            return new CertifiedSet(
                    name,
                    texts(set.get("columns")),
                    set.getAsJsonArray("data").asList().stream()
                            .map(CertifiedSet::texts)
                            .toList(),
                    degree == null ? 1 : Math.max(1, degree.getAsInt()),
                    set.get("intercept").getAsBoolean(),
                    results(set.getAsJsonObject("certified")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Results results(JsonObject certified) {
        return new Results(
                texts(certified.get("coef")).stream().map(Double::valueOf).toList(),
                texts(certified.get("se")).stream().map(Double::valueOf).toList(),
                certified.get("residual_sd").getAsDouble(),
                certified.get("r2").getAsDouble(),
                certified
                        .getAsJsonObject("anova")
                        .getAsJsonObject("regression")
                        .get("f")
                        .getAsDouble());
    }

    private static List<String> texts(JsonElement array) {
        return array.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }

    /** The columns by name, rounded to doubles. */
    public Map<String, double[]> columns() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            int column = i;
            columns.put(
                    names.get(i),
                    rows.stream()
                            .mapToDouble(row -> Double.parseDouble(row.get(column)))
                            .toArray());
        }
        return columns;
    }

    /** The set as a CSV, numbers as NIST writes them. */
    public String csv() {
        return String.join(",", names) + "\n"
                + rows.stream().map(row -> String.join(",", row) + "\n").collect(joining());
    }

    /**
     * The digits a number has of a certified one, its log relative error −log₁₀(|x − c|/|c|); 16 if it is the same, and NaN of a
     * certified 0.
     */
    public static double digits(double actual, double certified) {
        if (certified == 0) {
            return Double.NaN;
        }
        double relative = Math.abs(actual - certified) / Math.abs(certified);
        return relative == 0 ? 16 : -Math.log10(relative);
    }

    @Override
    public String toString() {
        return name;
    }
}
