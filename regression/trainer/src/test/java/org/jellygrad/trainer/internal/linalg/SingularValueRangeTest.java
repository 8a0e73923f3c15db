package org.jellygrad.trainer.internal.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lanczos's method beside a decomposition of the whole triangle. */
class SingularValueRangeTest {

    /** A random triangle whose diagonal falls from 1 to {@code least}. */
    private static UpperTriangle triangle(int size, double least, double beside) {
        Random random = new Random(size);
        DoubleDouble[][] rows = UpperTriangle.identity(size);
        for (int i = 0; i < size; i++) {
            double diagonal = Math.pow(least, i / (size - 1.0));
            rows[i][i] = DoubleDouble.of(diagonal);
            for (int j = i + 1; j < size; j++) {
                rows[i][j] = DoubleDouble.of(diagonal * beside * random.nextGaussian() / size);
            }
        }
        return new UpperTriangle(rows);
    }

    @ParameterizedTest
    @CsvSource({"101, 1, 1", "150, 0.5, 3", "200, 1e-3, 1", "101, 1e-6, 0.1", "300, 0.9, 0"})
    void isThatOfTheWholeDecomposition(int size, double least, double beside) {
        UpperTriangle triangle = triangle(size, least, beside);
        double[] all =
                new SingularValueDecomposition(new Array2DRowRealMatrix(triangle.toDoubles())).getSingularValues();

        SingularValueRange range = SingularValueRange.of(triangle);

        assertThat(range.largest()).isCloseTo(all[0], within(1e-12 * all[0]));
        // Either method errs by some last places of the largest value.
        double smallest = all[size - 1];
        assertThat(range.smallest()).isCloseTo(smallest, within(1e-12 * smallest + 1e-14 * all[0]));
    }

    @Test
    void ofTheIdentityItIsOne() {
        UpperTriangle identity = new UpperTriangle(UpperTriangle.identity(256));

        assertThat(SingularValueRange.of(identity).largest()).isCloseTo(1, within(1e-15));
        assertThat(SingularValueRange.of(identity).smallest()).isCloseTo(1, within(1e-15));
    }
}
