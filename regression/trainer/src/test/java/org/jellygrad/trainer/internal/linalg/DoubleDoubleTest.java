package org.jellygrad.trainer.internal.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against BigDecimal: sums and products of doubles are exact, everything else is right to 2⁻¹⁰⁰. */
class DoubleDoubleTest {

    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal TOLERANCE =
            BigDecimal.ONE.divide(BigDecimal.valueOf(2).pow(100), DIGITS);

    private final Random random = new Random(1);

    private double number() {
        return Math.scalb(random.nextGaussian(), random.nextInt(60) - 30);
    }

    private DoubleDouble pair() {
        double hi = number();
        return DoubleDouble.sum(hi, hi * 0x1p-54 * random.nextGaussian());
    }

    private static BigDecimal exact(DoubleDouble value) {
        return new BigDecimal(value.hi()).add(new BigDecimal(value.lo()));
    }

    private static void assertNear(DoubleDouble actual, BigDecimal expected) {
        BigDecimal error = exact(actual).subtract(expected).abs();
        assertThat(error).isLessThanOrEqualTo(expected.abs().multiply(TOLERANCE));
        assertThat(actual.hi()).as("normalized").isEqualTo(actual.toDouble());
    }

    @Test
    void sumsAndProductsOfDoublesAreExact() {
        for (int i = 0; i < 10_000; i++) {
            double a = number();
            double b = number();
            assertThat(exact(DoubleDouble.sum(a, b))).isEqualByComparingTo(new BigDecimal(a).add(new BigDecimal(b)));
            assertThat(exact(DoubleDouble.product(a, b)))
                    .isEqualByComparingTo(new BigDecimal(a).multiply(new BigDecimal(b)));
        }
    }

    @Test
    void arithmeticIsRightToAHundredBits() {
        for (int i = 0; i < 10_000; i++) {
            DoubleDouble a = pair();
            DoubleDouble b = pair();
            assertNear(a.plus(b), exact(a).add(exact(b)));
            assertNear(a.minus(b), exact(a).subtract(exact(b)));
            assertNear(a.plus(b.hi()), exact(a).add(new BigDecimal(b.hi())));
            assertNear(a.times(b), exact(a).multiply(exact(b)));
            assertNear(a.times(b.hi()), exact(a).multiply(new BigDecimal(b.hi())));
            assertNear(a.dividedBy(b), exact(a).divide(exact(b), DIGITS));
            assertNear(a.abs().sqrt(), exact(a).abs().sqrt(DIGITS));
        }
    }

    @Test
    void cancellationKeepsWhatIsLeft() {
        DoubleDouble third = DoubleDouble.ONE.dividedBy(3);
        DoubleDouble left = third.times(3).minus(DoubleDouble.ONE);
        assertThat(Math.abs(left.toDouble())).isLessThan(0x1p-103);
    }
}
