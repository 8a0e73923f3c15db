package org.jellygrad.benchmarks.scale;

import java.util.ArrayList;
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

/** Time from data in memory to coefficients by rows, features and threads: it should grow with the rows, and with the features' square. */
public final class ScaleMeasurement implements Measurement {

    /** Rounds that count; one more goes before. */
    private static final int ROUNDS = 3;

    private final long mostCells;

    /** @param mostCells larger tables are left out */
    public ScaleMeasurement(long mostCells) {
        this.mostCells = mostCells;
    }

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public ResultTable run() {
        List<List<Object>> rows = new ArrayList<>();
        for (int features : new int[] {2, 10, 50, 200, 2_000}) {
            for (long count = 10_000; count * features <= mostCells; count *= 10) {
                Map<String, double[]> columns = new SeededData(count, features, 1).columns();
                for (int threads = 1; threads <= 2; threads++) {
                    rows.add(row(columns, count, features, threads));
                }
            }
        }
        return new ResultTable(
                "Seconds from data in memory to coefficients, least of " + ROUNDS + "; digits of the worst slope",
                List.of("rows", "features", "threads", "s", "ns a cell", "digits"),
                rows);
    }

    private static List<Object> row(Map<String, double[]> columns, long count, int features, int threads) {
        Settings settings = Settings.DEFAULTS.withTarget("y").withThreads(threads);
        double least = Double.POSITIVE_INFINITY;
        double digits = Double.NaN;
        for (int round = 0; round <= ROUNDS; round++) {
            long start = System.nanoTime();
            Model model =
                    new Trainer(settings).fit(Dataset.of("seeded", columns)).model();
            double seconds = (System.nanoTime() - start) / 1e9;
            least = round == 0 ? least : Math.min(least, seconds);
            digits = Digits.ofWorst(
                    model.coefficients().stream().map(Coefficient::value).toList());
        }
        return List.of(
                (double) count, (double) features, (double) threads, least, least * 1e9 / count / features, digits);
    }
}
