package org.jellygrad.benchmarks.solution;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.benchmarks.measurement.Digits;
import org.jellygrad.benchmarks.measurement.Measurement;
import org.jellygrad.benchmarks.measurement.ResultTable;
import org.jellygrad.benchmarks.measurement.SeededData;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.settings.Settings;

/**
 * From data in memory to coefficients, beside NumPy and scikit-learn on the same numbers: each in turn, several times, so that what else
 * the machine does hits all.
 */
public final class SolutionMeasurement implements Measurement {

    /** Rounds that count; two more go before, in which Java compiles. */
    private static final int ROUNDS = 7;

    private static final int WARM_UP = 2;

    /** Rounds of methods that take longer than so many seconds. */
    private static final int FEW = 3;

    private static final double SLOW = 2;

    private static final String OURS = "Jellygrad";
    private static final String PREPARED = "Jellygrad, Dataset.of";

    private final SeededData data;

    public SolutionMeasurement(SeededData data) {
        this.data = data;
    }

    @Override
    public String name() {
        return "solution";
    }

    @Override
    public ResultTable run() {
        Map<String, double[]> columns = data.columns();
        Map<String, List<Trial>> trials = new LinkedHashMap<>();
        trials.put(PREPARED, new ArrayList<>());
        trials.put(OURS, new ArrayList<>());
        SolutionPeer.METHODS.forEach(method -> trials.put(method, new ArrayList<>()));
        try (SolutionPeer peer = SolutionPeer.start(columns)) {
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                fit(columns, trials, round >= 0);
                for (String method : SolutionPeer.METHODS) {
                    List<Trial> before = trials.getOrDefault(method, List.of());
                    Trial trial = round < 0 || isSlow(before) ? null : peer.run(method);
                    if (trial != null) {
                        before.add(trial);
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("The peer ended: " + e.getMessage(), e);
        }
        List<List<Object>> rows = new ArrayList<>();
        trials.forEach((method, all) -> rows.add(row(method, all)));
        String size = data.rows() + " rows × " + data.features() + " features";
        String runs = "median of " + ROUNDS + " alternated runs, " + FEW + " of what takes over " + SLOW + " s";
        return new ResultTable(
                "Seconds from data in memory to coefficients, " + size + ", " + runs + "; digits of the worst slope",
                List.of("method", "s", "least s", "digits"),
                rows);
    }

    /** What takes this long is not run in every round. */
    private static boolean isSlow(List<Trial> trials) {
        return trials.size() == FEW && trials.get(0).seconds() > SLOW;
    }

    private static void fit(Map<String, double[]> columns, Map<String, List<Trial>> trials, boolean counts) {
        long start = System.nanoTime();
        Dataset dataset = Dataset.of("seeded", columns);
        long made = System.nanoTime();
        Model model =
                new Trainer(Settings.DEFAULTS.withTarget("y")).fit(dataset).model();
        long end = System.nanoTime();
        if (counts) {
            List<Double> found =
                    model.coefficients().stream().map(Coefficient::value).toList();
            trials.getOrDefault(PREPARED, new ArrayList<>()).add(new Trial((made - start) / 1e9, Double.NaN));
            trials.getOrDefault(OURS, new ArrayList<>()).add(new Trial((end - made) / 1e9, Digits.ofWorst(found)));
        }
    }

    /**
     * One run.
     *
     * @param digits of the worst coefficient; NaN where there are none
     */
    record Trial(double seconds, double digits) {}

    private static List<Object> row(String method, List<Trial> trials) {
        if (trials.isEmpty()) {
            return List.of(method, ResultTable.ABSENT, ResultTable.ABSENT, ResultTable.ABSENT);
        }
        double[] seconds = trials.stream().mapToDouble(Trial::seconds).sorted().toArray();
        double digits = trials.stream().mapToDouble(Trial::digits).min().orElse(Double.NaN);
        return List.of(method, seconds[seconds.length / 2], seconds[0], Double.isNaN(digits) ? "" : (Object) digits);
    }

    /** Where the peers' script is, from the project's root. */
    static Path script() {
        return Path.of("regression/benchmarks/peers/solution.py");
    }
}
