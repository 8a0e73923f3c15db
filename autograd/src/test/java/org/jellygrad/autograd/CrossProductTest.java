package org.jellygrad.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.jellygrad.autograd.program.CrossProduct;
import org.jellygrad.autograd.program.NativeArray;
import org.junit.jupiter.api.Test;

class CrossProductTest {

    @Test
    void itIsTheSumOverTheRows() {
        Random random = new Random(1);
        long before = NativeArray.nativeBytes();
        for (int columns : new int[] {1, 2, 7, 52}) {
            double[][] values = new double[columns][256];
            try (CrossProduct product = new CrossProduct(columns, 256)) {
                for (int j = 0; j < columns; j++) {
                    for (int i = 0; i < 256; i++) {
                        values[j][i] = random.nextGaussian();
                    }
                    product.put(j, values[j]);
                }
                for (int rows : new int[] {256, 1, 100}) {
                    double[] out = new double[columns * columns];
                    product.multiply(rows, out);
                    for (int i = 0; i < columns; i++) {
                        for (int j = i; j < columns; j++) {
                            double sum = 0;
                            for (int k = 0; k < rows; k++) {
                                sum += values[i][k] * values[j][k];
                            }
                            assertThat(out[i * columns + j]).isEqualTo(sum, within(1e-12));
                        }
                    }
                }
            }
        }
        assertThat(NativeArray.nativeBytes()).isEqualTo(before);
    }

    @Test
    void arraysOfOtherSizesAreRefused() {
        try (CrossProduct product = new CrossProduct(2, 4)) {
            assertThatThrownBy(() -> product.put(2, new double[4])).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> product.put(-1, new double[4])).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> product.put(0, new double[3])).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> product.multiply(5, new double[4])).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> product.multiply(0, new double[4])).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> product.multiply(4, new double[3])).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
