package org.jellygrad.autograd.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.explain.Explanation;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;

/** How ops and their pull-backs read, in symbols and in numbers. */
class FormulasTest {
    private final Tensor a = Tensor.parameter("a", 2);
    private final Tensor b = Tensor.parameter("b", 2);
    private final Map<Tensor, double[]> at = Map.of(a, new double[] {4, -2}, b, new double[] {5, 3});

    private static Explanation.Node node(Explanation explanation, String id) {
        return explanation.nodes().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Explanation explain(Tensor y, int element) {
        Tensor all = y.named("y").sum().plus(b.sum().times(0));
        return Program.explain(all, at, element);
    }

    /** The value, and what goes back to a. */
    @Test
    void symbols() {
        Map<Tensor, List<String>> table = new LinkedHashMap<>();
        table.put(a.plus(b), List.of("a + b", "∂y"));
        table.put(b.minus(a), List.of("b - a", "-∂y"));
        table.put(a.times(b), List.of("a·b", "∂y·b"));
        table.put(a.dividedBy(b), List.of("a/b", "∂y/b"));
        table.put(b.dividedBy(a), List.of("b/a", "-∂y·y/a"));
        table.put(a.minimum(b), List.of("minimum(a, b)", "∂y·[a = y]/([a = y] + [b = y])"));
        table.put(a.times(-3), List.of("-3·a", "-3·∂y"));
        table.put(a.negate(), List.of("-a", "-∂y"));
        table.put(a.minus(5), List.of("a - 5", "∂y"));
        table.put(a.power(3), List.of("a^3", "∂y·3·a^2"));
        table.put(a.clip(-1, 1), List.of("clip(a, -1, 1)", "∂y·[a = y]"));
        table.put(a.square(), List.of("a²", "∂y·2·a"));
        table.put(a.sqrt(), List.of("√a", "∂y/(2·y)"));
        table.put(a.abs(), List.of("|a|", "∂y·sign(a)"));
        table.put(a.exp(), List.of("exp(a)", "∂y·y"));
        table.put(a.expm1(), List.of("expm1(a)", "∂y·exp(a)"));
        table.put(a.log(), List.of("log(a)", "∂y/a"));
        table.put(a.log1p(), List.of("log1p(a)", "∂y/(a + 1)"));
        table.put(a.sin(), List.of("sin(a)", "∂y·cos(a)"));
        table.put(a.cos(), List.of("cos(a)", "∂y·(-sin(a))"));
        table.put(a.tanh(), List.of("tanh(a)", "∂y·4·sigmoid(2·a)·sigmoid(-2·a)"));
        table.put(a.sigmoid(), List.of("sigmoid(a)", "∂y·y·sigmoid(-a)"));
        table.put(a.softplus(), List.of("softplus(a)", "∂y·sigmoid(a)"));
        table.put(a.relu(), List.of("relu(a)", "∂y·sign(y)"));
        table.put(a.slice(0, 1, 2), List.of("a[1:2]", "∂y at [1:2], 0 elsewhere"));
        table.put(a.max(), List.of("max(a, axis 0)", "∂y/sum([a = y], axis 0)·[a = y]"));
        SoftAssertions all = new SoftAssertions();
        table.forEach((y, texts) -> {
            Explanation explanation = explain(y, 0);
            all.assertThat(node(explanation, "y").rule()).isEqualTo(texts.get(0));
            all.assertThat(node(explanation, "a").uses().get(0).rule()).isEqualTo(texts.get(1));
        });
        all.assertAll();
    }

    /** Where numbers move or are summed the pull-back says where to and over what. */
    @Test
    void moves() {
        Tensor m = Tensor.parameter("m", 2, 3);
        Tensor v = Tensor.parameter("v", 3);
        Tensor s = Tensor.parameter("s");
        Map<Tensor, double[]> point =
                Map.of(m, new double[] {1, 2, 3, 4, 5, 6}, v, new double[] {7, 8, 9}, s, new double[] {2});
        Map<Tensor, List<String>> table = new LinkedHashMap<>();
        table.put(m.sumKeepDims(0), List.of("sum(m, axis 0)", "∂y repeated along axis 0"));
        table.put(m.sumKeepDims(), List.of("sum(m, axes 0, 1)", "∂y repeated along axes 0, 1"));
        table.put(m.maximum(m), List.of("maximum(m, m)", "∂y·[m = y]/([m = y] + [m = y])"));
        table.put(v.broadcastTo(2, 3), List.of("broadcast(v)", "sum(∂y, axis 0)"));
        table.put(s.broadcastTo(3), List.of("broadcast(s)", "sum(∂y, axis 0)"));
        table.put(m.transpose(), List.of("mᵀ", "∂yᵀ"));
        table.put(m.reshape(6), List.of("reshape(m)", "∂y reshaped"));
        table.put(m.slice(1, 0, 2), List.of("m[:, 0:2]", "∂y at [:, 0:2], 0 elsewhere"));
        table.put(m.concatenate(0, v.reshape(1, 3)), List.of("concatenate(m, t3, axis 0)", "∂y[0:2]"));
        SoftAssertions all = new SoftAssertions();
        table.forEach((y, texts) -> {
            Tensor others = m.sum().plus(v.sum()).plus(s).times(0);
            Explanation explanation = Program.explain(y.named("y").sum().plus(others), point);
            all.assertThat(node(explanation, "y").rule()).isEqualTo(texts.get(0));
            String from = node(explanation, "y").inputs().get(0);
            all.assertThat(node(explanation, from).uses().stream()
                            .filter(use -> use.user().equals("y"))
                            .map(Explanation.NodeUse::rule))
                    .startsWith(texts.get(1));
        });
        all.assertAll();
    }

    /** The order of a transpose of more than two axes, forward and back. */
    @Test
    void ordersOfAxes() {
        Tensor t = Tensor.parameter("t", 2, 3, 4);
        Explanation explanation = Program.explain(t.prod(0).sum(), Map.of(t, new double[24]));
        assertThat(explanation.nodes().get(1).rule()).isEqualTo("transpose(t, axes 1, 2, 0)");
        assertThat(explanation.nodes().get(0).uses().get(0).rule()).isEqualTo("transpose(∂t2, axes 2, 0, 1)");
    }

    /** b = 2 is spread over two elements whose gradients are 8 and 10: it gets 18, and one element says so. */
    @Test
    void aBiasGetsTheSumOverAllItIsAddedTo() {
        Tensor g = Tensor.parameter("g", 2);
        Tensor bias = Tensor.parameter("bias");
        String text = Program.explain(
                        g.plus(bias).square().sum(), Map.of(g, new double[] {2, 3}, bias, new double[] {2}))
                .text();
        assertThat(text)
                .contains("        from t3: sum(∂t3, axis 0) = sum([8, 10], axis 0) = 18\n")
                .contains("            element 0: 8 + 10 = 18\n")
                .contains("        from t6: ∂t6 repeated along axis 0 = 1 repeated along axis 0 = [1, 1]\n");
    }

    /** What passes through several sums unchanged is each time the gradient of the node just behind. */
    @Test
    void gradientsThatPassUnchangedAreTheUsers() {
        Tensor p = Tensor.parameter("p", 2);
        Tensor q = Tensor.parameter("q", 2);
        Tensor r = Tensor.parameter("r", 2);
        double[] numbers = {1, 2};
        Explanation explanation = Program.explain(
                p.plus(q).named("s").plus(r).named("u").square().sum(),
                Map.of(p, numbers, q, new double[] {3, 4}, r, new double[] {5, 6}));
        assertThat(node(explanation, "p").uses().get(0).inFull()).isEqualTo("∂s[0] = 18");
        assertThat(node(explanation, "r").uses().get(0).inFull()).isEqualTo("∂u[0] = 18");
    }

    /** Two of three tie at 2: each gets half of 4. */
    @Test
    void theNumberOfTiesIsPluggedIn() {
        Tensor v = Tensor.parameter("v", 3);
        Explanation explanation = Program.explain(v.max().times(4), Map.of(v, new double[] {2, 1, 2}));
        Explanation.NodeUse use = node(explanation, "v").uses().get(0);
        assertThat(use.numbers()).isEqualTo("4/2·[[2, 1, 2] = 2]");
        assertThat(use.inFull()).isEqualTo("4/2·[2 = 2] = 2");
        assertThat(use.part()).containsExactly(2, 0, 2);
    }

    /** The derivative of x⁰ is 0, at 0 too; 0·0⁻¹ would not be. */
    @Test
    void ofTheZerothPower() {
        Tensor x = Tensor.parameter("x");
        Explanation.NodeUse use = node(Program.explain(x.power(0), Map.of(x, new double[] {0})), "x")
                .uses()
                .get(0);
        assertThat(use.rule()).isEqualTo("0");
        assertThat(use.part()).containsExactly(0);
    }

    /** −0 keeps its sign, and a line break in a name breaks no line. */
    @Test
    void negativeZeroAndLineBreaks() {
        Tensor x = Tensor.parameter("two\nlines");
        Explanation explanation = Program.explain(x.times(2).named("y"), Map.of(x, new double[] {-0.0}));
        assertThat(explanation.json().toString()).contains("\"value\":[-0.0]");
        assertThat(explanation.text()).contains("'two lines' [] = ").contains("y [] = 2·'two lines' = ");
    }

    /** Negative numbers stand in brackets only where an operator is before or behind them. */
    @Test
    void numbers() {
        Map<Tensor, List<String>> table = new LinkedHashMap<>();
        table.put(b.plus(a), List.of("3 + (-2) = 1", "∂y[1] = 1"));
        table.put(a.minus(b), List.of("-2 - 3 = -5", "∂y[1] = 1"));
        table.put(a.sign().plus(a), List.of("-1 + (-2) = -3", "∂y[1] = 1"));
        table.put(a.abs(), List.of("|-2| = 2", "1·sign(-2) = -1"));
        table.put(a.sin(), List.of("sin(-2) = -0.909297", "1·cos(-2) = -0.416147"));
        table.put(a.square(), List.of("(-2)² = 4", "1·2·(-2) = -4"));
        table.put(a.times(a.negate()), List.of("(-2)·2 = -4", "1·2 = 2"));
        SoftAssertions all = new SoftAssertions();
        table.forEach((y, texts) -> {
            Explanation explanation = explain(y, 1);
            all.assertThat(node(explanation, "y").inFull()).isEqualTo(texts.get(0));
            all.assertThat(node(explanation, "a").uses().stream()
                            .filter(use -> use.user().equals("y"))
                            .findFirst()
                            .orElseThrow()
                            .inFull())
                    .isEqualTo(texts.get(1));
        });
        all.assertAll();
    }
}
