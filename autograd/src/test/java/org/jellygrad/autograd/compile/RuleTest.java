package org.jellygrad.autograd.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jellygrad.autograd.FunctionOp;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Leaf;
import org.jellygrad.autograd.MatMul;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.UnaryOp;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;

/** Each rewrite alone, on the smallest graph that it changes: what comes out, and that without it nothing does. */
class RuleTest {
    private final Tensor x = Tensor.parameter("x", 2, 3);
    private final Tensor y = Tensor.parameter("y", 2, 3);
    private final Tensor w = Tensor.parameter("w", 3, 2);
    private final Tensor s = Tensor.parameter("s");
    private final Set<Rewriter.Rewrite> seen = new HashSet<>();

    private static String text(Tensor node) {
        String op = (node.op() instanceof UnaryOp && !(node.op() instanceof FunctionOp))
                        || node.op() instanceof FusedOp
                        || node.op() instanceof MatMul
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

    private <R extends Enum<R> & Rewriter.Rewrite> void changes(R rule, Tensor before, String after) {
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
        changes(Rule.SQUARE, x.times(x), "square(x)");
        changes(Rule.JOIN_MOVES, x.transpose().transpose().reshape(6).reshape(3, 2), "reshape(x)");
        changes(Rule.SPREAD_LAST, spread.exp(), "broadcast(exp(s))");
        changes(Rule.SUM_OF_SPREAD, spread.sumKeepDims(), "reshape(Scaled[factor=6.0](s))");
        changes(Rule.SCALE, x.times(s), "ScaledBy[factor=1.0](x, s)");
        changes(Rule.SHIFT, x.plus(two), "Shifted[summand=2.0](x)");
        changes(
                Rule.LIFT_FACTORS,
                x.times(2).matmul(w.times(3)),
                "Scaled[factor=6.0](MatMul[transposeA=false, transposeB=false](x, w))");
        changes(Rule.TRANSPOSE_AS_FLAG, x.transpose().matmul(y), "MatMul[transposeA=true, transposeB=false](x, y)");
        changes(Rule.SUM_AS_DOT, x.times(y).sumKeepDims(), "reshape(Dot[factor=1.0](x, y))");
        changes(Rule.SUM_AS_PRODUCT, x.sumKeepDims(0), "MatMul[transposeA=true, transposeB=false](broadcast(1), x)");
        assertThat(seen).containsExactlyInAnyOrderElementsOf(Rule.laws());
    }

    private static Tensor combination(List<Double> factors, Tensor... arrays) {
        return Tensor.of(new FusedOp.Combination(factors, arrays.length), arrays);
    }

    @Test
    void eachFusionRuleAlone() {
        Tensor product = x.matmul(w);
        Tensor z = Tensor.parameter("z", 2, 2);
        String plain = "product=MatMul[transposeA=false, transposeB=false]";
        changes(
                Rule.FACTOR_AS_ALPHA,
                product.times(3),
                "Gemm[" + plain + ", factor=3.0, scaled=false, onto=false](x, w)");
        changes(Rule.COMBINE, x.minus(y.times(2)), "Combination[factors=[1.0, -2.0], arrays=2](x, y)");
        changes(
                Rule.ACCUMULATE_PRODUCT,
                combination(List.of(1.0, -1.0), product, z),
                "Gemm[" + plain
                        + ", factor=1.0, scaled=false, onto=true](x, w, Combination[factors=[-1.0], arrays=1](z))");
        changes(Rule.SINGLE_TERM, combination(List.of(-1.0), z), "Scaled[factor=-1.0](z)");
        assertThat(seen).containsExactlyInAnyOrderElementsOf(Rule.fusions());
    }

    /** A bias row is written where the product is then accumulated: no sum of its own, and no buffer. */
    @Test
    void aBiasIsPartOfTheProduct() {
        Tensor data = Tensor.rows("X", 100, 3);
        Tensor weights = Tensor.parameter("w", 3, 2);
        Tensor bias = Tensor.parameter("b", 1, 2);
        Tensor y = data.matmul(weights).plus(bias);
        try (Program program = Program.compile(y)) {
            assertThat(calls(program)).containsExactly("loop gather", "cblas_dgemm");
            assertThat(program.bytes()).isLessThan(Double.BYTES * (2 * 100 * 2));
        }
    }

    /** exp(c)·ones depends on nothing bound: it is computed when the program is made, not when it runs. */
    @Test
    void whatDependsOnNoInputIsComputedOnce() {
        Tensor c = Tensor.constant(new double[] {1, 2, 3}).exp();
        Tensor v = Tensor.parameter("v", 3);
        Tensor y = v.times(c);
        try (Program program = Program.compile(y)) {
            assertThat(calls(program)).containsExactly("loop multiply");
            program.set(v, 1, 1, 2);
            program.run();
            program.run();
            assertThat(program.values(y)[2]).isEqualTo(2 * Math.exp(3), within(1e-14));
        }
    }

    /** The Hessian of v₁² + v₂² is 2 there and 0 elsewhere, whatever v is. */
    @Test
    void whatIsPutAmongZerosIsComputedOnceToo() {
        Tensor v = Tensor.parameter("v", 5);
        Tensor direction = Tensor.constant(new double[] {1, 2, 3, 4, 5});
        Tensor product =
                Gradients.hessianVectorProduct(v.slice(0, 1, 3).square().sum(), v, direction);
        try (Program program = Program.compile(product)) {
            assertThat(calls(program)).isEmpty();
            program.set(v, 1, 1, 1, 1, 1);
            program.run();
            assertThat(program.values(product)).containsExactly(0, 4, 6, 0, 0);
        }
    }

    private static List<String> calls(Program program) {
        String text = program.describe();
        return text.substring(Math.max(0, text.indexOf("every run:")))
                .lines()
                .filter(line -> line.startsWith(" "))
                .map(line -> line.substring(5, 26).trim())
                .toList();
    }

    /** What is used elsewhere too is not absorbed, or it would be computed twice. */
    @Test
    void sharedNodesAreNotAbsorbed() {
        Tensor product = x.matmul(w);
        Tensor both = product.times(3).plus(product.exp());
        String text = text(rewritten(both, Rule.fusions().toArray(Rule[]::new)));
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
            assertThat(calls(program))
                    .containsExactly("scalar subtract from", "cblas_dgemv", "cblas_ddot", "cblas_dgemv", "cblas_ddot");
        }
    }

    /** Σ(|x| − |y|) is not Σ|x| − Σ|y|, nor Σ(x² − y²) a difference of dots: what is left of them may be in their last digits. */
    @Test
    void sumsOfDifferencesStayWhole() {
        int n = 1000;
        Tensor a = Tensor.parameter("a", n);
        Tensor b = Tensor.parameter("b", n);
        Tensor sizes = a.abs().minus(b.abs()).sum();
        Tensor squares = a.square().minus(b.square()).sum();
        double[] atA = new double[n];
        double[] atB = new double[n];
        BigDecimal ofSizes = BigDecimal.ZERO;
        BigDecimal ofSquares = BigDecimal.ZERO;
        for (int i = 0; i < n; i++) {
            // Whole numbers, so that squares of 2^26 are exact.
            atA[i] = 0x1p26 - i;
            atB[i] = atA[i] - i % 7;
            BigDecimal left = new BigDecimal(atA[i]);
            BigDecimal right = new BigDecimal(atB[i]);
            ofSizes = ofSizes.add(left.subtract(right));
            ofSquares = ofSquares.add(left.pow(2).subtract(right.pow(2)));
        }
        try (Program program = Program.compile(sizes, squares)) {
            program.set(a, atA);
            program.set(b, atB);
            program.run();
            assertThat(program.scalar(sizes)).isEqualTo(ofSizes.doubleValue());
            assertThat(program.scalar(squares)).isEqualTo(ofSquares.doubleValue());
        }
    }

    /**
     * (x − c)·k + y is not k·x − k·c + y: the digits that the user saved by subtracting first would be lost again, or the product overflow.
     */
    @Test
    void differencesStayWhole() {
        Tensor v = Tensor.parameter("v", 2);
        Tensor u = Tensor.parameter("u", 2);
        Tensor m = Tensor.parameter("m");
        List<Tensor> all = List.of(
                u.plus(v.minus(1e9).times(0.1)),
                u.plus(v.minus(m).times(0.1)),
                v.minus(m).plus(u),
                u.minus(v.minus(m)).plus(3));
        try (Program fast = Program.compile(all.toArray(Tensor[]::new));
                Program plain = Program.compileChecked(all.toArray(Tensor[]::new))) {
            for (Program program : List.of(fast, plain)) {
                program.set(v, 1e9 + 1e-3, 1e9 - 0.7);
                program.set(u, 1e-5, 2);
                program.set(m, 1e9);
                program.run();
            }
            for (Tensor each : all) {
                assertThat(fast.values(each)).as(each.toString()).containsExactly(plain.values(each), within(1e-15));
            }
        }
        Tensor large = u.plus(v.plus(1e308).times(1e10));
        try (Program program = Program.compile(large)) {
            program.set(v, -1e308, -1e308);
            program.set(u, 1, 2);
            program.run();
            assertThat(program.values(large)).containsExactly(1, 2);
        }
    }
}
