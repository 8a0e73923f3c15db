package org.jellygrad.benchmarks.solution;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jellygrad.benchmarks.measurement.Digits;
import org.jspecify.annotations.Nullable;

/**
 * NumPy and scikit-learn in a process of their own, which reads the columns once from a file and then fits when told to. Absent where
 * Python or a package is.
 */
final class SolutionPeer implements AutoCloseable {

    /** As the script calls them. */
    static final List<String> METHODS =
            List.of("NumPy Gram and solve", "scikit-learn Ridge", "scikit-learn LinearRegression");

    /** Debian's packages belong to the system's Python, which need not be the first on the path. */
    private static final List<String> PYTHONS =
            List.of(System.getenv().getOrDefault("JELLYGRAD_PYTHON", "python3"), "/usr/bin/python3");

    private final @Nullable Process process;
    private final @Nullable BufferedWriter tell;
    private final @Nullable BufferedReader hear;

    private SolutionPeer(@Nullable Process process) {
        this.process = process;
        this.tell = process == null ? null : process.outputWriter(StandardCharsets.UTF_8);
        this.hear = process == null ? null : process.inputReader(StandardCharsets.UTF_8);
    }

    static SolutionPeer start(Map<String, double[]> columns) throws IOException {
        Path file = Files.createTempFile("jellygrad-solution", ".f64");
        try {
            write(columns, file);
            for (String python : PYTHONS) {
                SolutionPeer peer = start(python, file, columns.size());
                if (peer.process != null) {
                    return peer;
                }
            }
            return new SolutionPeer(null);
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Map<String, double[]> columns, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (double[] column : columns.values()) {
                ByteBuffer bytes =
                        ByteBuffer.allocate(Double.BYTES * column.length).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asDoubleBuffer().put(column);
                out.write(bytes.array());
            }
        }
    }

    private static SolutionPeer start(String python, Path file, int columns) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(
                            python, SolutionMeasurement.script().toString(), file.toString(), Integer.toString(columns))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noPython) {
            return new SolutionPeer(null);
        }
        SolutionPeer peer = new SolutionPeer(process);
        return peer.hear != null && "ready".equals(peer.hear.readLine()) ? peer : new SolutionPeer(null);
    }

    /** Fits once; null where the method is absent. */
    SolutionMeasurement.@Nullable Trial run(String method) throws IOException {
        if (tell == null || hear == null) {
            return null;
        }
        tell.write(method + "\n");
        tell.flush();
        String[] said = String.valueOf(hear.readLine()).split("\t", -1);
        if (said.length < 2) {
            return null;
        }
        List<Double> coefficients =
                Arrays.stream(said).skip(1).map(Double::valueOf).toList();
        return new SolutionMeasurement.Trial(Double.parseDouble(said[0]), Digits.ofWorst(coefficients));
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
        }
    }
}
