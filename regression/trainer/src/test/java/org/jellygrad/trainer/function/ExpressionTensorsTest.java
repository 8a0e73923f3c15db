package org.jellygrad.trainer.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.program.GradientCheck;
import org.jellygrad.autograd.program.Program;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.model.expression.MathFunction;
import org.jellygrad.model.expression.NamedConstant;
import org.jellygrad.model.expression.RowFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tensor of an expression against its own evaluation in doubles, and its gradient against differences of that. */
class ExpressionTensorsTest {

    /** The value and the gradient, in the order of the variables. */
    private static double[] byTensors(Expression expression, double... at) {
        List<String> names = expression.variables();
        Map<String, Tensor> variables = new LinkedHashMap<>();
        names.forEach(name -> variables.put(name, Tensor.parameter(name)));
        Tensor function = ExpressionTensors.tensor(expression, variables);
        Tensor[] parameters = variables.values().toArray(Tensor[]::new);
        Tensor[] wanted = Stream.concat(
                        Stream.of(function), Stream.of(parameters).map(parameter -> slope(function, parameter)))
                .toArray(Tensor[]::new);
        try (Program program = Program.compile(wanted)) {
            for (int i = 0; i < parameters.length; i++) {
                program.set(parameters[i], at[i]);
            }
            program.run();
            return Arrays.stream(wanted).mapToDouble(program::scalar).toArray();
        }
    }

    /** The engine has no gradient of what is constant in all steps, as sign(x) is; here that is 0. */
    private static Tensor slope(Tensor function, Tensor parameter) {
        try {
            return Gradients.of(function, parameter).get(0);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("No gradient reaches").hasMessageContaining("sign");
            return Tensor.constant(0);
        }
    }

    /** (f(x + h) − f(x − h))/2h. */
    private static double difference(RowFunction function, double[] at, int variable, double h) {
        double[] above = at.clone();
        double[] below = at.clone();
        above[variable] += h;
        below[variable] -= h;
        return (function.at(above) - function.at(below)) / (above[variable] - below[variable]);
    }

    /** What is compared with a difference: only where the differences of two widths agree, away from kinks and poles. */
    private static boolean isSmooth(RowFunction function, double[] at, int variable) {
        double wide = difference(function, at, variable, 2e-5);
        double narrow = difference(function, at, variable, 1e-5);
        return Double.isFinite(wide) && Math.abs(wide - narrow) <= 1e-6 * (1 + Math.abs(wide));
    }

    private static void assertNear(String as, double found, double expected, double tolerance) {
        if (Double.isFinite(expected)) {
            assertThat(found).as(as).isCloseTo(expected, within(tolerance));
        } else {
            assertThat(found).as(as).isEqualTo(Double.valueOf(expected));
        }
    }

    private static double tolerance(double value) {
        return 1e-11 * (1 + Math.abs(value));
    }

    @Test
    void drawnExpressionsHaveTheSameValueAndTheRightGradient() {
        Random random = new Random(17);
        int compared = 0;
        int undefined = 0;
        int singular = 0;
        for (int i = 0; compared < 200; i++) {
            assertThat(i).as("expressions drawn for " + compared + " compared").isLessThan(5000);
            Expression expression = draw(random, 4);
            List<String> names = expression.variables();
            if (names.isEmpty()) {
                continue;
            }
            double[] at = random.doubles(names.size(), -2, 2).toArray();
            RowFunction rows = expression.over(names);
            double value = rows.at(at);
            double[] found = byTensors(expression, at);
            String as = expression + " at " + Arrays.toString(at);
            if (!Double.isFinite(value)) {
                assertThat(found[0]).as(as).isEqualTo(Double.valueOf(value));
                undefined++;
                continue;
            }
            if (Math.abs(value) > 1e6 || !isSmoothEverywhere(rows, at)) {
                continue;
            }
            assertThat(found[0]).as(as).isCloseTo(value, within(tolerance(value)));
            if (!Arrays.stream(found).allMatch(Double::isFinite)) {
                // sqrt(x - x): the chain rule has ∞·0 where the differences are 0.
                singular++;
                continue;
            }
            for (int v = 0; v < at.length; v++) {
                double slope = difference(rows, at, v, 1e-5);
                assertThat(found[1 + v])
                        .as("d/d" + names.get(v) + " of " + as)
                        .isCloseTo(slope, within(1e-5 * (1 + Math.abs(slope) + Math.abs(value))));
            }
            compared++;
        }
        assertThat(undefined).isPositive();
        assertThat(singular).isLessThan(20);
    }

    private static boolean isSmoothEverywhere(RowFunction rows, double[] at) {
        for (int v = 0; v < at.length; v++) {
            if (!isSmooth(rows, at, v)) {
                return false;
            }
        }
        return true;
    }

    private static Expression draw(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 10)) {
            case 0 -> new Expression.Literal(random.nextInt(4));
            case 1 -> new Expression.Known(any(random, NamedConstant.values()));
            case 2, 3 -> new Expression.Symbol(random.nextBoolean() ? "x" : "y");
            case 4 -> new Expression.Negation(draw(random, depth - 1));
            case 5, 6 -> {
                MathFunction function = any(random, MathFunction.values());
                yield new Expression.Call(
                        function,
                        Stream.generate(() -> draw(random, depth - 1))
                                .limit(function.arity())
                                .toList());
            }
            default ->
                new Expression.Operation(
                        any(random, Expression.Operator.values()), draw(random, depth - 1), draw(random, depth - 1));
        };
    }

    /** Each function where it is smooth, and beyond its domain. */
    @ParameterizedTest
    @EnumSource(MathFunction.class)
    void everyFunctionOfTheTable(MathFunction function) {
        String text = function.text() + (function.arity() == 1 ? "(x)" : "(x, y)");
        Expression expression = Expression.parse(text);
        RowFunction rows = expression.over(expression.variables());
        for (double x : new double[] {0.3, 1.7, 20}) {
            double[] at = function.arity() == 1 ? new double[] {x} : new double[] {x, 1.3};
            double[] found = byTensors(expression, at);
            assertThat(found[0]).as(text + " at " + x).isCloseTo(rows.at(at), within(tolerance(rows.at(at))));
            for (int v = 0; v < at.length; v++) {
                double slope = difference(rows, at, v, 1e-5);
                assertThat(found[1 + v])
                        .as(text + " at " + x)
                        .isCloseTo(slope, within(1e-7 * (1 + Math.abs(slope) + Math.abs(rows.at(at)))));
            }
        }
        double[] edges = {-1, 0, -800, 800, 1e-20, 1e300, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (double x : edges) {
            double[] at = function.arity() == 1 ? new double[] {x} : new double[] {x, 1.5};
            double value = rows.at(at);
            double found = byTensors(expression, at)[0];
            assertNear(text + " at " + x, found, value, tolerance(value));
        }
    }

    /** By hand. Half of a tie's gradient goes to each side; sign, abs and relu are flat at their kinks. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (x - 3)^2         |  8    | 25      | 10
            -x^2              |  3    | -9      | -6
            2^x               |  3    | 8       | 5.545177444479562
            x^x               |  2    | 4       | 6.772588722239782
            x**3              | -2    | -8      | 12
            pow(x, 3)         | -2    | -8      | 12
            (0 - 2)^x*0 + x^0 |  3    | 1       | NaN
            x^0               |  0    | 1       | 0
            0^x               |  2    | 0       | 0
            abs(x)            |  0    | 0       | 0
            relu(x)           |  0    | 0       | 0
            sign(x)           | -3    | -1      | 0
            max(x, 2)         |  2    | 2       | 0.5
            min(x, 2*x)       |  1    | 1       | 1
            log(x)            | -1    | NaN     | -1
            sqrt(x)           | -1    | NaN     | NaN
            sqrt(x)           |  0    | 0       | Infinity
            1/x               |  0    | Infinity| -Infinity
            (x^2 - 1)^2 + 0.3*x | 1.5 | 2.0125  | 7.8
            e^x/e             |  1    | 1       | 1
            """)
    void valuesAndSlopesByHand(String text, double x, double value, double slope) {
        double[] found = byTensors(Expression.parse(text), x);
        assertNear(text, found[0], value, 1e-14 * Math.abs(value));
        assertNear(text, found[1], slope, 1e-14 * Math.abs(slope));
    }

    /** A negative base has powers: e^(b·log a) would know none. */
    @Test
    void powersWithTwoVariables() {
        Expression power = Expression.parse("x^y");
        assertThat(byTensors(power, -2, 3)).containsExactly(-8, 12, Double.NaN);
        assertThat(byTensors(power, 0, 2)).containsExactly(0, 0, 0);
        assertThat(byTensors(power, 2, 3)).containsExactly(8, 12, 8 * Math.log(2));
        Tensor base = Tensor.parameter("base", 3);
        Tensor exponent = Tensor.parameter("exponent");
        Tensor sum = ExpressionTensors.tensor(power, Map.of("x", base, "y", exponent))
                .sum();
        new GradientCheck()
                .check(sum, Map.of(base, new double[] {0.5, 1.5, 2}, exponent, new double[] {1.7}))
                .orThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2*pi", "log(-1)", "-e^2", "1/0"})
    void whatHasNoVariablesIsANumber(String text) {
        Expression expression = Expression.parse(text);
        Tensor constant = ExpressionTensors.tensor(expression, Map.of());
        assertThat(constant.inputs()).isEmpty();
        assertThat(Program.value(constant)).isEqualTo(Double.valueOf(expression.value()));
    }

    @Test
    void everyVariableNeedsATensor() {
        assertThatThrownBy(
                        () -> ExpressionTensors.tensor(Expression.parse("x + y"), Map.of("x", Tensor.parameter("x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no tensor for the variable 'y'\n\nThere are tensors for x.");
    }

    /** The largest expression that is read: a graph of three hundred ops. */
    @Test
    void longSumsAreGraphsToo() {
        double[] found = byTensors(Expression.parse("x" + " + x".repeat(300)), 2);
        assertThat(found).containsExactly(602, 301);
    }

    private static <T> T any(Random random, T[] all) {
        return List.of(all).get(random.nextInt(all.length));
    }
}
