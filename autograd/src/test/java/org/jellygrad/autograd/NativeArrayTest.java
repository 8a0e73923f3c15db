package org.jellygrad.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.jellygrad.autograd.program.NativeArray;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that are fetched from native memory. */
class NativeArrayTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 200", "3, 64", "7, 65", "8, 63", "50, 200"})
    void gathersRowsInTheOrderAsked(int width, int count) {
        Random random = new Random(5);
        double[] numbers = random.doubles(300L * width).toArray();
        int[] rows = random.ints(count + 2, 0, 300).toArray();
        try (NativeArray source = NativeArray.allocate(numbers.length);
                NativeArray target = NativeArray.allocate((long) count * width + 1)) {
            source.put(0, numbers, 0, numbers.length);
            target.put((long) count * width, -1);

            target.gather(source, width, rows, 1, count);

            double[] found = new double[count * width];
            target.get(0, found, 0, found.length);
            for (int i = 0; i < count; i++) {
                assertThat(Arrays.copyOfRange(found, i * width, (i + 1) * width))
                        .as("row %d", i)
                        .containsExactly(Arrays.copyOfRange(numbers, rows[i + 1] * width, (rows[i + 1] + 1) * width));
            }
            assertThat(target.get((long) count * width)).isEqualTo(-1);
        }
    }

    @Test
    void gathersNothingFromOutside() {
        try (NativeArray source = NativeArray.allocate(10);
                NativeArray target = NativeArray.allocate(4)) {
            for (int row : new int[] {-1, 5}) {
                assertThatThrownBy(() -> target.gather(source, 2, new int[] {0, row}, 0, 2))
                        .isInstanceOf(IndexOutOfBoundsException.class);
            }
            assertThatThrownBy(() -> target.gather(source, 2, new int[] {0, 1, 2}, 0, 3))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> target.gather(source, 2, new int[] {0}, 0, 2))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            target.gather(source, 2, new int[0], 0, 0);
        }
    }

    @Test
    void prefetchingChangesNothing() {
        Tensor x = Tensor.rows("x", 4, 3);
        Tensor sum = x.times(2).sum();
        try (NativeArray rows = NativeArray.allocate(12);
                Program program = Program.compile(sum)) {
            assertThatThrownBy(() -> program.prefetch(x))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has no value");
            rows.put(0, new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, Double.NaN, 11, 12}, 0, 12);
            program.bind(x, rows, 0, 3);
            program.prefetch(x);
            program.run();
            assertThat(program.scalar(sum)).isEqualTo(90);
        }
    }
}
