package org.jellygrad.trainer.digits;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.settings.Settings;

/** A seeded random regression, from harmless to hopeless. */
record RandomProblem(Kind kind, Map<String, double[]> columns, boolean intercept, boolean weighted) {

    /** What is hard about a problem. */
    enum Kind {
        WELL_CONDITIONED,
        NEARLY_COLLINEAR,
        FAR_FROM_ZERO,
        EXTREME_UNITS,
        DUPLICATES,
        CONSTANT_COLUMNS,
        CONSTANT_TARGET,
        EXACT_LINE,
        SPARSE,
        WIDE
    }

    static RandomProblem of(int seed) {
        Random random = new Random(seed);
        Kind kind = Kind.values()[seed % Kind.values().length];
        int features = 1 + random.nextInt(6);
        int rows = kind == Kind.WIDE
                ? 2 + random.nextInt(features)
                : features + 2 + random.nextInt(random.nextBoolean() ? 4 : 40);
        List<double[]> x = new ArrayList<>();
        for (int j = 0; j < features; j++) {
            x.add(random.doubles(rows, -1, 1).map(hardened(kind, random)).toArray());
        }
        double[] noise = random.doubles(rows, -1, 1).toArray();
        related(kind, random, x);
        double[] slopes = random.doubles(features, -3, 3).toArray();
        double scale = kind == Kind.EXTREME_UNITS ? Math.pow(10, 300 * random.nextDouble() - 150) : 1;
        double[] y = IntStream.range(0, rows)
                .mapToDouble(i -> switch (kind) {
                    case CONSTANT_TARGET -> 7.25;
                    case EXACT_LINE -> 3 - 2 * x.get(0)[i];
                    case EXTREME_UNITS -> scale * noise[i];
                    default ->
                        noise[i]
                                + IntStream.range(0, features)
                                        .mapToDouble(j -> slopes[j] * x.get(j)[i])
                                        .sum();
                })
                .toArray();
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int j = 0; j < features; j++) {
            columns.put("x" + (j + 1), x.get(j));
        }
        columns.put("y", y);
        boolean weighted = random.nextInt(4) == 0;
        if (weighted) {
            columns.put("w", random.ints(rows, 0, 4).mapToDouble(w -> w / 2.0).toArray());
        }
        return new RandomProblem(kind, columns, random.nextInt(4) > 0, weighted);
    }

    private static DoubleUnaryOperator hardened(Kind kind, Random random) {
        double exponent = random.nextDouble();
        double distance = Math.pow(10, 10 * exponent);
        double unit = Math.pow(10, 300 * exponent - 150);
        return switch (kind) {
            case FAR_FROM_ZERO -> value -> distance + value;
            case EXTREME_UNITS -> value -> unit * value;
            case SPARSE -> value -> Math.abs(value) < 0.7 ? 0 : Math.rint(4 * value);
            default -> value -> value;
        };
    }

    /** Makes the last column, where there are two, a companion of the first. */
    private static void related(Kind kind, Random random, List<double[]> x) {
        int last = x.size() - 1;
        double share = Math.pow(10, -12 * random.nextDouble());
        double[] first = x.get(0);
        double[] own = x.get(last);
        double[] made = IntStream.range(0, first.length)
                .mapToDouble(i -> switch (kind) {
                    case NEARLY_COLLINEAR -> first[i] + share * own[i];
                    case DUPLICATES -> share < 1e-6 ? first[i] : 3 * first[i] - x.get(last / 2)[i] + 1;
                    case CONSTANT_COLUMNS -> Math.rint(10 * share);
                    default -> own[i];
                })
                .toArray();
        if (last > 0) {
            x.set(last, made);
        }
    }

    int features() {
        return columns.size() - 1 - (weighted ? 1 : 0);
    }

    double[] column(String name) {
        return requireNonNull(columns.get(name));
    }

    double[] weights() {
        double[] ones = new double[column("y").length];
        Arrays.fill(ones, 1);
        return weighted ? column("w") : ones;
    }

    Fit fit(Settings settings) {
        Settings all = settings.withTarget("y")
                .withIntercept(intercept)
                .withFeatures(IntStream.rangeClosed(1, features())
                        .mapToObj(j -> "x" + j)
                        .toList());
        return new Trainer(weighted ? all.withWeights("w") : all).fit(Dataset.of("random", columns));
    }
}
