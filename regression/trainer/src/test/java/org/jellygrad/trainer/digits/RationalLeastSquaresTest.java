package org.jellygrad.trainer.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against least squares, with an l2 penalty and without, of the same doubles in exact fractions, on problems that no table holds. */
class RationalLeastSquaresTest {

    private static final double DIGITS = 15;

    /**
     * A problem.
     *
     * @param name what is hard about it
     * @param features columns of X
     * @param degree up to which powers of the features take part
     */
    record Problem(String name, double[][] features, double[] target, int degree, boolean intercept) {

        Problem(String name, double[][] features, double[] target) {
            this(name, features, target, 1, true);
        }

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
        Stream<Problem> throughTheOrigin = IntStream.range(0, 4).mapToObj(RationalLeastSquaresTest::throughTheOrigin);
        Stream<Problem> polynomials = IntStream.rangeClosed(2, 7).mapToObj(RationalLeastSquaresTest::polynomial);
        Stream<Problem> tall = IntStream.range(0, 2).mapToObj(RationalLeastSquaresTest::tall);
        return Stream.of(nearlyCollinear, farFromZero, units, smallResiduals, throughTheOrigin, polynomials, tall)
                .flatMap(problems -> problems);
    }

    private static Problem throughTheOrigin(int seed) {
        Random random = new Random(400 + seed);
        double[][] features = {normal(random, 12, 100, 1), normal(random, 12, -100, 0.1), normal(random, 12, 1e4, 1e3)};
        return new Problem("through the origin #" + seed, features, normal(random, 12, 50, 20), 1, false);
    }

    /** Far from zero, so that the powers as they are would be nearly collinear. */
    private static Problem polynomial(int degree) {
        Random random = new Random(500 + degree);
        double[][] features = {normal(random, 25, 20, 3)};
        return new Problem("degree " + degree, features, normal(random, 25, 1, 3), degree, degree % 3 != 0);
    }

    private static Problem tall(int seed) {
        Random random = new Random(600 + seed);
        double[][] features = {normal(random, 700, 1e5, 1), normal(random, 700, 0, 1e-4)};
        return new Problem("tall #" + seed, features, normal(random, 700, -3, 1e2));
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
        Fit fit = fit(problem, 0);
        // The optimum it is compared with is by Cholesky's method, which keeps fewer digits than the fit.
        assertThat(fit.diagnostics().distanceToOptimum()).isLessThan(1e-13);
        assertDigits(problem, fit, 0);
    }

    /** The penalty of a user's coefficient b is l2·b² times its column's variance, which is a fraction. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void everyCoefficientOfRidge(Problem problem) {
        for (double l2 : new double[] {1e-6, 0.1, 10}) {
            Fit fit = fit(problem, l2);
            assertThat(fit.diagnostics().distanceToOptimum()).isLessThan(1e-14);
            assertDigits(problem, fit, l2);
        }
    }

    private static Fit fit(Problem problem, double l2) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int j = 0; j < problem.features().length; j++) {
            columns.put("x" + j, problem.features()[j]);
        }
        columns.put("y", problem.target());
        Settings settings = Settings.DEFAULTS
                .withTarget("y")
                .withDegree(problem.degree())
                .withIntercept(problem.intercept())
                .withPenalty(l2 > 0 ? new Penalty.L2(l2) : new Penalty.None());
        return new Trainer(settings).fit(Dataset.of(problem.name(), columns));
    }

    private static void assertDigits(Problem problem, Fit fit, double l2) {
        assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
        double[] exact = exact(problem, l2);
        int ones = problem.intercept() ? 1 : 0;
        if (problem.intercept()) {
            assertDigits(fit.model().intercept(), exact[0]);
        }
        assertThat(fit.model().coefficients()).hasSize(exact.length - ones);
        for (int j = ones; j < exact.length; j++) {
            assertDigits(fit.model().coefficients().get(j - ones).value(), exact[j]);
        }
    }

    private static void assertDigits(double actual, double expected) {
        double relative = Math.abs(actual - expected) / Math.abs(expected);
        assertThat(relative == 0 ? 16 : -Math.log10(relative))
                .as("digits of %s against %s", actual, expected)
                .isGreaterThanOrEqualTo(DIGITS);
    }

    /** Intercept and coefficients by the normal equations in fractions, rounded once. */
    private static double[] exact(Problem problem, double l2) {
        List<BigDecimal[]> columns = columns(problem);
        int size = columns.size();
        int ones = problem.intercept() ? 1 : 0;
        BigFraction rows = new BigFraction(problem.target().length);
        BigDecimal[] y = decimals(problem.target());
        FieldMatrix<BigFraction> left = new Array2DRowFieldMatrix<>(BigFractionField.getInstance(), size, size);
        BigFraction[] right = new BigFraction[size];
        for (int j = 0; j < size; j++) {
            for (int i = 0; i < size; i++) {
                left.setEntry(i, j, dot(columns.get(i), columns.get(j)));
            }
            right[j] = dot(columns.get(j), y);
        }
        for (int j = ones; j < size && l2 > 0; j++) {
            // n·variance = Σx² − (Σx)²/n
            BigFraction sum = ones > 0 ? left.getEntry(0, j) : BigFraction.ZERO;
            BigFraction squares = left.getEntry(j, j).subtract(sum.multiply(sum).divide(rows));
            left.addToEntry(j, j, squares.multiply(new BigFraction(l2)));
        }
        return Arrays.stream(new FieldLUDecomposition<>(left)
                        .getSolver()
                        .solve(new ArrayFieldVector<>(right))
                        .toArray())
                .mapToDouble(fraction -> new BigDecimal(fraction.getNumerator())
                        .divide(new BigDecimal(fraction.getDenominator()), MathContext.DECIMAL128)
                        .doubleValue())
                .toArray();
    }

    /** A column of ones where there is an intercept, then each feature's powers. */
    private static List<BigDecimal[]> columns(Problem problem) {
        List<BigDecimal[]> columns = new ArrayList<>();
        if (problem.intercept()) {
            columns.add(decimals(Arrays.stream(problem.target()).map(y -> 1).toArray()));
        }
        for (double[] feature : problem.features()) {
            for (int power = 1; power <= problem.degree(); power++) {
                int exponent = power;
                columns.add(Arrays.stream(decimals(feature))
                        .map(x -> x.pow(exponent))
                        .toArray(BigDecimal[]::new));
            }
        }
        return columns;
    }

    private static BigDecimal[] decimals(double[] values) {
        return Arrays.stream(values).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new);
    }

    private static BigFraction dot(BigDecimal[] a, BigDecimal[] b) {
        BigDecimal sum = IntStream.range(0, a.length)
                .mapToObj(i -> a[i].multiply(b[i]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.scale() > 0
                ? new BigFraction(sum.unscaledValue(), BigInteger.TEN.pow(sum.scale()))
                : new BigFraction(sum.toBigIntegerExact());
    }
}
