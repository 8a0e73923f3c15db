package org.jellygrad.benchmarks.step;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jellygrad.benchmarks.graph.GraphMeasurement;
import org.jellygrad.benchmarks.measurement.Jmh;
import org.jellygrad.benchmarks.measurement.Measurement;
import org.jellygrad.benchmarks.measurement.ResultTable;
import org.openjdk.jmh.results.IterationResult;

/** One step of descent, beside two bare matrix products, plain INDArray calls, SameDiff and PyTorch. */
public final class StepMeasurement implements Measurement {
    private static final List<String> SIZES = List.of("5x1", "1000x10", "4096x50");

    /** A time in microseconds not to be exceeded. */
    private static final Map<String, Double> AT_MOST = Map.of(
            "5x1 mse Jellygrad", 0.5,
            "5x1 huber Jellygrad", 1.0,
            "compile a graph of 10 000 nodes Jellygrad", 100_000.0);

    /** How many times longer a peer must take. */
    private static final Map<String, Double> RATIO_AT_LEAST = Map.of(
            "5x1 mse INDArray", 150.0,
            "5x1 mse SameDiff", 500.0,
            "5x1 mse PyTorch", 60.0,
            "5x1 huber INDArray", 150.0,
            "5x1 huber SameDiff", 500.0,
            "5x1 huber PyTorch", 60.0,
            "1000x10 mse PyTorch", 8.0);

    /** How many times longer than the two products the step may take. */
    private static final Map<String, Double> RATIO_AT_MOST = Map.of(
            "1000x10 mse two bare dgemv", 1.3,
            "1000x10 huber two bare dgemv", 1.6,
            "4096x50 mse two bare dgemv", 1.15,
            "4096x50 huber two bare dgemv", 1.3);

    @Override
    public String name() {
        return "step";
    }

    @Override
    public ResultTable run() {
        Map<String, List<IterationResult>> pairs = Jmh.run(PairedStep.class, 3);
        Map<String, Map<String, Double>> peers = new HashMap<>();
        peers.put("INDArray", times(Nd4jStep.class));
        peers.put("SameDiff", times(SameDiffStep.class));
        peers.put("PyTorch", Torch.run(SIZES));
        List<List<Object>> rows = new ArrayList<>();
        for (String loss : List.of("mse", "huber")) {
            for (String size : SIZES) {
                String work = size + " " + loss;
                List<IterationResult> paired = requireNonNull(pairs.get(work), work);
                double own = Jmh.median(paired, each -> perStep(each, "own"));
                rows.add(row(work, "Jellygrad", own, 1, Allocation.perStep(size, loss)));
                rows.add(row(
                        work,
                        "two bare dgemv",
                        Jmh.median(paired, each -> perStep(each, "bare")),
                        Jmh.median(paired, each -> Jmh.count(each, "own") / Jmh.count(each, "bare")),
                        ""));
                for (String peer : List.of("INDArray", "SameDiff", "PyTorch")) {
                    double time = requireNonNull(peers.get(peer), peer).getOrDefault(work, Double.NaN);
                    rows.add(row(work, peer, time, time / own, ""));
                }
            }
        }
        GraphMeasurement.Cost graph = GraphMeasurement.measure(10_000);
        GraphMeasurement.Cost chain = GraphMeasurement.measure(150_000);
        rows.add(graph("compile a graph of 10 000 nodes", graph.compile()));
        rows.add(graph("gradient of a chain of 150 000 nodes", chain.differentiate()));
        rows.add(graph("compile the chain with it", chain.compileBoth()));
        Set<String> measured =
                rows.stream().map(row -> row.get(0) + " " + row.get(1)).collect(Collectors.toSet());
        if (Stream.of(AT_MOST, RATIO_AT_LEAST, RATIO_AT_MOST)
                .anyMatch(targets -> !measured.containsAll(targets.keySet()))) {
            throw new IllegalStateException("A target names what was not measured; measured were " + measured);
        }
        return new ResultTable(
                "Medians in microseconds, their ratio to Jellygrad's (beside the two products Jellygrad's to theirs, the median over pairs"
                        + " run in turn), all on one"
                        + " thread; bytes allocated per step on the heap and off it; what must be reached",
                List.of("work", "by", "µs", "ratio", "bytes", "must reach", "reached"),
                rows);
    }

    private static Map<String, Double> times(Class<?> benchmark) {
        Map<String, Double> times = new HashMap<>();
        Jmh.run(benchmark, 1).forEach((work, iterations) -> times.put(work, Jmh.median(iterations, Jmh::time)));
        return times;
    }

    private static double perStep(IterationResult iteration, String by) {
        return Jmh.count(iteration, by) / Jmh.count(iteration, "steps") / 1e3;
    }

    private static List<Object> graph(String work, GraphMeasurement.Time time) {
        return row(work, "Jellygrad", 1e3 * time.wall(), 1, "");
    }

    private static List<Object> row(String work, String by, double time, double ratio, Object bytes) {
        if (Double.isNaN(time)) {
            return List.of(work, by, ResultTable.ABSENT, ResultTable.ABSENT, bytes, "", "");
        }
        Double most = AT_MOST.get(work + " " + by);
        Double ratioLeast = RATIO_AT_LEAST.get(work + " " + by);
        Double ratioMost = RATIO_AT_MOST.get(work + " " + by);
        String target = "";
        boolean reached = true;
        if (most != null) {
            target = "≤ " + ResultTable.number(most) + " µs";
            reached = time <= most;
        } else if (ratioLeast != null) {
            target = "ratio ≥ " + ResultTable.number(ratioLeast);
            reached = ratio >= ratioLeast;
        } else if (ratioMost != null) {
            target = "ratio ≤ " + ResultTable.number(ratioMost);
            reached = ratio <= ratioMost;
        }
        if (bytes instanceof Double count) {
            target += (target.isEmpty() ? "" : ", ") + "0 bytes";
            reached &= count == 0;
        }
        return List.of(work, by, time, ratio, bytes, target, target.isEmpty() ? "" : reached ? "yes" : "NO");
    }
}
