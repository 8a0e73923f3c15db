package org.jellygrad.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jellygrad.cli.comparison.CompareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The numbers of the articles on data, S11, S16, S35, S36, S41 and S45, from the command line. S1 to S10 are {@link GuessTest}'s, the rates
 * of S11 also {@link CompareTest}'s.
 */
class DemosOnDataTest {
    private static final String START = "slope=3,intercept=20";

    private static JsonObject train(String options) {
        List<String> arguments = new ArrayList<>(List.of("train", "--json", "--quiet"));
        arguments.addAll(List.of(options.split(" ", -1)));
        return Run.of(arguments.toArray(String[]::new)).json();
    }

    private static double coefficient(JsonObject run, String name) {
        return run.getAsJsonObject("coefficients").get(name).getAsDouble();
    }

    /** S11: descent on the jars as they are creeps, and diverges a little beyond the limit. */
    @Test
    void s11Needle() {
        String raw = "jellybeans --scale none --start " + START;
        JsonObject known = train(raw + " --lr 1e-6 --epochs 1");
        assertThat(known.get("conditionNumber").getAsDouble()).isCloseTo(1361256, within(0.5));
        assertThat(known.get("stableLearningRate").getAsDouble()).isCloseTo(3.0303e-6, within(5e-11));
        assertThat(known.get("largestEigenvalue").getAsDouble()).isCloseTo(660001.515, within(5e-4));
        assertThat(known.get("smallestEigenvalue").getAsDouble()).isCloseTo(0.484847, within(5e-7));
        assertThat(train(raw + " --lr 2.9e-6 --epochs 10000").get("loss").getAsDouble())
                .isCloseTo(94.29, within(0.005));
        assertThat(train(raw + " --lr 2.9e-6 --epochs 100000").get("loss").getAsDouble())
                .isCloseTo(73.21, within(0.005));
        JsonObject million = train(raw + " --lr 2.9e-6 --epochs 1000000");
        assertThat(million.get("loss").getAsDouble()).isCloseTo(5.83, within(0.005));
        assertThat(coefficient(million, "jar_size")).isCloseTo(2.00743, within(5e-6));
        assertThat(million.get("intercept").getAsDouble()).isCloseTo(35.0975, within(5e-5));
    }

    /** S11: in hundreds the valley is rounder. */
    @Test
    void s11Hundreds(@TempDir Path directory) {
        String hundreds = Run.file(directory, "hundreds.csv", "jar_size,beans\n1,240\n3,640\n5,1040\n7,1440\n9,1840\n");
        JsonObject run = train(hundreds + " --target beans --scale none --lr 0.01 --epochs 1");
        assertThat(run.get("conditionNumber").getAsDouble()).isCloseTo(142.5, within(0.05));
        assertThat(run.get("stableLearningRate").getAsDouble()).isCloseTo(0.029618, within(5e-7));
    }

    /** S16: full batches from 0, and what is known before. */
    @Test
    void s16FullBatch() {
        String raw = "doubles --scale none --lr 0.01 --start slope=0,intercept=0 --epochs ";
        int[] epochs = {1, 10, 100, 1000};
        double[] slopes = {0.44, 1.737402, 1.898433, 1.995180};
        double[] intercepts = {0.12, 0.462786, 0.366691, 0.017400};
        for (int i = 0; i < epochs.length; i++) {
            JsonObject run = train(raw + epochs[i]);
            assertThat(coefficient(run, "x")).isCloseTo(slopes[i], within(5e-7));
            assertThat(run.get("intercept").getAsDouble()).isCloseTo(intercepts[i], within(5e-7));
            assertThat(run.get("largestEigenvalue").getAsDouble()).isCloseTo(23.6619, within(5e-5));
            assertThat(run.get("stableLearningRate").getAsDouble()).isCloseTo(0.084524, within(5e-7));
            assertThat(run.get("conditionNumber").getAsDouble()).isCloseTo(70.0, within(0.05));
        }
        JsonObject best = train("doubles");
        assertThat(coefficient(best, "x")).isCloseTo(2, within(1e-12));
        assertThat(best.get("intercept").getAsDouble()).isCloseTo(0, within(1e-12));
    }

    /** S16 row by row: each step is the gradient of one row, each epoch takes every row once, and explain names the row. */
    @Test
    void s16RowByRow(@TempDir Path directory) throws IOException {
        Path trace = directory.resolve("path.csv");
        double[] x = {1, 2, 3, 4, 5};
        double rate = 0.005;
        train("doubles --scale none --batch 1 --lr 0.005 --start slope=0,intercept=0 --epochs 3 --trace " + trace);
        List<double[]> steps = Files.readAllLines(trace).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(cells -> !cells[3].isEmpty())
                .map(cells -> new double[] {
                    Double.parseDouble(cells[2]), Double.parseDouble(cells[5]), Double.parseDouble(cells[6])
                })
                .toList();
        assertThat(steps).hasSize(15);
        int[] rows = new int[15];
        double intercept = 0;
        double slope = 0;
        for (int step = 0; step < 15; step++) {
            double[] at = steps.get(step);
            assertThat(at[1]).isCloseTo(intercept, within(1e-12));
            assertThat(at[2]).isCloseTo(slope, within(1e-12));
            double loss = at[0];
            double b = intercept;
            double m = slope;
            rows[step] = IntStream.range(0, 5)
                    .filter(i -> Math.abs(Math.pow(m * x[i] + b - 2 * x[i], 2) - loss) < 1e-9)
                    .findFirst()
                    .orElseThrow();
            double residual = m * x[rows[step]] + b - 2 * x[rows[step]];
            slope -= rate * 2 * residual * x[rows[step]];
            intercept -= rate * 2 * residual;
        }
        for (int epoch = 0; epoch < 3; epoch++) {
            assertThat(Arrays.copyOfRange(rows, 5 * epoch, 5 * epoch + 5)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
        }
        for (int step = 1; step <= 15; step += 7) {
            assertThat(explain("doubles", "--batch", "1", "--lr", "0.005", "--step", Integer.toString(step)))
                    .startsWith("Step " + step + " of gd on doubles (row " + (rows[step - 1] + 1) + ")");
        }
        assertThat(explain("doubles", "--batch", "1", "--lr", "0.005"))
                .contains("slope ← 0 − 0.005 · (-4) = 0.02", "intercept ← 0 − 0.005 · (-4) = 0.02");
    }

    private static String explain(String... options) {
        List<String> arguments = new ArrayList<>(List.of("explain"));
        arguments.addAll(List.of(options));
        Run run = Run.of(arguments.toArray(String[]::new)).assertFits();
        assertThat(run.code()).as(run.err()).isZero();
        return run.out();
    }

    /** S35 and S36: L(m) = 11 m² − 44 m + 44, fastest at 1/22, stable below 1/11; ρ stands in {@link CompareTest}. */
    @Test
    void s35AndS36() {
        JsonObject run = train("doubles --no-intercept --scale none --lr 0.01 --epochs 1");
        assertThat(run.get("bestLearningRate").getAsDouble()).isCloseTo(0.0454545, within(5e-8));
        assertThat(run.get("stableLearningRate").getAsDouble()).isCloseTo(0.0909091, within(5e-8));
        assertThat(coefficient(run, "x")).isCloseTo(0.44, within(1e-12));
        assertThat(run.get("loss").getAsDouble()).isCloseTo(11 * 0.44 * 0.44 - 44 * 0.44 + 44, within(1e-12));
    }

    /** S41: the same step has another rate on the sum and on half the mean. */
    @Test
    void s41() {
        assertThat(explain("jellybeans", "--start", START, "--lr", "1e-6").replaceAll("\\s+", " "))
                .contains("the same step has the rate 2e-07 (over n), on half their mean 2e-06 (twice).");
        double[] mean =
                path(Run.of("minimize", "11*x^2-44*x+44", "--start", "x=0", "--lr", "0.01", "--steps", "9", "--json"));
        double[] sum = path(
                Run.of("minimize", "55*x^2-220*x+220", "--start", "x=0", "--lr", "0.002", "--steps", "9", "--json"));
        double[] half =
                path(Run.of("minimize", "5.5*x^2-22*x+22", "--start", "x=0", "--lr", "0.02", "--steps", "9", "--json"));
        assertThat(sum).containsExactly(mean, within(1e-12));
        assertThat(half).containsExactly(mean, within(1e-12));
    }

    private static double[] path(Run run) {
        JsonArray path =
                run.json().getAsJsonObject("path").getAsJsonObject("parameters").getAsJsonArray("x");
        return IntStream.range(0, path.size())
                .mapToDouble(i -> path.get(i).getAsDouble())
                .toArray();
    }

    /** S45: the fall is about the rate times the squared gradient; who stops when the cost stops falling is told so. */
    @Test
    void s45() {
        assertThat(explain("doubles", "--lr", "0.0001").replaceAll("\\s+", " "))
                .contains("would fall by the rate times the squared gradient, 0.0001 · 2080 = 0.208.");
        JsonObject stopped = train("doubles --scale none --lr 0.01 --loss-change 0.01");
        assertThat(stopped.get("outcome").getAsString()).isEqualTo("stopped-early");
        assertThat(stopped.get("why").getAsString()).contains("changed the loss by less than 0.01 of it");
    }
}
