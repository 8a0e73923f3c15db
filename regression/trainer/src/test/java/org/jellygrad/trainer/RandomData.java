package org.jellygrad.trainer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.trainer.settings.Settings;

/** Seeded random regressions for property tests: target {@code y}, features {@code x1}, {@code x2} ... */
public final class RandomData {

    private RandomData() {}

    public static Map<String, double[]> columns(long seed, int rows, int features) {
        Random random = new Random(seed);
        Map<String, double[]> columns = new LinkedHashMap<>();
        double[] y = new double[rows];
        for (int j = 1; j <= features; j++) {
            double offset = 10 * random.nextGaussian();
            double scale = Math.exp(2 * random.nextGaussian());
            double slope = random.nextGaussian() / scale;
            double[] x = new double[rows];
            for (int i = 0; i < rows; i++) {
                x[i] = offset + scale * random.nextGaussian();
                y[i] += slope * x[i];
            }
            columns.put("x" + j, x);
        }
        for (int i = 0; i < rows; i++) {
            y[i] += 3 + random.nextGaussian();
        }
        columns.put("y", y);
        return columns;
    }

    public static Dataset dataset(Map<String, double[]> columns) {
        return Dataset.of("random", columns);
    }

    public static Dataset dataset(long seed, int rows, int features) {
        return dataset(columns(seed, rows, features));
    }

    public static Settings settings() {
        return Settings.DEFAULTS.withTarget("y");
    }
}
