package org.jellygrad.trainer.internal.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.model.formula.Term;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.design.Shrinkage;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.settings.Scaling;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The condensed rows and the rows themselves are one function: same loss, same gradient, at every point. */
class ObjectivesAgreeTest {

    /** Of mean y², for the loss; of its root for the gradient, whose columns have mean square 1. */
    private static final double TOLERANCE = 1e-12;

    private static final int ROWS = 9_000; // two blocks of the source and a part of one

    @ParameterizedTest
    @EnumSource(
            value = Scaling.class,
            names = {"STANDARD", "ORTHOGONAL"})
    void compressedAndByBlocks(Scaling scaling) {
        Random random = new Random(21);
        for (boolean intercept : new boolean[] {true, false}) {
            for (int features : new int[] {1, 2, 7, 40}) {
                RowSource source = rows(random, features);
                CondensedRows data = CondensedRows.of(
                        source, source.features().stream().map(Term::of).toList(), intercept, false);
                Coordinates coordinates = Coordinates.of(scaling, data, Shrinkage.NONE);
                double meanSquare = data.totalAboutZero().toDouble() / ROWS;
                try (Objective compressed = new CompressedObjective(data, coordinates);
                        Objective blocks = new BlockObjective(source, data, coordinates, new Loss.Squared(), 2)) {
                    assertThat(compressed.rows()).isEqualTo(ROWS).isEqualTo(blocks.rows());
                    assertThat(compressed.parameters()).isEqualTo(blocks.parameters());
                    double[] few = new double[compressed.parameters()];
                    double[] all = new double[few.length];
                    for (int trial = 0; trial < 5; trial++) {
                        double[] theta = random.doubles(few.length, -2, 2).toArray();
                        double loss = compressed.evaluate(theta, few);
                        assertThat(blocks.evaluate(theta, all)).isCloseTo(loss, within(TOLERANCE * meanSquare));
                        assertThat(all).containsExactly(few, within(TOLERANCE * Math.sqrt(meanSquare) * few.length));
                    }
                }
            }
        }
    }

    private static RowSource rows(Random random, int features) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        double[] y = random.doubles(ROWS, -5, 20).toArray();
        for (int j = 0; j < features; j++) {
            double offset = 100 * random.nextGaussian();
            double[] x = IntStream.range(0, ROWS)
                    .mapToDouble(i -> offset + random.nextGaussian())
                    .toArray();
            double share = random.nextGaussian();
            for (int i = 0; i < ROWS; i++) {
                y[i] += share * (x[i] - offset);
            }
            columns.put("x" + j, x);
        }
        List<String> names = List.copyOf(columns.keySet());
        columns.put("y", y);
        return Dataset.of("random", columns)
                .select("y", columns.keySet().stream().filter(names::contains).toList(), MissingValues.DROP);
    }
}
