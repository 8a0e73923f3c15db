package org.jellygrad.trainer.internal.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VectorsTest {

    @Test
    void norm() {
        assertThat(Vectors.norm(new double[] {3, -4, 12})).isCloseTo(13, within(1e-14));
        assertThat(Vectors.norm(new double[] {3e200, -4e200})).isCloseTo(5e200, within(1e186));
        assertThat(Vectors.norm(new double[] {3e-200, -4e-200})).isCloseTo(5e-200, within(1e-214));
        assertThat(Vectors.norm(new double[] {0, 0})).isZero();
        assertThat(Vectors.norm(new double[0])).isZero();
        assertThat(Vectors.norm(new double[] {1, Double.NEGATIVE_INFINITY}))
                .isPositive()
                .isInfinite();
        assertThat(Vectors.norm(new double[] {1, Double.NaN})).isNaN();
    }

    @Test
    void inPlace() {
        double[] vector = {1, -2, 3};
        assertThat(Vectors.dot(vector, new double[] {4, 5, 6})).isEqualTo(4 - 10 + 18);
        Vectors.scale(vector, 3);
        assertThat(vector).containsExactly(3, -6, 9);
        Vectors.addMultiple(vector, -2, new double[] {1, 10, 100});
        assertThat(vector).containsExactly(1, -26, -191);
    }
}
