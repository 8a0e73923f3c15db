package org.jellygrad.benchmarks.measurement;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Regressions of any size whose least-squares solution is known exactly: intercept 7 and coefficients 1, −2, 3, −4, ... All numbers are
 * whole. Rows come in pairs with the same features, the target of one as far above its prediction as that of the other below, so that
 * the residuals are orthogonal to every column.
 *
 * @param rows an even number
 * @param features columns x1, x2, ...
 * @param seed the same gives the same numbers
 */
public record SeededData(long rows, int features, long seed) {

    public static final int INTERCEPT = 7;
    private static final int RANGE = 1000;

    public SeededData {
        if (rows % 2 != 0) {
            throw new IllegalArgumentException("Rows come in pairs, and " + rows + " is odd.");
        }
    }

    /** The coefficient of x1 (j = 0), x2 ... */
    public static int coefficient(int j) {
        return j % 2 == 0 ? j + 1 : -(j + 1);
    }

    /** Features, then the target y. */
    public Map<String, double[]> columns() {
        int count = Math.toIntExact(rows);
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int j = 0; j < features; j++) {
            columns.put("x" + (j + 1), new double[count]);
        }
        columns.put("y", new double[count]);
        double[][] cells = columns.values().toArray(double[][]::new);
        int[] next = {0};
        forEach(row -> {
            for (int j = 0; j < row.length; j++) {
                cells[j][next[0]] = row[j];
            }
            next[0]++;
        });
        return columns;
    }

    /** Takes a row: features, then the target. The next row overwrites it. */
    private interface Action<E extends Exception> {
        void accept(long[] row) throws E;
    }

    private <E extends Exception> void forEach(Action<E> action) throws E {
        SplittableRandom all = new SplittableRandom(seed);
        SplittableRandom noise = all.split();
        SplittableRandom[] randoms = Stream.generate(all::split).limit(features).toArray(SplittableRandom[]::new);
        long[] row = new long[features + 1];
        for (long i = 0; i < rows; i += 2) {
            int residual = noise.nextInt(-RANGE, RANGE + 1);
            long prediction = INTERCEPT;
            for (int j = 0; j < features; j++) {
                row[j] = randoms[j].nextInt(-RANGE, RANGE + 1);
                prediction += coefficient(j) * row[j];
            }
            row[features] = prediction + residual;
            action.accept(row);
            row[features] = prediction - residual;
            action.accept(row);
        }
    }

    /** Writes the same rows as a CSV of any size, in the memory of one row. */
    public void write(Path file) throws IOException {
        String names =
                IntStream.rangeClosed(1, features).mapToObj(j -> "x" + j + ",").collect(Collectors.joining());
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            out.write(names + "y\n");
            StringBuilder line = new StringBuilder();
            forEach(row -> {
                line.setLength(0);
                for (long cell : row) {
                    line.append(cell).append(',');
                }
                line.setCharAt(line.length() - 1, '\n');
                out.append(line);
            });
        }
    }
}
