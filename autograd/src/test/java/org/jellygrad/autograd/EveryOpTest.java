package org.jellygrad.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jellygrad.autograd.program.GradientCheck;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The gate: every op of the sealed family has its gradient checked, or is known to have none. */
class EveryOpTest {
    private static final Map<Object, List<Cases.Case>> CASES = Cases.all();

    /** Constant in their inputs; {@link #opsWithoutGradientPullNothingBack} looks at them. */
    private static final Set<Object> WITHOUT_GRADIENT =
            Set.of(FunctionOp.Elementary.SIGN, BinaryOp.Pair.EQUAL, MovementOp.StopGradient.class);

    @Test
    void noOpIsLeftOut() {
        Set<Object> unchecked = Family.of(Op.class).collect(Collectors.toCollection(LinkedHashSet::new));
        Family.of(Leaf.class).forEach(unchecked::remove);
        unchecked.remove(Primitive.Compiled.class);
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
}
