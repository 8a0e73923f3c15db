package org.jellygrad.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One step of descent, beside two bare matrix products, plain INDArray calls, SameDiff and PyTorch. */
final class StepMeasurement implements Measurement {
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
        Map<String, Jmh.Score> ours = Jmh.run(JellygradStep.class);
        Map<String, Jmh.Score> bare = Jmh.run(BareStep.class);
        Map<String, Jmh.Score> plain = Jmh.run(Nd4jStep.class);
        Map<String, Jmh.Score> sameDiff = Jmh.run(SameDiffStep.class);
        Map<String, Double> torch = Torch.run(SIZES);
        List<List<Object>> rows = new ArrayList<>();
        for (String loss : List.of("mse", "huber")) {
            for (String size : SIZES) {
                String key = size + " " + loss;
                double own = microseconds(ours, key);
                rows.add(row(key, "Jellygrad", own, own));
                rows.add(row(key, "two bare dgemv", microseconds(bare, size), own));
                rows.add(row(key, "INDArray", microseconds(plain, key), own));
                rows.add(row(key, "SameDiff", microseconds(sameDiff, key), own));
                rows.add(row(key, "PyTorch", torch.getOrDefault(key, Double.NaN), own));
                Jmh.Score score = ours.get(key);
                rows.add(List.of(
                        key,
                        "heap bytes per step",
                        score == null ? Table.ABSENT : (Object) Math.rint(score.heapBytes()),
                        ""));
            }
        }
        rows.add(List.of(
                "compile a graph of 10 000 nodes",
                "Jellygrad",
                1e3 * GraphMeasurement.best(10_000).compile(),
                ""));
        GraphMeasurement.Cost chain = GraphMeasurement.best(150_000);
        rows.add(List.of("gradient of a chain of 150 000 nodes", "Jellygrad", 1e3 * chain.differentiate(), ""));
        rows.add(List.of("its compilation with the chain", "Jellygrad", 1e3 * chain.compileBoth(), ""));
        return new Table(
                "Microseconds per step, best of 80 iterations; ratio to Jellygrad",
                List.of("work", "by", "µs", "ratio"),
                rows);
    }

    private static double microseconds(Map<String, Jmh.Score> scores, String key) {
        Jmh.Score score = scores.get(key);
        return score == null ? Double.NaN : score.microseconds();
    }

    private static List<Object> row(String work, String by, double time, double own) {
        return Double.isNaN(time) ? List.of(work, by, Table.ABSENT, Table.ABSENT) : List.of(work, by, time, time / own);
    }
}
