package org.jellygrad.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One step of descent, beside two bare matrix products, plain INDArray calls, SameDiff and PyTorch. */
final class StepMeasurement implements Measurement {
    private static final int ROUNDS = 3;
    private static final List<String> SIZES = List.of("5x1", "1000x10", "4096x50");

    @Override
    public String name() {
        return "step";
    }

    @Override
    public String summary() {
        return "one full-batch step (loss, gradients, update) beside bare BLAS, INDArray, SameDiff and PyTorch";
    }

    @Override
    public Table run() {
        Map<String, Double> plain = Jmh.run(Nd4jStep.class);
        Map<String, Double> sameDiff = Jmh.run(SameDiffStep.class);
        Map<String, Double> torch = Torch.run(SIZES);
        // In turn, so that a slow minute of the machine does not fall on one of them alone.
        List<Map<String, Double>> bare = new ArrayList<>();
        List<Map<String, Double>> ours = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            bare.add(Jmh.run(BareStep.class));
            ours.add(Jmh.run(JellygradStep.class));
        }
        List<List<Object>> rows = new ArrayList<>();
        for (String loss : List.of("mse", "huber")) {
            for (String size : SIZES) {
                String key = size + " " + loss;
                double own = median(ours, key);
                rows.add(List.of(key, "Jellygrad", own, 1.0, Allocation.perStep(size, loss)));
                rows.add(row(key, "two bare dgemv", median(bare, size), own));
                rows.add(row(key, "INDArray", plain.getOrDefault(key, Double.NaN), own));
                rows.add(row(key, "SameDiff", sameDiff.getOrDefault(key, Double.NaN), own));
                rows.add(row(key, "PyTorch", torch.getOrDefault(key, Double.NaN), own));
            }
        }
        GraphMeasurement.Cost graph = GraphMeasurement.measure(10_000);
        GraphMeasurement.Cost chain = GraphMeasurement.measure(150_000);
        rows.add(graph("compile a graph of 10 000 nodes", graph.compile()));
        rows.add(graph("gradient of a chain of 150 000 nodes", chain.differentiate()));
        rows.add(graph("compile the chain with it", chain.compileBoth()));
        return new Table(
                "Medians in microseconds, their ratio to Jellygrad's, and bytes allocated per step on the heap and off it",
                List.of("work", "by", "µs", "ratio", "bytes"),
                rows);
    }

    private static List<Object> graph(String work, GraphMeasurement.Time time) {
        return List.of(work, "Jellygrad", 1e3 * time.wall(), "", "");
    }

    private static double median(List<Map<String, Double>> rounds, String key) {
        double[] times = rounds.stream()
                .mapToDouble(round -> round.getOrDefault(key, Double.NaN))
                .sorted()
                .toArray();
        return times[times.length / 2];
    }

    private static List<Object> row(String work, String by, double time, double own) {
        return Double.isNaN(time)
                ? List.of(work, by, Table.ABSENT, Table.ABSENT, "")
                : List.of(work, by, time, time / own, "");
    }
}
