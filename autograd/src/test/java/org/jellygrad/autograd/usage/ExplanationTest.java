package org.jellygrad.autograd.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.assertj.core.api.SoftAssertions;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.explain.Explanation;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;

/** Every number of an explanation can be worked out by hand. */
class ExplanationTest {
    private final Tensor x = Tensor.rows("x", 4, 1);
    private final Tensor y = Tensor.rows("y", 4, 1);
    private final Tensor slope = Tensor.parameter("slope", 1, 1);
    private final Tensor residual =
            x.matmul(slope).named("prediction").residual(y).named("residual");
    private final Tensor loss = residual.square().named("squares").sum().named("loss");
    private final Map<Tensor, double[]> at =
            Map.of(x, new double[] {1, 2}, y, new double[] {5, 5}, slope, new double[] {3});

    /** Residuals −2 and 1; loss 5; slope's gradient 2·(−2·1 + 1·2) = 0; from the square come −4 and 2. */
    @Test
    void textShowsRulesAndNumbers() {
        String text = Program.explain(loss, at, 1).text();
        assertThat(text)
                .contains("prediction [≤4, 1] = x @ slope = [1, 2] @ 3 = [3, 6]\n    element 1: 2·3 = 6\n")
                .contains("residual [≤4, 1] = prediction - y = [3, 6] - [5, 5] = [-2, 1]\n    element 1: 6 - 5 = 1\n")
                .contains(
                        "    gradient [-4, 2]\n        from squares: ∂squares·2·residual = [1, 1]·2·[-2, 1] = [-4, 2]\n")
                .contains("        from prediction: xᵀ @ ∂prediction = [1, 2]ᵀ @ [-4, 2] = 0\n");
    }

    /** A sum sends its gradient on as it is: there is nothing to work out. */
    @Test
    void aGradientPassedOnIsShownOnce() {
        Tensor a = Tensor.parameter("a");
        String text = Program.explain(a.plus(1).named("sum").square().named("loss"), Map.of(a, new double[] {3}))
                .text();
        assertThat(text).contains("        from sum: ∂sum = 8\n").contains("loss [] = sum² = 4² = 16\n");
    }

    /** a·a: two uses, each sends g·a = 3; their sum is the gradient 6. */
    @Test
    void gradientsAreSumsOverUses() {
        Tensor a = Tensor.parameter("a");
        Explanation explanation = Program.explain(a.times(a).named("square"), Map.of(a, new double[] {3}));
        Explanation.Node node = explanation.nodes().get(0);
        assertThat(node.gradient()).containsExactly(6);
        assertThat(node.uses()).extracting(use -> use.part()[0]).containsExactly(3.0, 3.0);
        assertThat(node.uses().get(0).numbers()).isEqualTo("1·3");
        assertThat(node.origin()).startsWith("ExplanationTest.java:");
    }

    /** Two nodes of one name are told apart. */
    @Test
    void namesAreMadeUnique() {
        Tensor one = Tensor.parameter("a");
        Tensor other = Tensor.parameter("a");
        Explanation explanation =
                Program.explain(one.times(other), Map.of(one, new double[] {2}, other, new double[] {5}));
        assertThat(explanation.nodes()).extracting(Explanation.Node::id).containsExactly("a", "a#2", "t3");
        assertThat(explanation.nodes().get(2).rule()).isEqualTo("a·a#2");
        Tensor mine = Tensor.parameter("t2");
        assertThat(Program.explain(one.exp().times(mine), Map.of(one, new double[] {2}, mine, new double[] {5}))
                        .nodes())
                .extracting(Explanation.Node::id)
                .containsExactly("a", "t2#2", "t2", "t4");
        assertThatThrownBy(() -> Program.explain(one, Map.of(one, new double[] {2}), -1))
                .hasMessageStartingWith("There is no element -1.");
    }

    @Test
    void jsonHoldsFullNumbers() {
        JsonObject last = Program.explain(loss, at)
                .json()
                .getAsJsonArray("nodes")
                .asList()
                .get(Program.explain(loss, at).nodes().size() - 1)
                .getAsJsonObject();
        assertThat(last.get("id").getAsString()).isEqualTo("loss");
        assertThat(last.getAsJsonArray("value").get(0).getAsDouble()).isEqualTo(5);
        assertThat(last.getAsJsonArray("gradient").toString()).isEqualTo("[1]");
    }

    private static Explanation.Node node(Explanation explanation, String id) {
        return explanation.nodes().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The value and the way back of the element at place 1, for every kind of op; all numbers worked by hand. */
    @Test
    void oneElementInFull() {
        Tensor a = Tensor.parameter("a", 2, 2);
        double[] numbers = {1, -2, 3, 3};
        Map<String, Tensor> nodes = new LinkedHashMap<>();
        Map<String, String> forward = new LinkedHashMap<>();
        Map<String, String> back = new LinkedHashMap<>();
        BiConsumer<Tensor, List<String>> add = (node, texts) -> {
            nodes.put(texts.get(0), node.named("it"));
            forward.put(texts.get(0), texts.get(1));
            back.put(texts.get(0), texts.get(2));
        };
        add.accept(a.square(), List.of("square", "(-2)² = 4", "1·2·(-2) = -4"));
        add.accept(
                a.times(a.exp().stopGradient()),
                List.of("times", "(-2)·0.135335 = -0.270671", "1·0.135335 = 0.135335"));
        add.accept(a.sum(0), List.of("sum", "-2 + 3 = 1", "∂it[1] = 1"));
        add.accept(a.transpose(), List.of("transpose", "a[1, 0] = 3", "∂it[1, 0] = 1"));
        add.accept(a.slice(0, 1, 2), List.of("slice", "a[1, 1] = 3", ""));
        add.accept(a.slice(1, 1, 2), List.of("slice1", "a[1, 1] = 3", "∂it[0, 0] = 1"));
        add.accept(a.concatenate(1, a.times(5)), List.of("concatenate", "a[0, 1] = -2", "∂it[0, 1] = 1"));
        add.accept(a.matmul(a), List.of("matmul", "1·(-2) + (-2)·3 = -8", "1·3 + 1·3 = 6"));
        add.accept(a.max(1), List.of("max", "max(3, 3) = 3", "1/1·[-2 = 1] = 0"));
        add.accept(a.min(), List.of("min", "min(1, -2, 3, 3) = -2", "1/1·[-2 = -2] = 1"));
        add.accept(a.broadcastTo(3, 2, 2), List.of("broadcast", "a[0, 1] = -2", "1 + 1 + 1 = 3"));
        add.accept(a.reshape(4), List.of("reshape", "a[0, 1] = -2", "∂it[1] = 1"));
        add.accept(a.clip(-1, 2), List.of("clip", "clip(-2, -1, 2) = -1", "1·[-2 = -1] = 0"));
        SoftAssertions all = new SoftAssertions();
        nodes.forEach((what, y) -> {
            Explanation explanation = Program.explain(y.sum(), Map.of(a, numbers), 1);
            all.assertThat(byOp(explanation, what.replace("1", "")).inFull())
                    .as(what)
                    .isEqualTo(forward.get(what));
            all.assertThat(node(explanation, "a").uses().get(0).inFull())
                    .as(what)
                    .isEqualTo(back.get(what));
            assertThat(explanation.nodes()).as(what).allSatisfy(each -> assertThat(
                            each.inFull().isEmpty())
                    .isEqualTo(each.inputs().isEmpty()
                            || (each.value().length == 1 && !hasArrayInput(explanation, each))));
        });
        all.assertAll();
    }

    /** What a slice sends back is put where it was cut, with 0 elsewhere: of [1, 2, 3] cut to [2, 3], 0, 2·2 and 2·3. */
    @Test
    void aPaddedGradientInALoss() {
        Tensor a = Tensor.parameter("a", 3);
        Tensor gradient = Gradients.of(a.slice(0, 1, 3).square().sum(), a).get(0);
        Tensor penalty = gradient.times(a).sum();
        for (int element : new int[] {0, 2}) {
            Explanation explanation = Program.explain(penalty, Map.of(a, new double[] {1, 2, 3}), element);
            Explanation.Node pad = byOp(explanation, "pad");
            assertThat(pad.rule()).isEqualTo(pad.inputs().get(0) + " at [1:3], 0 elsewhere");
            assertThat(pad.value()).containsExactly(0, 4, 6);
            assertThat(pad.inFull()).isEqualTo(element == 0 ? "" : pad.inputs().get(0) + "[1] = 6");
            assertThat(node(explanation, "a").gradient()).containsExactly(0, 8, 12);
        }
    }

    /** A product is its halves multiplied, again and again: [1, −2]·[3, 3] = [3, −6], 3·(−6) = −18; its gradients are −18/aᵢ. */
    @Test
    void aProductInSteps() {
        Tensor a = Tensor.parameter("a", 2, 2);
        Explanation explanation = Program.explain(a.prod(), Map.of(a, new double[] {1, -2, 3, 3}), 1);
        assertThat(node(explanation, "a").gradient()).containsExactly(-18, 9, -6, -6);
        assertThat(explanation.text())
                .contains("t3 [2] = t2[0:2] = [1, -2, 3, 3][0:2] = [1, -2]\n    element 1: t2[1] = -2\n")
                .contains("        from t5: ∂t5·t4 = [-6, 3]·[3, 3] = [-18, 9]\n            element 1: 3·3 = 9\n")
                .contains("t5 [2] = t3·t4 = [1, -2]·[3, 3] = [3, -6]\n    element 1: (-2)·3 = -6\n")
                .contains(" = 3·(-6) = -18\n");
    }

    /** Three rows where nine would fit: element 3 is row 1, column 1; of arrays that are shorter it is the last. */
    @Test
    void rowsAsManyAsAreBound() {
        Tensor r = Tensor.rows("r", 9, 2);
        double[] numbers = {1, -2, 3, 3, 5, 0};
        Tensor w = Tensor.constant(new double[] {2, 4}, 2, 1);
        Map<Tensor, List<String>> table = new LinkedHashMap<>();
        table.put(r.square(), List.of("3² = 9", "1·2·3 = 6"));
        table.put(r.times(r.stopGradient()), List.of("3·3 = 9", "1·3 = 3"));
        table.put(r.sumKeepDims(0), List.of("-2 + 3 + 0 = 1", "∂it[0, 1] = 1"));
        table.put(r.sumKeepDims(1), List.of("5 + 0 = 5", "∂it[1, 0] = 1"));
        table.put(r.meanKeepDims(0), List.of("1/3 = 0.333333", "∂t2[0, 1] = 0.333333"));
        table.put(r.transpose(), List.of("r[0, 1] = -2", "∂it[1, 1] = 1"));
        table.put(r.slice(1, 1, 2), List.of("r[2, 1] = 0", "∂it[1, 0] = 1"));
        table.put(r.matmul(w), List.of("5·2 + 0·4 = 10", "1·4 = 4"));
        SoftAssertions all = new SoftAssertions();
        table.forEach((node, texts) -> {
            Explanation explanation = Program.explain(node.named("it").sum(), Map.of(r, numbers), 3);
            all.assertThat(node(explanation, "it").inFull()).isEqualTo(texts.get(0));
            all.assertThat(node(explanation, "r").uses().get(0).inFull()).isEqualTo(texts.get(1));
        });
        all.assertAll();
    }

    private static Explanation.Node byOp(Explanation explanation, String op) {
        return explanation.nodes().stream()
                .filter(node -> node.op().equals(op))
                .findFirst()
                .orElseThrow();
    }

    private static boolean hasArrayInput(Explanation explanation, Explanation.Node node) {
        return node.inputs().stream().anyMatch(input -> node(explanation, input).value().length > 1);
    }

    /** What a program holds now, rows included, without saying it again. */
    @Test
    void ofAProgramsInputs() {
        try (Program program = Program.compile(loss)) {
            at.forEach(program::set);
            assertThat(program.explain(loss, 1).text())
                    .isEqualTo(Program.explain(loss, at, 1).text());
        }
        try (Program program = Program.compile(loss)) {
            assertThatThrownBy(() -> program.explain(loss, 0)).hasMessageContaining("has no value");
        }
    }

    /** At a = b each gets half, and the rule says so: 1·1/(1 + 1). */
    @Test
    void tiesAreShared() {
        Tensor a = Tensor.parameter("a");
        Tensor b = Tensor.parameter("b");
        Explanation explanation =
                Program.explain(a.maximum(b).named("y"), Map.of(a, new double[] {3}, b, new double[] {3}));
        Explanation.NodeUse use = node(explanation, "a").uses().get(0);
        assertThat(use.rule()).isEqualTo("∂y·[a = y]/([a = y] + [b = y])");
        assertThat(use.numbers()).isEqualTo("1·[3 = 3]/([3 = 3] + [3 = 3])");
        assertThat(use.part()).containsExactly(0.5);
    }

    /** Asked for element 7 of arrays of three: the last is shown, under its own number. */
    @Test
    void shorterArraysSayWhichElementIsShown() {
        Tensor v = Tensor.parameter("v", 3);
        Explanation explanation = Program.explain(v.square().sum(), Map.of(v, new double[] {1, 2, 3}), 7);
        assertThat(explanation.text())
                .contains("    element 2: 3² = 9\n", "    element 0: 1 + 4 + 9 = 14\n")
                .contains("            element 2: 1·2·3 = 6\n")
                .doesNotContain("element 7");
        JsonObject square = explanation.json().getAsJsonArray("nodes").get(1).getAsJsonObject();
        assertThat(square.get("elementIndex").getAsInt()).isEqualTo(2);
    }

    /** The rule of an input is the node itself, as every other rule calls it, and its numbers are what it was given. */
    @Test
    void inputsAreTheirOwnRule() {
        Tensor one = Tensor.parameter("x");
        Tensor other = Tensor.parameter("x");
        Tensor lines = Tensor.input("a\nb", 2);
        Explanation explanation = Program.explain(
                one.times(other).times(lines.sum()),
                Map.of(one, new double[] {2}, other, new double[] {5}, lines, new double[] {3, 4}));
        assertThat(explanation.nodes().stream()
                        .filter(node -> node.inputs().isEmpty())
                        .map(node -> node.id() + " = " + node.rule() + " = " + node.numbers()))
                .containsExactly("x = x = 2", "x#2 = x#2 = 5", "'a b' = 'a b' = [3, 4]");
    }
}
