package org.jellygrad.benchmarks.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.benchmarks.measurement.Digits;
import org.jellygrad.benchmarks.measurement.Measurement;
import org.jellygrad.benchmarks.measurement.ResultTable;
import org.jellygrad.benchmarks.measurement.SeededData;
import org.jspecify.annotations.Nullable;

/**
 * From a CSV to coefficients, each method in a process of its own, start included, in turn, so that what else the machine does hits all.
 * With the largest resident memory of each.
 */
public final class CsvMeasurement implements Measurement {

    private static final int ROUNDS = 5;
    private static final double MEGABYTE = 1e6;
    private static final double KILOBYTES = 1e3;

    private static final String OURS = "Jellygrad";

    /** As the script calls them. */
    private static final List<String> PEERS = List.of("pandas, LinearRegression", "pandas in chunks, partial_fit");

    private static final List<String> PYTHONS =
            List.of(System.getenv().getOrDefault("JELLYGRAD_PYTHON", "python3"), "/usr/bin/python3");

    private final List<SeededData> files;

    /** @param files sizes of the files, which are written into the folder for temporary files */
    public CsvMeasurement(List<SeededData> files) {
        this.files = files;
    }

    @Override
    public String name() {
        return "csv";
    }

    /** One run. */
    private record Trial(double seconds, double megabytes, double digits) {}

    @Override
    public ResultTable run() {
        List<List<Object>> rows = new ArrayList<>();
        try {
            for (SeededData data : files) {
                Path file = Files.createTempFile("jellygrad-seeded", ".csv");
                try {
                    data.write(file);
                    measure(file, rows);
                } finally {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("A file could not be written or a process not be started: " + e, e);
        }
        return new ResultTable(
                "Seconds from a CSV to coefficients, start of the process included, median of " + ROUNDS
                        + " alternated runs; largest resident memory; digits of the worst slope",
                List.of("method", "file MB", "s", "least s", "memory MB", "digits"),
                rows);
    }

    private static void measure(Path file, List<List<Object>> rows) throws IOException {
        Map<String, List<Trial>> trials = new LinkedHashMap<>();
        trials.put(OURS, new ArrayList<>());
        PEERS.forEach(peer -> trials.put(peer, new ArrayList<>()));
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, List<Trial>> method : trials.entrySet()) {
                boolean absent = round > 0 && method.getValue().isEmpty();
                Trial trial = absent ? null : trial(method.getKey(), file);
                if (trial != null) {
                    method.getValue().add(trial);
                }
            }
        }
        double size = Files.size(file) / MEGABYTE;
        trials.forEach((method, all) -> rows.add(row(method, size, all)));
    }

    private static @Nullable Trial trial(String method, Path file) throws IOException {
        if (method.equals(OURS)) {
            return trial(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                    "-cp",
                    System.getProperty("java.class.path"),
                    CsvFit.class.getName(),
                    file.toString()));
        }
        for (String python : PYTHONS) {
            Trial trial = trial(List.of(python, "regression/benchmarks/peers/csv_fit.py", file.toString(), method));
            if (trial != null) {
                return trial;
            }
        }
        return null;
    }

    /** Null where the program is not there, or says that it cannot. */
    private static @Nullable Trial trial(List<String> command) throws IOException {
        long start = System.nanoTime();
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException notThere) {
            return null;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                return null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        String[] numbers = said.strip().split("\t", -1);
        return new Trial(
                seconds,
                Double.parseDouble(numbers[0]) / KILOBYTES,
                Digits.ofWorst(
                        Arrays.stream(numbers).skip(1).map(Double::valueOf).toList()));
    }

    private static List<Object> row(String method, double size, List<Trial> trials) {
        if (trials.isEmpty()) {
            String absent = ResultTable.ABSENT;
            return List.of(method, size, absent, absent, absent, absent);
        }
        double[] seconds = trials.stream().mapToDouble(Trial::seconds).sorted().toArray();
        return List.of(
                method,
                size,
                seconds[seconds.length / 2],
                seconds[0],
                trials.stream().mapToDouble(Trial::megabytes).max().orElse(Double.NaN),
                trials.stream().mapToDouble(Trial::digits).min().orElse(Double.NaN));
    }
}
