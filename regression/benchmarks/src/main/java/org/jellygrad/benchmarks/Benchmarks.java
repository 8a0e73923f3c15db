package org.jellygrad.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The entry of the script {@code run}. */
public final class Benchmarks {
    static final List<Measurement> ALL =
            List.of(new StepMeasurement(), new GraphMeasurement(), new GrowthMeasurement(), new AccuracyMeasurement());

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
