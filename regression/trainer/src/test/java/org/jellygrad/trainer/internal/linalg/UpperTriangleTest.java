package org.jellygrad.trainer.internal.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Triangles whose every element has a lower half, so that one that is dropped shows. */
class UpperTriangleTest {

    private static final int SIZE = 6;

    /** Rounding of a few dozen operations on numbers around 1. */
    private static final double ROUNDING = 1e-29;

    private final Random random = new Random(1);

    /** About a third, to 106 bits, and not the same twice. */
    private DoubleDouble element() {
        return DoubleDouble.of(random.nextDouble() - 0.5).dividedBy(3);
    }

    private UpperTriangle triangle() {
        DoubleDouble[][] rows = new DoubleDouble[SIZE][SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                rows[i][j] = i == j ? element().plus(1) : element();
            }
        }
        return new UpperTriangle(rows);
    }

    private DoubleDouble[] vector() {
        DoubleDouble[] vector = new DoubleDouble[SIZE];
        Arrays.setAll(vector, i -> element());
        return vector;
    }

    private static void assertSame(DoubleDouble actual, DoubleDouble expected) {
        assertThat(actual.minus(expected).toDouble()).isCloseTo(0, within(ROUNDING));
    }

    /** Element by element from the definition. */
    @Test
    void productsWithVectors() {
        UpperTriangle triangle = triangle();
        DoubleDouble[] vector = vector();
        for (int i = 0; i < SIZE; i++) {
            DoubleDouble row = DoubleDouble.ZERO;
            DoubleDouble column = DoubleDouble.ZERO;
            for (int j = 0; j < SIZE; j++) {
                row = row.plus(triangle.get(i, j).times(vector[j]));
                column = column.plus(triangle.get(j, i).times(vector[j]));
            }
            assertSame(triangle.times(vector)[i], row);
            assertSame(triangle.transposeTimes(vector)[i], column);
        }
    }

    @Test
    void solvingUndoesThem() {
        UpperTriangle triangle = triangle();
        DoubleDouble[] vector = vector();
        DoubleDouble[] solved = triangle.solve(triangle.times(vector));
        DoubleDouble[] transposed = triangle.transposeSolve(triangle.transposeTimes(vector));
        for (int i = 0; i < SIZE; i++) {
            assertSame(solved[i], vector[i]);
            assertSame(transposed[i], vector[i]);
        }
    }

    /** A(Bv) = (AB)v, A⁻¹(Av) = v, (2A)v = 2(Av); nothing below the diagonal. */
    @Test
    void productsAndInverse() {
        UpperTriangle a = triangle();
        UpperTriangle b = triangle();
        DoubleDouble[] vector = vector();
        DoubleDouble third = DoubleDouble.ONE.dividedBy(3);
        for (int i = 0; i < SIZE; i++) {
            assertSame(a.times(b).times(vector)[i], a.times(b.times(vector))[i]);
            assertSame(a.inverse().times(a.times(vector))[i], vector[i]);
            assertSame(a.times(third).times(vector)[i], a.times(vector)[i].times(third));
            for (int j = 0; j < SIZE; j++) {
                assertThat(a.toDoubles()[i][j]).isEqualTo(a.get(i, j).hi());
                if (j < i) {
                    assertThat(a.times(b).get(i, j)).isEqualTo(DoubleDouble.ZERO);
                    assertThat(a.inverse().get(i, j)).isEqualTo(DoubleDouble.ZERO);
                    assertThat(a.get(i, j)).isEqualTo(DoubleDouble.ZERO);
                }
            }
        }
    }

    /** RᵀR = AᵀA + ridge on the diagonal from the second element on; heeded before each row. */
    @Test
    void withRidge() {
        UpperTriangle a = triangle();
        DoubleDouble[] vector = vector();
        int[] rows = {0};
        UpperTriangle root = a.withRidge(DoubleDouble.of(3), 1, () -> rows[0]++);
        assertThat(rows[0]).isEqualTo(SIZE);
        DoubleDouble[] product = root.transposeTimes(root.times(vector));
        DoubleDouble[] expected = a.transposeTimes(a.times(vector));
        for (int i = 0; i < SIZE; i++) {
            assertSame(product[i], i == 0 ? expected[i] : expected[i].plus(vector[i].times(3)));
        }
    }

    /** The same bits as DoubleDouble's own operations, through cancellation. */
    @Test
    void theAccumulator() {
        for (int trial = 0; trial < 1_000; trial++) {
            Accumulator accumulator = new Accumulator();
            DoubleDouble sum = element();
            accumulator.set(sum.hi(), sum.lo());
            for (int k = 0; k < 10; k++) {
                DoubleDouble a = element();
                DoubleDouble b = k % 3 == 2 ? sum.dividedBy(a).plus(element().times(1e-17)) : element();
                if (k % 3 == 0) {
                    accumulator.addProduct(a.hi(), a.lo(), b.hi(), b.lo());
                    sum = sum.plus(a.times(b));
                } else {
                    accumulator.subtractProduct(a.hi(), a.lo(), b.hi(), b.lo());
                    sum = sum.minus(a.times(b));
                }
                assertThat(accumulator.get()).isEqualTo(sum);
            }
        }
    }
}
