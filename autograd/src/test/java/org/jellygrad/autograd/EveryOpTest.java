package org.jellygrad.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The gate: every op of the sealed family has its gradient checked, or is known to have none. */
class EveryOpTest {
    private static final Map<Object, List<Cases.Case>> CASES = Cases.all();

    /** Constant in their inputs; {@link #opsWithoutGradientPullNothingBack} looks at them. */
    private static final Set<Object> WITHOUT_GRADIENT =
            Set.of(FunctionOp.Function.SIGN, BinaryOp.Pair.EQUAL, MovementOp.StopGradient.class);

    @Test
    void noOpIsLeftOut() {
        Set<Object> unchecked = Family.of(Op.class).collect(Collectors.toCollection(LinkedHashSet::new));
        Family.of(Leaf.class).forEach(unchecked::remove);
        Family.of(Fused.class).forEach(unchecked::remove);
        assertThat(unchecked).hasSizeGreaterThan(30);
        unchecked.removeAll(CASES.keySet());
        unchecked.removeAll(WITHOUT_GRADIENT);
        assertThat(unchecked)
                .as("ops without a gradient check: add a line to Cases")
                .isEmpty();
    }

    /** A case counts for an op only if its graph contains it. */
    @Test
    void casesUseTheirOp() {
        CASES.forEach((op, cases) -> assertThat(cases.stream()
                        .filter(c -> Graph.order(List.of(c.y())).stream().anyMatch(node -> Family.is(node.op(), op))))
                .as(Family.name(op))
                .isNotEmpty());
    }

    @TestFactory
    Stream<DynamicTest> firstDerivatives() {
        return CASES.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(Family.name(entry.getKey()), () -> {
                    long seed = 0;
                    for (Cases.Case c : entry.getValue()) {
                        new GradientCheck()
                                .withSeed(seed++)
                                .check(c.y(), c.at())
                                .orThrow();
                    }
                }));
    }

    /** The gradient, weighted at random so that no rule's second derivative cancels, is checked like any function. */
    @TestFactory
    Stream<DynamicTest> secondDerivatives() {
        return CASES.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(Family.name(entry.getKey()), () -> {
                    for (Cases.Case c : entry.getValue()) {
                        checkSecond(c);
                    }
                }));
    }

    private static void checkSecond(Cases.Case c) {
        Tensor[] inputs = c.at().keySet().toArray(Tensor[]::new);
        // Squared, so that linear ops too have a second derivative.
        List<Tensor> gradients = Gradients.of(c.y().square().sum(), inputs);
        List<Tensor> flat = new ArrayList<>();
        gradients.forEach(gradient -> flat.add(gradient.reshape(gradient.shape().size())));
        Tensor all = flat.get(0).concatenate(0, flat.subList(1, flat.size()).toArray(Tensor[]::new));
        new GradientCheck().check(all, c.at()).orThrow();
    }

    /** An operand's sign is part of its domain: a rule that is right for positive operands only must fail. */
    @Test
    void operandsHaveEverySign() {
        for (Object kind : List.of(
                BinaryOp.Pair.TIMES,
                BinaryOp.Pair.DIVIDE,
                BinaryOp.Pair.MAXIMUM,
                BinaryOp.Pair.MINIMUM,
                MatMul.class)) {
            for (Cases.Case c : CASES.getOrDefault(kind, List.of())) {
                c.at().forEach((input, values) -> assertThat(
                                DoubleStream.of(values).map(Math::signum).distinct())
                        .as("%s of %s", Family.name(kind), input)
                        .hasSize(Math.min(2, values.length)));
            }
        }
        assertThat(quotientsBy(UnaryOperator.identity())).allMatch(GradientCheck.Result::passed);
        assertThat(quotientsBy(Tensor::abs)).noneMatch(GradientCheck.Result::passed);
    }

    /** The checks of all quotients by arrays, with a pull-back that takes this for the divisor. */
    private static List<GradientCheck.Result> quotientsBy(UnaryOperator<Tensor> divisor) {
        return CASES.getOrDefault(BinaryOp.Pair.DIVIDE, List.of()).stream()
                .filter(c -> c.at().keySet().stream().skip(1).noneMatch(b -> b.shape()
                        .isOne()))
                .map(c -> {
                    Tensor[] operands = c.at().keySet().toArray(Tensor[]::new);
                    Tensor[] spread = Stream.of(operands)
                            .map(operand -> operand.broadcastTo(c.y().shape()))
                            .toArray(Tensor[]::new);
                    return new GradientCheck().check(spread[0].apply(new Quotient(divisor), spread[1]), c.at());
                })
                .toList();
    }

    private record Quotient(UnaryOperator<Tensor> divisor) implements Composite {
        @Override
        public String name() {
            return "quotient";
        }

        @Override
        public Tensor expand(List<Tensor> inputs) {
            return inputs.get(0).dividedBy(inputs.get(1));
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            Tensor b = divisor.apply(self.inputs().get(1));
            return List.of(
                    upstream.dividedBy(b), upstream.times(self).dividedBy(b).negate());
        }
    }

    /** A permutation that is its own inverse does not show which way the pull-back goes. */
    @Test
    void transposesHaveOrdersThatAreNotTheirInverses() {
        assertThat(CASES.getOrDefault(MovementOp.Transpose.class, List.of()))
                .extracting(c -> c.y().op())
                .filteredOn(op ->
                        op instanceof MovementOp.Transpose move && !move.order().equals(move.inverse()))
                .isNotEmpty();
    }

    @Test
    void opsWithoutGradientPullNothingBack() {
        Tensor x = Tensor.constant(new double[] {-2, 3});
        List<Tensor> nodes = List.of(x.sign(), x.equalTo(x), x.stopGradient());
        Set<Object> seen = new HashSet<>();
        for (Tensor node : nodes) {
            seen.add(Family.kind(node.op()));
            assertThat(node.op().pullBack(node, x)).isEmpty();
            assertThatThrownBy(() -> Gradients.of(node.sum(), x)).hasMessageContaining("cut at");
        }
        assertThat(seen).isEqualTo(WITHOUT_GRADIENT);
    }

    /** The tester is tested: a pull-back off by a thousandth fails, and so does one that ignores its upstream. */
    @Test
    void aWrongRuleFails() {
        Tensor x = Tensor.parameter("x", 4);
        Map<Tensor, double[]> at = Map.of(x, new double[] {0.5, -1, 2, 3});
        assertThat(new GradientCheck()
                        .check(x.apply(new OwnOps.WrongSquare(1)), at)
                        .passed())
                .isTrue();
        GradientCheck.Result off = new GradientCheck().check(x.apply(new OwnOps.WrongSquare(1.001)), at);
        assertThat(off.failures()).hasSize(5);
        assertThatThrownBy(off::orThrow).hasMessageStartingWith("5 of 5 slopes differ from central differences");
        assertThat(new GradientCheck().check(x.apply(new IgnoresUpstream()), at).passed())
                .isFalse();
    }

    /** A function whose pull-back is wrong on just one of its pieces is caught there, by the matrix and by the long array. */
    @TestFactory
    Stream<DynamicTest> aRuleThatIsWrongOnOnePieceFails() {
        return Cases.table().stream()
                .map(function -> DynamicTest.dynamicTest(Family.name(function.kind()), () -> {
                    double[] bounds = function.bounds();
                    Map<Tensor, double[]> arguments = Cases.arguments(function);
                    assertThat(arguments.values().stream()
                                    .mapToInt(values -> values.length)
                                    .sum())
                            .isGreaterThan(24 + 20);
                    for (int piece = 1; piece < bounds.length; piece++) {
                        double from = bounds[piece - 1];
                        double to = bounds[piece];
                        WrongBetween wrong = new WrongBetween(function.f(), from, to);
                        arguments.forEach((x, values) -> assertThat(new GradientCheck()
                                        .check(x.apply(wrong), Map.of(x, values))
                                        .passed())
                                .as("between %s and %s at %s", from, to, x.shape())
                                .isEqualTo(DoubleStream.of(values).noneMatch(v -> v > from && v < to)));
                        assertThat(arguments.entrySet())
                                .filteredOn(entry -> entry.getKey().shape().rank() > 0)
                                .allMatch(entry ->
                                        DoubleStream.of(entry.getValue()).anyMatch(v -> v > from && v < to));
                    }
                }));
    }

    /** A function that sends back one upstream too many between two numbers. */
    private record WrongBetween(UnaryOperator<Tensor> f, double from, double to) implements Composite {
        @Override
        public String name() {
            return "wrong-between";
        }

        @Override
        public Tensor expand(List<Tensor> inputs) {
            return f.apply(inputs.get(0));
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            Tensor x = self.inputs().get(0);
            Tensor right = Gradients.vjp(f.apply(x), upstream, x).get(0);
            Tensor between = x.minus(from)
                    .relu()
                    .sign()
                    .times(x.minus(to).negate().relu().sign());
            return List.of(right.plus(upstream.times(between)));
        }
    }

    private record IgnoresUpstream() implements Composite {
        @Override
        public String name() {
            return "ignores-upstream";
        }

        @Override
        public Tensor expand(List<Tensor> inputs) {
            return inputs.get(0).times(2);
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(Tensor.constant(2).broadcastTo(self.shape()));
        }
    }

    /** For bilinear ops a central difference with step 1 is exact. */
    @Test
    void productsAreExactWithStepOne() {
        GradientCheck exact = new GradientCheck(1, 1e-12, 1e-12, 5, 3);
        for (Cases.Case c : CASES.getOrDefault(MatMul.class, List.of())) {
            // Along one operand at a time; along both at once the middle term cancels too, by symmetry.
            exact.check(c.y(), c.at()).orThrow();
        }
    }

    @Test
    void jacobianHessianAndProducts() {
        Tensor x = Tensor.constant(new double[] {1, 2, 3});
        Tensor product = x.prod();
        assertThat(product.value()).isEqualTo(6);
        assertThat(Gradients.of(product, x).get(0).values()).containsExactly(6, 3, 2);
        assertThat(Gradients.hessian(product, x).values()).containsExactly(0, 3, 2, 3, 0, 1, 2, 1, 0);
        assertThat(Gradients.jacobian(x.square(), x).values()).containsExactly(2, 0, 0, 0, 4, 0, 0, 0, 6);
        Tensor withZero = Tensor.constant(new double[] {0, 2, 3});
        assertThat(Gradients.of(withZero.prod(), withZero).get(0).values()).containsExactly(6, 0, 0);
        Tensor xy = Tensor.constant(new double[] {3, 5});
        Tensor z = xy.square().sum().plus(xy.prod());
        Tensor hvp = Gradients.hessianVectorProduct(z, xy, Tensor.constant(new double[] {2, 1}));
        assertThat(hvp.values()).containsExactly(5, 4);
        assertThat(Gradients.vjp(xy.square(), Tensor.constant(new double[] {10, 100}), xy)
                        .get(0)
                        .values())
                .containsExactly(60, 1000);
        assertThat(Gradients.hessian(xy.sum(), xy).values()).containsOnly(0);
    }

    /** From order n + 1 on the derivatives of a polynomial of degree n are 0, and no error. */
    @Test
    void derivativesThatBecomeConstant() {
        Tensor x = Tensor.parameter("x");
        Tensor other = Tensor.parameter("other");
        Tensor unused = Tensor.parameter("unused", 2);
        List<List<Tensor>> powers = List.of(
                List.of(x.power(0)),
                List.of(x.plus(5), x.times(1)),
                List.of(x.square(), x.times(x), x.power(2)),
                List.of(x.power(3), x.square().times(x)),
                List.of(x.power(4)),
                List.of(x.power(5)));
        for (int degree = 0; degree < powers.size(); degree++) {
            for (Tensor power : powers.get(degree)) {
                Tensor y = power;
                double factorial = 1;
                for (int order = 1; order <= degree + 3; order++) {
                    y = Gradients.of(y, x).get(0);
                    factorial *= order;
                    try (Program program = Program.compile(y, x)) {
                        program.set(x, 3);
                        program.run();
                        if (order == degree) {
                            assertThat(program.scalar(y)).isEqualTo(factorial);
                        } else if (order > degree) {
                            assertThat(program.scalar(y)).isZero();
                        }
                    }
                }
            }
        }
        // A derivative that depends on something, and on other things not; also when it was summed or scaled.
        Tensor first = Gradients.of(x.times(other.sin()), x).get(0);
        assertThat(Gradients.of(first.times(2), x).get(0).value()).isZero();
        assertThat(Gradients.vjp(first, Tensor.constant(2), x).get(0).value()).isZero();
        assertThat(Gradients.hessian(x.square(), unused).values()).containsExactly(0, 0, 0, 0);
        assertThat(Gradients.hessianVectorProduct(x.square(), unused, Tensor.constant(new double[] {1, 2}))
                        .values())
                .containsExactly(0, 0);
        // A loss that contains a derivative is a loss.
        Tensor penalized = x.square().plus(Gradients.of(x.power(3), x).get(0).square());
        assertThatThrownBy(() -> Gradients.of(penalized, unused)).hasMessageContaining("It is not used");
        // So is one made from constants only, and a derivative of what the parameter is no part of.
        Tensor c = Tensor.constant(3);
        Tensor constants = c.square().plus(Gradients.of(c.power(3), c).get(0).square());
        assertThatThrownBy(() -> Gradients.of(constants, unused)).hasMessageContaining("It is not used");
        assertThatThrownBy(() -> Gradients.of(first, unused)).hasMessageContaining("It is not used");
        // The penalty's derivative is 5 whatever x is.
        Tensor linear = other.square().plus(Gradients.of(x.times(5), x).get(0).square());
        assertThat(Gradients.of(linear, x).get(0).value()).isZero();
    }

    /** Away from 0 the derivatives of exp − 1 and of the sigmoid are small, and not lost in 1. */
    @Test
    void smallDerivativesAreNotLost() {
        Tensor x = Tensor.constant(-40);
        assertThat(Gradients.of(x.expm1(), x).get(0).value()).isCloseTo(4.248354255291589e-18, withinPercentage(1e-12));
        assertThat(Gradients.of(x.sigmoid(), x).get(0).value())
                .isCloseTo(4.248354255291589e-18, withinPercentage(1e-12));
        Tensor right = Tensor.constant(40);
        assertThat(Gradients.of(right.sigmoid(), right).get(0).value())
                .isCloseTo(4.248354255291589e-18, withinPercentage(1e-12));
    }

    /** Three of eight rows are bound; the rows may be any axis. */
    @Test
    void rowsAreChecked() {
        Tensor rows = Tensor.rows("X", 8, 2);
        Tensor w = Tensor.parameter("w", 2, 1);
        Map<Tensor, double[]> at = Map.of(rows, new double[] {1, -2, 3, 0.5, -1, 2}, w, new double[] {2, -1});
        for (Tensor y :
                List.of(rows.matmul(w), rows.matmul(w).transpose(), rows.sum(0).times(w.sum()))) {
            GradientCheck.Result result = new GradientCheck().check(y, at);
            result.orThrow();
            assertThat(result.slopes()).allMatch(slope -> slope.analytic() != 0);
        }
        Tensor wrong = rows.apply(new OwnOps.WrongSquare(1.001));
        assertThat(new GradientCheck()
                        .check(wrong, Map.of(rows, new double[] {1, -2, 3, 0.5, -1, 2}))
                        .failures())
                .hasSize(5);
    }

    /** An op of the user's with as many gradients as it is told to have. */
    private record SomeGradients(int count) implements Composite {
        @Override
        public String name() {
            return "own";
        }

        @Override
        public Tensor expand(List<Tensor> inputs) {
            return inputs.get(0).times(inputs.get(1));
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return Collections.nCopies(count, upstream);
        }
    }

    @Test
    void ownOpsThatContradictThemselvesAreNamed() {
        Tensor a = Tensor.parameter("a");
        Tensor b = Tensor.parameter("b");
        assertThat(Gradients.of(a.apply(new SomeGradients(2), b), a, b)).hasSize(2);
        for (int count : new int[] {1, 3}) {
            assertThatThrownBy(() -> Gradients.of(a.apply(new SomeGradients(count), b), b))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("own's pull-back: gradients: " + count + ", inputs: 2.\n\n");
        }
        Tensor x = Tensor.parameter("x", 3);
        assertThatThrownBy(() -> Program.compile(x.apply(new WrongShape())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("wrong-shape's expansion: shapes [] and [3] do not fit.\n\n");
    }

    /** Says that it keeps its input's shape, and sums. */
    private record WrongShape() implements Composite {
        @Override
        public String name() {
            return "wrong-shape";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            return inputs.get(0).shape();
        }

        @Override
        public Tensor expand(List<Tensor> inputs) {
            return inputs.get(0).sum();
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(upstream);
        }
    }

    @Test
    void axesThatAreNotThereAreNamed() {
        assertThatThrownBy(() -> Shape.of(3, 4).dim(5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Shape [3, 4] has no axis 5.\n\nIt has axes 0 to 1.");
    }

    @Test
    void stableAtTheEdges() {
        Tensor x = Tensor.constant(new double[] {-800, -1e-20, 1e-20, 800});
        assertThat(x.softplus().values()).containsExactly(0, Math.log(2), Math.log(2), 800);
        assertThat(x.sigmoid().values()).containsExactly(0, 0.5, 0.5, 1);
        assertThat(x.log1p().values()[2]).isEqualTo(1e-20);
        assertThat(x.expm1().values()[1]).isEqualTo(-1e-20);
        assertThat(x.tanh().values()[2]).isEqualTo(1e-20, within(1e-35));
        Tensor kink = Tensor.constant(0);
        assertThat(Gradients.of(kink.relu(), kink).get(0).value()).isZero();
        assertThat(Gradients.of(kink.clip(0, 1), kink).get(0).value()).isEqualTo(1);
        Tensor ties = Tensor.constant(new double[] {2, 1, 2});
        assertThat(Gradients.of(ties.max(), ties).get(0).values()).containsExactly(0.5, 0, 0.5);
    }
}
