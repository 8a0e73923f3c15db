package org.jellygrad.trainer.internal.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.Selection;
import org.jellygrad.model.formula.Term;
import org.jellygrad.model.formula.Variable;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.design.Shrinkage;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.settings.Scaling;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At fixed parameters the mean of an epoch's batch gradients, each times its rows, is the gradient of all rows. */
class BatchGradientsTest {

    private static final int ROWS = 101;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 32, 101, 500})
    void addUpToTheFullGradient(int size) {
        Random random = new Random(size);
        for (boolean weighted : new boolean[] {false, true}) {
            for (Loss loss :
                    List.of(new Loss.Squared(), new Loss.Huber(1), new Loss.Quantile(0.8), new Loss.LogCosh())) {
                RowSource source = source(random, weighted);
                CondensedRows data = CondensedRows.of(
                        source,
                        List.of(new Term(new Variable.Column("a"), 1), new Term(new Variable.Column("b"), 1)),
                        true,
                        false);
                Coordinates coordinates = Coordinates.of(Scaling.STANDARD, data, Shrinkage.NONE);
                try (BlockObjective objective = new BlockObjective(source, data, coordinates, loss, 2)) {
                    double[] theta = random.doubles(3, -1, 1).toArray();
                    double[] full = new double[3];
                    double fullLoss = objective.evaluate(theta, full);
                    int[] order = shuffled(random);
                    double[] mean = new double[3];
                    double meanLoss = 0;
                    for (int from = 0; from < ROWS; from += size) {
                        int to = Math.min(from + size, ROWS);
                        double[] gradient = new double[3];
                        meanLoss += objective.evaluate(theta, gradient, order, from, to) * (to - from) / ROWS;
                        for (int j = 0; j < 3; j++) {
                            mean[j] += gradient[j] * (to - from) / ROWS;
                        }
                    }
                    assertThat(meanLoss).isCloseTo(fullLoss, within(1e-12 * fullLoss));
                    assertThat(mean).containsExactly(full, within(1e-12));
                }
            }
        }
    }

    private static int[] shuffled(Random random) {
        return random.ints(0, ROWS).distinct().limit(ROWS).toArray();
    }

    private static RowSource source(Random random, boolean weighted) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("a", random.doubles(ROWS, -3, 5).toArray());
        columns.put("b", random.doubles(ROWS, 0, 1).toArray());
        columns.put("y", random.doubles(ROWS, -2, 4).toArray());
        columns.put(
                "w",
                IntStream.range(0, ROWS)
                        .mapToDouble(i -> random.nextDouble() * 3)
                        .toArray());
        return Dataset.of("random", columns)
                .select(new Selection(
                        "y", List.of("a", "b"), weighted ? Optional.of("w") : Optional.empty(), MissingValues.DROP));
    }
}
