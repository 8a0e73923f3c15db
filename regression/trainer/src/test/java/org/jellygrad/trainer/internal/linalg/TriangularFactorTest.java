package org.jellygrad.trainer.internal.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TriangularFactorTest {

    private static CrossProducts of(double[]... rows) {
        CrossProducts products = new CrossProducts(rows[0].length);
        for (double[] row : rows) {
            products.add(row, new double[row.length], 1);
        }
        return products;
    }

    private static int[] independent(int size) {
        int[] needs = new int[size];
        Arrays.fill(needs, -1);
        return needs;
    }

    private static double[] tolerances(int size) {
        double[] tolerances = new double[size];
        Arrays.fill(tolerances, 0x1p-46);
        return tolerances;
    }

    @Test
    void theFactorHasTheSquaredLossOfTheRowsAtEveryPoint() {
        Random random = new Random(7);
        for (int trial = 0; trial < 50; trial++) {
            int columns = 1 + random.nextInt(6);
            double[][] rows = new double[20][columns + 1];
            for (double[] row : rows) {
                for (int j = 0; j <= columns; j++) {
                    row[j] = random.nextGaussian();
                }
            }
            TriangularFactor factor =
                    TriangularFactor.of(of(rows), 0, false, independent(columns), tolerances(columns), false, () -> {});
            double[] point = random.doubles(columns, -3, 3).toArray();
            double direct = 0;
            for (double[] row : rows) {
                double residual = -row[columns];
                for (int j = 0; j < columns; j++) {
                    residual += row[j] * point[j];
                }
                direct += residual * residual;
            }
            DoubleDouble[] exact =
                    Arrays.stream(point).mapToObj(DoubleDouble::of).toArray(DoubleDouble[]::new);
            DoubleDouble[] predicted = factor.r().times(exact);
            double condensed = factor.residual().toDouble();
            for (int i = 0; i < columns; i++) {
                condensed += Math.pow(predicted[i].minus(factor.q()[i]).toDouble(), 2);
            }
            assertThat(condensed).isCloseTo(direct, within(1e-13 * direct));
        }
    }

    @Test
    void columnsThatOthersSpanAreSetAside() {
        // 1, a, 2a + 1, b, b − a: the third and the fifth add nothing.
        double[][] rows = new double[9][];
        Random random = new Random(3);
        for (int i = 0; i < rows.length; i++) {
            double a = random.nextInt(100);
            double b = random.nextInt(100);
            rows[i] = new double[] {1, a, 2 * a + 1, b, b - a, random.nextGaussian()};
        }
        TriangularFactor factor =
                TriangularFactor.of(of(rows), 0, true, independent(5), tolerances(5), false, () -> {});
        assertThat(factor.kept()).containsExactly(0, 1, 3);
        assertThat(factor.spanned())
                .extracting(TriangularFactor.SetAside::column)
                .containsExactly(2, 4);
        assertThat(doubles(factor.spanned().get(0))).containsExactly(new double[] {1, 2}, within(1e-25));
        assertThat(doubles(factor.spanned().get(1))).containsExactly(new double[] {0, -1, 1}, within(1e-25));
    }

    private static double[] doubles(TriangularFactor.SetAside aside) {
        return Arrays.stream(aside.multiples())
                .mapToDouble(DoubleDouble::toDouble)
                .toArray();
    }

    @Test
    void nearlyEqualColumnsAreKept() {
        double[][] rows = {{1, 1, 2}, {2, 2, 1}, {3, 3 + 1e-9, 5}, {4, 4, 0}};
        TriangularFactor factor =
                TriangularFactor.of(of(rows), 0, false, independent(2), tolerances(2), false, () -> {});
        assertThat(factor.kept()).containsExactly(0, 1);
    }

    @Test
    void crossProductsOfPartsAddUp() {
        Random random = new Random(11);
        CrossProducts whole = new CrossProducts(3);
        CrossProducts left = new CrossProducts(3);
        CrossProducts right = new CrossProducts(3);
        for (int i = 0; i < 100; i++) {
            double[] row = random.doubles(3, -1, 1).toArray();
            double[] low = {row[0] * 0x1p-55, 0, row[2] * 0x1p-60};
            double weight = i % 3 == 0 ? 1 : random.nextDouble();
            whole.add(row, low, weight);
            (i < 40 ? left : right).add(row, low, weight);
        }
        left.add(right);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                DoubleDouble difference = left.get(i, j).minus(whole.get(i, j));
                assertThat(Math.abs(difference.toDouble())).isLessThan(1e-29);
            }
        }
    }
}
