package org.jellygrad.trainer.internal.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CrossProductsTest {

    private static final int WIDTH = 4;

    /** Of the sum of the terms' sizes. */
    private static final double ROUNDING = 0x1p-100;

    private static BigDecimal exact(double hi, double lo) {
        return new BigDecimal(hi).add(new BigDecimal(lo));
    }

    /** Against exact sums of the same rows, upper and lower halves and weights: to 2⁻¹⁰⁰ of the sum of sizes. */
    @Test
    void sumsAsInTwiceThePrecision() {
        Random random = new Random(2);
        for (int trial = 0; trial < 50; trial++) {
            CrossProducts products = new CrossProducts(WIDTH);
            BigDecimal[][] sums = new BigDecimal[WIDTH][WIDTH];
            BigDecimal[][] sizes = new BigDecimal[WIDTH][WIDTH];
            for (int i = 0; i < WIDTH * WIDTH; i++) {
                sums[i / WIDTH][i % WIDTH] = BigDecimal.ZERO;
                sizes[i / WIDTH][i % WIDTH] = BigDecimal.ZERO;
            }
            for (int row = 0; row < 30; row++) {
                double weight = trial % 2 == 0 ? 1 : 3 * random.nextDouble();
                double[] hi = random.doubles(WIDTH, -1, 1).toArray();
                double[] lo = random.doubles(WIDTH, -0x1p-55, 0x1p-55).toArray();
                products.add(hi, lo, weight);
                for (int i = 0; i < WIDTH; i++) {
                    for (int j = 0; j < WIDTH; j++) {
                        BigDecimal term = exact(hi[i], lo[i])
                                .multiply(exact(hi[j], lo[j]))
                                .multiply(new BigDecimal(weight));
                        sums[i][j] = sums[i][j].add(term);
                        sizes[i][j] = sizes[i][j].add(term.abs());
                    }
                }
            }
            for (int i = 0; i < WIDTH; i++) {
                for (int j = 0; j < WIDTH; j++) {
                    DoubleDouble found = products.get(i, j);
                    assertThat(exact(found.hi(), found.lo())
                                    .subtract(sums[i][j])
                                    .abs())
                            .isLessThan(sizes[i][j].multiply(new BigDecimal(ROUNDING)));
                }
            }
        }
    }
}
