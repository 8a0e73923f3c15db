package org.jellygrad.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.commons.math3.fraction.BigFractionField;
import org.apache.commons.math3.linear.Array2DRowFieldMatrix;
import org.apache.commons.math3.linear.ArrayFieldVector;
import org.apache.commons.math3.linear.FieldLUDecomposition;
import org.apache.commons.math3.linear.FieldMatrix;
import org.jellygrad.datasets.Dataset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against least squares of the same doubles in exact fractions, on problems that no table holds. */
class RationalLeastSquaresTest {

    private static final double DIGITS = 15;

    /**
     * A problem.
     *
     * @param name what is hard about it
     * @param features columns of X
     */
    record Problem(String name, double[][] features, double[] target) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Problem> problems() {
        Stream<Problem> nearlyCollinear = IntStream.of(1, 3, 5, 7, 8, 9).boxed().flatMap(digits -> IntStream.range(0, 3)
                .mapToObj(seed -> nearlyCollinear(Math.pow(10, -digits), seed, "1e" + digits)));
        Stream<Problem> farFromZero = IntStream.of(2, 4, 6, 8).boxed().flatMap(digits -> IntStream.range(0, 3)
                .mapToObj(seed -> farFromZero(Math.pow(10, digits), seed, "1e" + digits)));
        Stream<Problem> units = IntStream.range(0, 4).mapToObj(RationalLeastSquaresTest::mixedUnits);
        Stream<Problem> smallResiduals = IntStream.range(0, 4).mapToObj(RationalLeastSquaresTest::smallResiduals);
        return Stream.of(nearlyCollinear, farFromZero, units, smallResiduals).flatMap(problems -> problems);
    }

    /** Columns that differ by a small share: the condition number is about its inverse. */
    private static Problem nearlyCollinear(double share, int seed, String name) {
        Random random = new Random(seed);
        double[] first = normal(random, 12, 0, 1);
        double[] second = IntStream.range(0, 12)
                .mapToDouble(i -> first[i] + share * random.nextGaussian())
                .toArray();
        double[] third = normal(random, 12, 3, 2);
        return new Problem(
                "condition " + name + " #" + seed, new double[][] {first, second, third}, normal(random, 12, 5, 2));
    }

    private static Problem farFromZero(double distance, int seed, String name) {
        Random random = new Random(100 + seed);
        double[][] features = {normal(random, 15, distance, 1), normal(random, 15, -distance, 3)};
        return new Problem("at " + name + " #" + seed, features, normal(random, 15, distance, 1));
    }

    private static Problem mixedUnits(int seed) {
        Random random = new Random(200 + seed);
        double[][] features = {
            normal(random, 20, 0, 1e-9),
            normal(random, 20, 1e6, 1e5),
            normal(random, 20, -3, 1),
            normal(random, 20, 0, 1e12)
        };
        return new Problem("units #" + seed, features, normal(random, 20, 1e-3, 1e-4));
    }

    private static Problem smallResiduals(int seed) {
        Random random = new Random(300 + seed);
        double[][] features = {normal(random, 15, 10, 3), normal(random, 15, 0, 1)};
        double[] target = IntStream.range(0, 15)
                .mapToDouble(i -> 7 + 3 * features[0][i] - 2 * features[1][i] + 1e-10 * random.nextGaussian())
                .toArray();
        return new Problem("small residuals #" + seed, features, target);
    }

    private static double[] normal(Random random, int rows, double mean, double deviation) {
        return IntStream.range(0, rows)
                .mapToDouble(i -> mean + deviation * random.nextGaussian())
                .toArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void everyCoefficient(Problem problem) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int j = 0; j < problem.features().length; j++) {
            columns.put("x" + j, problem.features()[j]);
        }
        columns.put("y", problem.target());
        Fit fit = new Trainer(Settings.DEFAULTS.withTarget("y")).fit(Dataset.of(problem.name(), columns));
        double[] exact = exact(problem);
        assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
        assertDigits(fit.model().intercept(), exact[0]);
        for (int j = 0; j < problem.features().length; j++) {
            assertDigits(fit.model().coefficient("x" + j), exact[1 + j]);
        }
    }

    private static void assertDigits(double actual, double expected) {
        double relative = Math.abs(actual - expected) / Math.abs(expected);
        assertThat(relative == 0 ? 16 : -Math.log10(relative))
                .as("digits of %s against %s", actual, expected)
                .isGreaterThanOrEqualTo(DIGITS);
    }

    /** Intercept and coefficients by the normal equations in fractions, rounded once. */
    private static double[] exact(Problem problem) {
        int rows = problem.target().length;
        int size = 1 + problem.features().length;
        FieldMatrix<BigFraction> x = new Array2DRowFieldMatrix<>(BigFractionField.getInstance(), rows, size);
        ArrayFieldVector<BigFraction> y = new ArrayFieldVector<>(
                BigFractionField.getInstance(),
                Arrays.stream(problem.target()).mapToObj(BigFraction::new).toArray(BigFraction[]::new));
        for (int i = 0; i < rows; i++) {
            x.setEntry(i, 0, BigFraction.ONE);
            for (int j = 1; j < size; j++) {
                x.setEntry(i, j, new BigFraction(problem.features()[j - 1][i]));
            }
        }
        FieldMatrix<BigFraction> transposed = x.transpose();
        return Arrays.stream(new FieldLUDecomposition<>(transposed.multiply(x))
                        .getSolver()
                        .solve(transposed.operate(y))
                        .toArray())
                .mapToDouble(fraction -> new BigDecimal(fraction.getNumerator())
                        .divide(new BigDecimal(fraction.getDenominator()), MathContext.DECIMAL128)
                        .doubleValue())
                .toArray();
    }
}
