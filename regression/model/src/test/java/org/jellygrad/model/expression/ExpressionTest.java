package org.jellygrad.model.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

public class ExpressionTest {

    private static final Expression X = new Expression.Symbol("x");

    private static double at(String text, double x) {
        return Expression.parse(text).value(x);
    }

    /** Worked by hand with x = 3, as R has it: a sign binds less than a power, powers bind to the right. */
    @ParameterizedTest
    @CsvSource({
        "-x^2, -9",
        "(-x)^2, 9",
        "2^x^2, 512",
        "(2^x)^2, 64",
        "2^-x, 0.125",
        "10 - x - 2, 5",
        "10 - (x - 2), 9",
        "24/x/2, 4",
        "24/(x/2), 16",
        "1 + 2*x, 7",
        "(1 + 2)*x, 9",
        "- -x, 3",
        "+x, 3",
        "-2*x, -6",
        "2*-x, -6",
        "1.5e1*x, 45",
        "abs(-x), 3",
        "sqrt(x + 6), 3",
        "log10(x - 2), 0",
        "log2(x + 5), 3",
        "sqrt(x + 1)^2 - 1, 3"
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

    /** Worked by hand, or to 17 digits with bc, at 0.7 and 1.5. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            square(x)    | 0.48999999999999994
            sign(-x)     | -1
            tanh(x)      | 0.60436777711716349
            sigmoid(x)   | 0.66818777216816616
            softplus(x)  | 1.1031860488854579
            relu(x)      | 0.7
            relu(-x)     | 0
            max(x, 1.5)  | 1.5
            min(x, 1.5)  | 0.7
            pow(x, 1.5)  | 0.58566201857385285
            """)
    void functionsAreThoseOfTheEngine(String text, double value) {
        assertThat(at(text, 0.7)).isCloseTo(value, within(2 * Math.ulp(value)));
    }

    @ParameterizedTest
    @EnumSource(MathFunction.class)
    void everyFunctionIsReadByItsName(MathFunction function) {
        boolean one = function.arity() == 1;
        assertThat(Expression.parse(function.text() + (one ? "(x)" : "(x, y)")))
                .isEqualTo(
                        one
                                ? new Expression.Call(function, X)
                                : new Expression.Call(function, X, new Expression.Symbol("y")));
    }

    @Test
    void functionsKeepTheirEnds() {
        assertThat(at("sigmoid(x)", -800)).isZero();
        assertThat(at("sigmoid(x)", 800)).isEqualTo(1);
        assertThat(at("softplus(x)", 800)).isEqualTo(800);
        assertThat(at("softplus(x)", -40)).isCloseTo(Math.exp(-40), within(1e-33));
        assertThat(at("relu(x)", Double.NaN)).isNaN();
        assertThat(at("max(x, 0)", Double.NaN)).isNaN();
        assertThat(at("log(x)", -1)).isNaN();
        assertThat(at("sqrt(x)", -1)).isNaN();
        assertThat(at("1/x", 0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(at("x^0.5", -8)).isNaN();
    }

    /** pi and e are numbers; between backquotes, or where a column has the name, they are variables. */
    @Test
    void constantsHaveNames() {
        assertThat(Expression.parse("pi").value()).isEqualTo(Math.PI);
        assertThat(Expression.parse("e").value()).isEqualTo(Math.E);
        assertThat(Expression.parse("`e`*x").variables()).containsExactly("e", "x");
        assertThat(Expression.parse("`e`*x")).hasToString("`e`*x");
        Expression mixed = Expression.parse("sin(2*pi*x) + e^max(x, -e)");
        assertThat(mixed.variables()).containsExactly("x");
        assertThat(mixed.withVariables("e"::equals))
                .isEqualTo(Expression.parse("sin(2*pi*x) + `e`^max(x, -`e`)"))
                .hasToString("sin(2*pi*x) + `e`^max(x, -`e`)");
    }

    @Test
    void powersAndSignsHaveOtherSpellings() {
        assertThat(Expression.parse("\u2212x**2 \u2212 2**3**2"))
                .isEqualTo(Expression.parse("-x^2 - 2^3^2"))
                .hasToString("-x^2 - 2^3^2");
    }

    /** As they come with pasted text. */
    @Test
    void productsAndQuotientsHaveOtherSpellings() {
        assertThat(Expression.parse("2·x × y ⋅ z ÷ 4")).isEqualTo(Expression.parse("2*x * y * z / 4"));
    }

    /** 1/x and x·x are correctly rounded: the exact quotient, rounded once. */
    @Test
    void quotientsAndProductsAreCorrectlyRounded() {
        Random random = new Random(3);
        for (int i = 0; i < 1000; i++) {
            double x = 1 + 100 * random.nextDouble();
            BigDecimal exact = new BigDecimal(x);
            assertThat(at("1/x", x))
                    .isEqualTo(BigDecimal.ONE.divide(exact, new MathContext(60)).doubleValue());
            assertThat(at("x*x", x)).isEqualTo(exact.multiply(exact).doubleValue());
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
    void variablesAreTakenInTheOrderOfTheText() {
        Expression expression = Expression.parse("b - a/b");
        assertThat(expression.variables()).containsExactly("b", "a");
        assertThat(expression.value(2, 6)).isEqualTo(-1);
        assertThat(expression.over(List.of("c", "a", "b")).at(new double[] {9, 6, 2}))
                .isEqualTo(-1);
        assertThatThrownBy(() -> expression.value(2))
                .hasMessage("value got 1 numbers for 2 variables\n\nGive one number for each of b, a.");
        assertThatThrownBy(() -> expression.over(List.of("a")))
                .hasMessage("The rows lack the column 'b'.\n\nThey have a.");
    }

    /** The largest sum that is read is computed, compared and written by a small stack, and quickly. */
    @Test
    void longSumsNeedLittleStack() throws InterruptedException {
        String sum = "x" + " + x".repeat(300);
        List<Object> found = Collections.synchronizedList(new ArrayList<>());
        Thread small = new Thread(
                null,
                () -> {
                    Expression expression = Expression.parse(sum);
                    found.add(expression.value(1));
                    found.add(expression.equals(Expression.parse(sum)));
                    found.add(expression.hashCode() == Expression.parse(sum).hashCode());
                    found.add(expression.toString().equals(sum));
                },
                "small",
                512 * 1024);
        small.start();
        small.join();
        assertThat(found).containsExactly(301.0, true, true, true);
    }

    /** parse(text(a)) = a, for drawn expressions. */
    @Test
    void everyExpressionReadsBack() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            Expression expression = random(random, 5);
            assertThat(Expression.parse(expression.toString()))
                    .as(expression.toString())
                    .isEqualTo(expression);
        }
    }

    /** A drawn expression. */
    public static Expression random(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 8)) {
            case 0 ->
                new Expression.Literal(
                        random.nextBoolean() ? random.nextInt(10) : Math.abs(random.nextGaussian()) * 1e-9);
            case 1 -> new Expression.Known(random.nextBoolean() ? NamedConstant.PI : NamedConstant.E);
            case 2 ->
                new Expression.Symbol(List.of("x", "y z", "a.b", "log", "e").get(random.nextInt(5)));
            case 3 -> new Expression.Negation(random(random, depth - 1));
            case 4 -> {
                MathFunction function = any(random, MathFunction.values());
                yield new Expression.Call(
                        function,
                        Stream.generate(() -> random(random, depth - 1))
                                .limit(function.arity())
                                .toList());
            }
            default ->
                new Expression.Operation(
                        any(random, Expression.Operator.values()),
                        random(random, depth - 1),
                        random(random, depth - 1));
        };
    }

    @Test
    void numbersAreFiniteAndHaveNoSign() {
        assertThatThrownBy(() -> new Expression.Literal(-1)).hasMessageStartingWith("number -1.0\n\n");
        assertThatThrownBy(() -> new Expression.Literal(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Expression.Call(MathFunction.MAX, X))
                .hasMessage("1 arguments of max\n\nIt takes 2.");
    }

    private static <T> T any(Random random, T[] all) {
        return List.of(all).get(random.nextInt(all.length));
    }
}
