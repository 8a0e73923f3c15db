package org.jellygrad.benchmarks.epoch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.benchmarks.measurement.Measurement;
import org.jellygrad.benchmarks.measurement.ResultTable;
import org.jellygrad.benchmarks.measurement.SeededData;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.trainer.Progress;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StopRules;

/** The time of an epoch in memory, from one call of the progress to the next, beside a plain read of the features. */
public final class EpochMeasurement implements Measurement {

    private static final int EPOCHS = 21;
    private static final int READS = 21;
    private static final double MILLISECONDS = 1e6;

    private final SeededData data;

    public EpochMeasurement(SeededData data) {
        this.data = data;
    }

    @Override
    public String name() {
        return "epoch";
    }

    @Override
    public ResultTable run() {
        Map<String, double[]> columns = data.columns();
        Dataset dataset = Dataset.of("seeded", columns);
        double read = read(columns);
        Settings settings = Settings.DEFAULTS
                .withTarget("y")
                .withLearningRate(new LearningRate.Fixed(1e-3))
                .withStop(StopRules.DEFAULTS.withMaxEpochs(EPOCHS).withTolerance(1e-300));
        Settings huber = settings.withLoss(new Loss.Huber(1));
        Map<String, Settings> runs = new LinkedHashMap<>();
        runs.put("huber:1, all rows", huber);
        runs.put("huber:1, all rows, one thread", huber.withThreads(1));
        runs.put("mse, batches of 64", settings.withBatching(new Batching.MiniBatch(64)));
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of("plain read by two threads", read, 1.0));
        runs.forEach((name, each) -> {
            double epoch = epoch(dataset, each);
            rows.add(List.of(name, epoch, epoch / read));
        });
        return new ResultTable(
                "Milliseconds of an epoch in memory, " + data.rows() + " rows × " + data.features()
                        + " features, median",
                List.of("epoch", "ms", "reads"),
                rows);
    }

    /** The median time between two epochs. */
    private static double epoch(Dataset dataset, Settings settings) {
        List<Long> times = new ArrayList<>();
        new Trainer(settings).fit(dataset, new Progress() {
            @Override
            public void starting(Outlook outlook) {
                times.add(System.nanoTime());
            }

            @Override
            public void epoch(int epoch, double loss, double gradientNorm, double learningRate) {
                times.add(System.nanoTime());
            }
        });
        double[] between = new double[times.size() - 1];
        Arrays.setAll(between, i -> (times.get(i + 1) - times.get(i)) / MILLISECONDS);
        return median(between);
    }

    /** Adds up every feature, half of them on each of two threads. */
    private double read(Map<String, double[]> columns) {
        double[][] features = columns.values().stream().limit(data.features()).toArray(double[][]::new);
        double[] times = new double[READS];
        for (int i = 0; i < READS; i++) {
            long start = System.nanoTime();
            double sum = Arrays.stream(features)
                    .parallel()
                    .mapToDouble(EpochMeasurement::sum)
                    .sum();
            times[i] = (System.nanoTime() - start) / MILLISECONDS + 0 * sum;
        }
        return median(times);
    }

    /** In eight lanes, so that memory and not addition sets the pace. */
    private static double sum(double... column) {
        double[] lanes = new double[8];
        for (int i = 0; i + lanes.length <= column.length; i += lanes.length) {
            for (int lane = 0; lane < lanes.length; lane++) {
                lanes[lane] += column[i + lane];
            }
        }
        return Arrays.stream(lanes).sum();
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
