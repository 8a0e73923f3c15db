package org.jellygrad.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;

/** Sums, maxima and minima of arrays of every form, and how the error of a long sum grows. */
class ReductionTest {
    private static final int[] LENGTHS = {1, 2, 15, 16, 17, 31, 33, 63, 64, 65, 127, 512, 513, 1025, 4099};

    /** Whole numbers, whose sums are exact in any order; and the last one decides, if it is the greatest. */
    @Test
    void everyElementCountsOnce() {
        SplittableRandom random = new SplittableRandom(5);
        for (int outer : new int[] {1, 3}) {
            for (int inner : new int[] {1, 2, 3, 7, 8, 9, 10, 12, 63, 64, 65, 130}) {
                for (int length : LENGTHS) {
                    int[] form = {outer, length, inner};
                    double[] x = random.ints((long) outer * length * inner, -1000, 1001)
                            .asDoubleStream()
                            .toArray();
                    x[random.nextInt(x.length)] = 5000;
                    x[random.nextInt(x.length)] = -5000;
                    check(form, x);
                }
            }
        }
    }

    private static void check(int[] form, double... x) {
        int inner = form[2];
        double[] sums = new double[form[0] * inner];
        double[] most = new double[sums.length];
        double[] least = new double[sums.length];
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (int i = 0; i < x.length; i++) {
            int to = i / (form[1] * inner) * inner + i % inner;
            sums[to] += x[i];
            most[to] = Math.max(most[to], x[i]);
            least[to] = Math.min(least[to], x[i]);
        }
        Tensor t = Tensor.parameter("t", form[0], form[1], inner);
        Tensor[] folds = {t.sum(1), t.max(1), t.min(1)};
        try (Program program = Program.compile(folds)) {
            program.set(t, x);
            program.run();
            String what = Arrays.toString(form);
            assertThat(program.values(folds[0])).as("sum of %s", what).containsExactly(sums);
            assertThat(program.values(folds[1])).as("max of %s", what).containsExactly(most);
            assertThat(program.values(folds[2])).as("min of %s", what).containsExactly(least);
        }
    }

    /** n times 0.1 by a product, rounded once, and in all the ways there are to sum them; one accumulator would be off by 4e-11. */
    @Test
    void longSumsKeepTheirDigits() {
        int n = 3_000_000;
        double[] tenths = new double[n];
        Arrays.fill(tenths, 0.1);
        double exact = n * 0.1;
        Tensor flat = Tensor.parameter("flat", n);
        Tensor columns = Tensor.parameter("columns", n / 10, 10);
        Tensor middle = Tensor.parameter("middle", 2, n / 20, 10);
        for (Tensor x : List.of(flat, columns, middle)) {
            Tensor all = x.sum();
            Tensor some = x.sum(x.shape().rank() == 3 ? 1 : 0);
            for (Program program : List.of(Program.compile(all, some), Program.compileChecked(all, some))) {
                try (program) {
                    program.set(x, tenths);
                    program.run();
                    assertThat(program.scalar(all) / exact).isEqualTo(1, within(1e-14));
                    double part = exact / some.shape().size();
                    for (double sum : program.values(some)) {
                        assertThat(sum / part).isEqualTo(1, within(1e-14));
                    }
                }
            }
        }
    }

    /** n times 0.1 or its square, rounded once: also where a sum is a dot or a sum of absolute values. */
    @Test
    void longSumsOfProductsKeepTheirDigits() {
        int n = 3_000_001;
        double[] tenths = new double[n];
        Arrays.fill(tenths, 0.1);
        Tensor x = Tensor.parameter("x", n);
        Tensor sizes = x.abs().sum();
        Tensor squares = x.square().sum();
        Tensor products = x.times(x.negate()).sum();
        try (Program program = Program.compile(sizes, squares, products)) {
            assertThat(program.describe()).contains("cblas_dasum", "cblas_ddot");
            program.set(x, tenths);
            program.run();
            assertThat(program.scalar(sizes) / (n * 0.1)).isEqualTo(1, within(2e-13));
            assertThat(program.scalar(squares) / (n * (0.1 * 0.1))).isEqualTo(1, within(2e-13));
            assertThat(program.scalar(products) / (n * -(0.1 * 0.1))).isEqualTo(1, within(2e-13));
        }
    }
}
