package org.jellygrad.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each rewrite alone, on the smallest graph that it changes: what comes out, and that without it nothing does. */
class RuleTest {
    private final Tensor x = Tensor.parameter("x", 2, 3);
    private final Tensor y = Tensor.parameter("y", 2, 3);
    private final Tensor w = Tensor.parameter("w", 3, 2);
    private final Tensor s = Tensor.parameter("s");
    private final Set<Rule> seen = EnumSet.noneOf(Rule.class);

    private static String text(Tensor node) {
        String op = node.op() instanceof UnaryOp || node.op() instanceof Fused || node.op() instanceof MatMul
                ? node.op().toString().replaceAll("^[A-Za-z]*\\.", "")
                : node.op().name();
        if (node.op() instanceof Leaf) {
            return node.op().formula(List.of());
        }
        return op.replaceAll("\\[\\]$", "")
                + node.inputs().stream().map(RuleTest::text).collect(Collectors.joining(", ", "(", ")"));
    }

    private static Tensor rewritten(Tensor before, Rewriter.Rewrite... rules) {
        return Objects.requireNonNull(
                new Rewriter(Arrays.asList(rules)).run(List.of(before)).get(before));
    }

    private void changes(Rule rule, Tensor before, String after) {
        seen.add(rule);
        assertThat(text(rewritten(before, rule))).as(rule.name()).isEqualTo(after);
        assertThat(text(rewritten(before))).as("without " + rule.name()).isNotEqualTo(after);
    }

    @Test
    void eachRuleAlone() {
        Tensor two = Tensor.constant(2);
        Tensor spread = s.broadcastTo(x.shape());
        changes(Rule.FOLD_CONSTANTS, two.times(Tensor.constant(3)), "6");
        changes(Rule.DROP_IDENTITY, x.times(1).plus(0), "x");
        changes(Rule.SQUARE, x.times(x), "Square(x)");
        changes(Rule.JOIN_MOVES, x.transpose().transpose().reshape(6).reshape(3, 2), "reshape(x)");
        changes(Rule.SPREAD_LAST, spread.exp(), "broadcast(Exp(s))");
        changes(Rule.SUM_OF_SPREAD, spread.sumKeepDims(), "reshape(Scaled[factor=6.0](s))");
        changes(Rule.SCALE, x.times(s), "ScaledBy[factor=1.0](x, s)");
        changes(Rule.SHIFT, x.plus(two), "Shifted[summand=2.0](x)");
        changes(
                Rule.LIFT_FACTORS,
                x.times(2).matmul(w.times(3)),
                "Scaled[factor=6.0](MatMul[transposeA=false, transposeB=false](x, w))");
        changes(Rule.TRANSPOSE_AS_FLAG, x.transpose().matmul(y), "MatMul[transposeA=true, transposeB=false](x, y)");
        changes(Rule.SUM_OF_TERMS, x.times(y).plus(x.square()).sumKeepDims(), "plus(sum(times(x, y)), sum(Square(x)))");
        changes(Rule.SUM_AS_DOT, x.times(y).sumKeepDims(), "reshape(Dot[factor=1.0, scaled=false](x, y))");
        changes(Rule.SUM_AS_PRODUCT, x.sumKeepDims(0), "MatMul[transposeA=true, transposeB=false](broadcast(1), x)");
        assertThat(seen).containsExactlyInAnyOrder(Rule.values());
    }

    @Test
    void fusionRules() {
        Tensor product = x.matmul(w);
        Tensor z = Tensor.parameter("z", 2, 2);
        Map<Tensor, String> expected = new LinkedHashMap<>();
        expected.put(
                product.times(3),
                "Gemm[product=MatMul[transposeA=false, transposeB=false], factor=3.0, scaled=false, onto=false](x, w)");
        expected.put(x.minus(y.times(2)), "Combination[factors=[1.0, -2.0], arrays=2](x, y)");
        expected.put(
                product.minus(z),
                "Gemm[product=MatMul[transposeA=false, transposeB=false], factor=1.0, scaled=false, onto=true]"
                        + "(x, w, Scaled[factor=-1.0](z))");
        expected.forEach((before, after) ->
                assertThat(text(rewritten(before, FusionRule.values()))).isEqualTo(after));
        assertThat(Stream.of(FusionRule.values())).hasSize(4);
    }

    /** What is used elsewhere too is not absorbed, or it would be computed twice. */
    @Test
    void sharedNodesAreNotAbsorbed() {
        Tensor product = x.matmul(w);
        Tensor both = product.times(3).plus(product.exp());
        String text = text(rewritten(both, FusionRule.values()));
        assertThat(text).doesNotContain("Gemm");
    }

    @Test
    void scheduleOfALinearModel() {
        Tensor data = Tensor.rows("X", 100, 3);
        Tensor target = Tensor.rows("y", 100, 1);
        Tensor weights = Tensor.parameter("w", 3, 1);
        Tensor bias = Tensor.parameter("b");
        Tensor loss = data.matmul(weights).plus(bias).residual(target).square().sum();
        List<Tensor> gradients = Gradients.of(loss, weights, bias);
        try (Program program = Program.compile(loss, gradients.get(0), gradients.get(1))) {
            assertThat(program.describe().lines().map(line -> line.substring(5, 26)
                            .trim()))
                    .containsExactly("scalar subtract from", "cblas_dgemv", "cblas_ddot", "cblas_dgemv", "cblas_ddot");
        }
    }
}
