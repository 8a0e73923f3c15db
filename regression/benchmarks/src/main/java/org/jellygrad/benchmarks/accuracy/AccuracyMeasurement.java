package org.jellygrad.benchmarks.accuracy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.jellygrad.benchmarks.measurement.Measurement;
import org.jellygrad.benchmarks.measurement.ResultTable;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.settings.Settings;

/** The digits of the worst coefficient on certified least-squares problems, beside those of other regressions. */
public final class AccuracyMeasurement implements Measurement {

    static final String OURS = "Jellygrad";

    /** What stands for the digits of a fit that was refused, or whose coefficients were not all given. */
    private static final String NONE = "none";

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public ResultTable run() {
        List<AccuracySet> sets = AccuracySet.all();
        List<List<Object>> rows = new ArrayList<>();
        rows.add(ours(sets));
        Path folder = write(sets);
        for (AccuracyPeer peer : AccuracyPeer.all()) {
            Map<String, Map<String, double[]>> results = peer.run(folder);
            for (String method : peer.methods()) {
                rows.add(row(method, sets, results.getOrDefault(method, Map.of())));
            }
        }
        rows.add(row("commons-math OLS", sets, commonsMath(sets)));
        List<String> columns = Stream.of(Stream.of("by"), sets.stream().map(AccuracySet::name), Stream.of("worst"))
                .flatMap(heads -> heads)
                .toList();
        return new ResultTable("Digits (log relative error) of the worst coefficient; 15 are certified", columns, rows);
    }

    /** Our row: default options, but for degree and intercept. */
    static List<Object> ours(List<AccuracySet> sets) {
        return row(
                OURS, sets, sets.stream().collect(Collectors.toMap(AccuracySet::name, AccuracyMeasurement::trained)));
    }

    private static double[] trained(AccuracySet set) {
        Settings settings =
                Settings.DEFAULTS.withTarget("y").withDegree(set.degree()).withIntercept(set.intercept());
        Model model =
                new Trainer(settings).fit(Dataset.of(set.name(), set.columns())).model();
        DoubleStream coefficients = model.coefficients().stream().mapToDouble(Coefficient::value);
        return (set.intercept() ? DoubleStream.concat(DoubleStream.of(model.intercept()), coefficients) : coefficients)
                .toArray();
    }

    private static Map<String, double[]> commonsMath(List<AccuracySet> sets) {
        Map<String, double[]> results = new HashMap<>();
        for (AccuracySet set : sets) {
            OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
            regression.setNoIntercept(!set.intercept());
            regression.newSampleData(set.y(), set.x());
            try {
                results.put(set.name(), regression.estimateRegressionParameters());
            } catch (SingularMatrixException refused) {
                results.put(set.name(), new double[0]);
            }
        }
        return results;
    }

    private static List<Object> row(String method, List<AccuracySet> sets, Map<String, double[]> results) {
        List<Object> row = new ArrayList<>();
        row.add(method);
        double worst = Double.POSITIVE_INFINITY;
        for (AccuracySet set : sets) {
            double[] coefficients = results.get(set.name());
            double digits = coefficients == null ? Double.NaN : set.digits(coefficients);
            row.add(cell(digits, results.isEmpty()));
            worst = Math.min(worst, digits);
        }
        row.add(cell(worst, results.isEmpty()));
        return row;
    }

    private static Object cell(double digits, boolean absent) {
        if (absent) {
            return ResultTable.ABSENT;
        }
        return Double.isNaN(digits) ? NONE : (Object) digits;
    }

    /** One file a set: whether it has an intercept, then its rows, the target first. */
    private static Path write(List<AccuracySet> sets) {
        try {
            Path folder = Files.createTempDirectory("accuracy");
            for (AccuracySet set : sets) {
                double[][] x = set.x();
                Path file = Files.write(
                        folder.resolve(set.name() + ".csv"),
                        Stream.concat(
                                        Stream.of(set.intercept() ? "intercept" : "origin"),
                                        IntStream.range(0, x.length).mapToObj(i -> line(set.y()[i], x[i])))
                                .toList());
                file.toFile().deleteOnExit();
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(double y, double[] x) {
        return DoubleStream.concat(DoubleStream.of(y), Arrays.stream(x))
                .mapToObj(Double::toString)
                .collect(Collectors.joining(","));
    }
}
