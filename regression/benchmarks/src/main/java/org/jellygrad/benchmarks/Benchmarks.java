package org.jellygrad.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jellygrad.benchmarks.accuracy.AccuracyMeasurement;
import org.jellygrad.benchmarks.csv.CsvMeasurement;
import org.jellygrad.benchmarks.epoch.EpochMeasurement;
import org.jellygrad.benchmarks.graph.GraphMeasurement;
import org.jellygrad.benchmarks.graph.GrowthMeasurement;
import org.jellygrad.benchmarks.measurement.Measurement;
import org.jellygrad.benchmarks.measurement.ResultTable;
import org.jellygrad.benchmarks.measurement.SeededData;
import org.jellygrad.benchmarks.page.PageMeasurement;
import org.jellygrad.benchmarks.scale.ScaleMeasurement;
import org.jellygrad.benchmarks.solution.SolutionMeasurement;
import org.jellygrad.benchmarks.step.StepMeasurement;

/** The entry of the script {@code run}. */
public final class Benchmarks {
    static final List<Measurement> ALL = List.of(
            new StepMeasurement(),
            new GraphMeasurement(),
            new GrowthMeasurement(),
            new AccuracyMeasurement(),
            new SolutionMeasurement(new SeededData(1_000_000, 50, 1)),
            new CsvMeasurement(List.of(new SeededData(6_400_000, 10, 1), new SeededData(26_000_000, 10, 1))),
            new EpochMeasurement(new SeededData(1_000_000, 50, 1)),
            new ScaleMeasurement(100_000_000),
            new PageMeasurement());

    private Benchmarks() {}

    /**
     * Runs one benchmark.
     *
     * @param args a name, and perhaps {@code --json}
     */
    public static void main(String[] args) {
        boolean json = Arrays.asList(args).contains("--json");
        Optional<String> unknown = Arrays.stream(args)
                .filter(arg -> arg.startsWith("--") && !arg.equals("--json"))
                .findFirst();
        if (unknown.isPresent()) {
            System.err.println("Unknown option '" + unknown.get() + "'.\n\nThere is one: --json, for one object.");
            System.exit(2);
            return;
        }
        Optional<String> name =
                Arrays.stream(args).filter(arg -> !arg.startsWith("--")).findFirst();
        Optional<Measurement> chosen = ALL.stream()
                .filter(measurement -> measurement.name().equals(name.orElse("")))
                .findFirst();
        if (chosen.isEmpty()) {
            System.err.println("Unknown benchmark '" + name.orElse("") + "'.\n\nThere are: "
                    + String.join(", ", ALL.stream().map(Measurement::name).toList()));
            System.exit(2);
            return;
        }
        ResultTable table = chosen.get().run();
        System.out.println(json ? table.json().toString() : table.text());
    }
}
