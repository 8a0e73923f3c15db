package org.jellygrad.trainer.internal.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowBasisTest {

    private static final int WIDTH = 7;

    private static double[] vector(Random random) {
        return random.doubles(WIDTH, -1, 1).toArray();
    }

    /** Whatever came and went, a vector is its free part, which every row is perpendicular to, and the rows times their factors. */
    @Test
    void aVectorIsItsFreePartAndTheRowsTimesTheirFactors() {
        Random random = new Random(4);
        RowBasis basis = new RowBasis(WIDTH);
        List<double[]> rows = new ArrayList<>();
        for (int change = 0; change < 500; change++) {
            if (rows.isEmpty() || (rows.size() < WIDTH && random.nextBoolean())) {
                double[] row = vector(random);
                rows.add(row);
                basis.add(row);
            } else {
                int index = random.nextInt(rows.size());
                rows.remove(index);
                basis.remove(index);
            }
            assertThat(basis.size()).isEqualTo(rows.size());
            assertThat(basis.free()).isEqualTo(WIDTH - rows.size());
            double[] vector = vector(random);
            double[] free = basis.freePart(vector);
            double[] factors = basis.factors(vector);
            double[] sum = free.clone();
            for (int k = 0; k < rows.size(); k++) {
                assertThat(Vectors.dot(free, rows.get(k))).isCloseTo(0, within(1e-12));
                Vectors.addMultiple(sum, factors[k], rows.get(k));
            }
            double size = Math.max(1, Vectors.norm(factors));
            for (int j = 0; j < WIDTH; j++) {
                assertThat(sum[j]).isCloseTo(vector[j], within(1e-12 * size));
            }
        }
    }
}
