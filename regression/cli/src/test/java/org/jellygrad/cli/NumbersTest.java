package org.jellygrad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "2, 6, 2",
        "-17.5790948905109, 6, -17.5791",
        "39.975241, 8, 39.975241",
        "310400, 4, 310400",
        "1e-7, 6, 1e-7",
        "3.0303e-6, 3, 3.03e-6",
        "0.00001, 6, 0.00001",
        "123456789.5, 4, 123500000",
        "1234567890.5, 4, 1.235e+9",
        "-0.0, 4, 0",
        "1e300, 4, 1e+300",
        "0.1, 17, 0.10000000000000001",
        "9.9996, 4, 10",
        "NaN, 4, NA",
        "-Infinity, 4, -infinite",
    })
    void prints(double value, int digits, String text) {
        assertThat(Numbers.format(value, digits)).isEqualTo(text);
    }

    /** |format(x) − x| ≤ ½ unit in the last digit, whatever the size; and what is not zero is not printed as zero. */
    @Test
    void neverFurtherThanHalfADigit() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300);
            int digits = 1 + random.nextInt(16);
            double printed = Double.parseDouble(Numbers.format(value, digits));
            assertThat(Math.abs(printed - value)).isLessThanOrEqualTo(Math.abs(value) * 0.5000001 * Math.pow(10, 1 - digits));
            assertThat(printed == 0).isEqualTo(value == 0);
        }
    }
}
