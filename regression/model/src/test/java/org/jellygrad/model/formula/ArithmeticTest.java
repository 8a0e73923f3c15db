package org.jellygrad.model.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ArithmeticTest {

    private static double at(String text, double x) {
        return Variable.Expression.parse(text).value(x);
    }

    /** Worked by hand with x = 3, as R has it: a sign binds less than a power, powers bind to the right. */
    @ParameterizedTest
    @CsvSource({
        "I(-x^2), -9",
        "I((-x)^2), 9",
        "I(2^x^2), 512",
        "I((2^x)^2), 64",
        "I(2^-x), 0.125",
        "I(10 - x - 2), 5",
        "I(10 - (x - 2)), 9",
        "I(24/x/2), 4",
        "I(24/(x/2)), 16",
        "I(1 + 2*x), 7",
        "I((1 + 2)*x), 9",
        "I(- -x), 3",
        "I(+x), 3",
        "I(-2*x), -6",
        "I(2*-x), -6",
        "I(1.5e1*x), 45",
        "abs(-x), 3",
        "sqrt(x + 6), 3",
        "log10(x - 2), 0",
        "log2(x + 5), 3",
        "I(sqrt(x + 1)^2 - 1), 3"
    })
    void calculatesAsR(String text, double value) {
        assertThat(at(text, 3)).isEqualTo(value);
    }

    /** R 4.2.2's values at 0.7, printed with 17 digits; both are within one unit in the last place of the truth. */
    @ParameterizedTest
    @CsvSource({
        "log, -0.35667494393873245",
        "log2, -0.51457317282975834",
        "log10, -0.15490195998574319",
        "log1p, 0.53062825106217038",
        "exp, 2.0137527074704766",
        "expm1, 1.0137527074704766",
        "sqrt, 0.83666002653407556",
        "abs, 0.69999999999999996",
        "sin, 0.64421768723769102",
        "cos, 0.7648421872844885",
        "tan, 0.84228838046307941"
    })
    void functionsAreThoseOfR(String name, double value) {
        assertThat(at(name + "(x)", 0.7)).isCloseTo(value, within(2 * Math.ulp(value)));
    }

    @ParameterizedTest
    @EnumSource(Function.class)
    void everyFunctionIsReadByItsName(Function function) {
        assertThat(at(function.text() + "(x)", 0.25)).isEqualTo(function.at(0.25));
        assertThat(Variable.Expression.parse(function.text() + "(x)").arithmetic())
                .isEqualTo(new Arithmetic.Call(function, new Arithmetic.Cell("x")));
    }

    /** 1/x and x·x are correctly rounded: the exact quotient, rounded once. */
    @Test
    void quotientsAndProductsAreCorrectlyRounded() {
        Random random = new Random(3);
        for (int i = 0; i < 1000; i++) {
            double x = 1 + 100 * random.nextDouble();
            BigDecimal exact = new BigDecimal(x);
            assertThat(at("I(1/x)", x))
                    .isEqualTo(BigDecimal.ONE.divide(exact, new MathContext(60)).doubleValue());
            assertThat(at("I(x*x)", x)).isEqualTo(exact.multiply(exact).doubleValue());
        }
    }

    /** log2 of every power of two is whole, and next to 1 it keeps its digits: log2(1 + e) = e/ln 2 to first order. */
    @Test
    void log2IsExactWhereItCanBe() {
        for (int exponent = Double.MIN_EXPONENT; exponent <= Double.MAX_EXPONENT; exponent++) {
            assertThat(at("log2(x)", Math.scalb(1.0, exponent))).isEqualTo(exponent);
        }
        for (double e : new double[] {0x1p-40, -0x1p-40}) {
            double series = (e - e * e / 2) / Math.log(2);
            assertThat(at("log2(x)", 1 + e)).isCloseTo(series, within(1e-15 * Math.abs(series)));
        }
        assertThat(at("log2(x)", 0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(at("log2(x)", -1)).isNaN();
        assertThat(at("log2(x)", Double.MIN_VALUE)).isCloseTo(-1074, within(1e-12));
    }

    @Test
    void severalColumnsAreTakenInTheOrderOfTheText() {
        Variable.Expression expression = Variable.Expression.parse("I(b - a/b)");
        assertThat(expression.columns()).containsExactly("b", "a");
        assertThat(expression.value(2, 6)).isEqualTo(-1);
        assertThat(expression.name()).isEqualTo("I(b - a/b)");
    }

    @Test
    void aProductTakesTheColumnsOfItsFactorsOneAfterTheOther() {
        Variable product = new Variable.Product(List.of(
                new Variable.Column("x"), new Variable.Level("t", "b", 1), Variable.Expression.parse("I(x - y)")));
        assertThat(product.columns()).containsExactly("x", "t", "x", "y");
        assertThat(product.value(5, 1, 5, 2)).isEqualTo(15);
        assertThat(product.value(5, 0, 5, 2)).isZero();
        assertThat(product.name()).isEqualTo("x:t[b]:I(x - y)");
    }

    /** parse(text(a)) = a, for drawn calculations. */
    @Test
    void everyCalculationReadsBack() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            Arithmetic arithmetic = random(random, 5);
            assertThat(FormulaParser.transformation("I(" + arithmetic + ")"))
                    .as(arithmetic.toString())
                    .isEqualTo(arithmetic);
        }
    }

    static Arithmetic random(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 2 : 6)) {
            case 0 ->
                new Arithmetic.Constant(
                        random.nextBoolean() ? random.nextInt(10) : Math.abs(random.nextGaussian()) * 1e-9);
            case 1 -> new Arithmetic.Cell(List.of("x", "y z", "a.b", "log").get(random.nextInt(4)));
            case 2 -> new Arithmetic.Negation(random(random, depth - 1));
            case 3 ->
                new Arithmetic.Call(
                        List.of(Function.values()).get(random.nextInt(Function.values().length)),
                        random(random, depth - 1));
            default ->
                new Arithmetic.Operation(
                        List.of(Arithmetic.Operator.values()).get(random.nextInt(5)),
                        random(random, depth - 1),
                        random(random, depth - 1));
        };
    }

    @Test
    void constantsAreFiniteAndHaveNoSign() {
        assertThatThrownBy(() -> new Arithmetic.Constant(-1)).hasMessageStartingWith("constant -1.0\n\n");
        assertThatThrownBy(() -> new Arithmetic.Constant(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
