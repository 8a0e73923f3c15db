package org.jellygrad.autograd.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jellygrad.autograd.Composite;
import org.jellygrad.autograd.CustomOp;
import org.jellygrad.autograd.Explanation;
import org.jellygrad.autograd.GradientCheck;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.NativeArray;
import org.jellygrad.autograd.Program;
import org.jellygrad.autograd.Shape;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.Values;
import org.junit.jupiter.api.Test;

/** What a message says where tensors are mixed up, gradients are cut off, or own ops do not keep to the rules. */
class MisuseTest {
    private final Tensor x = Tensor.parameter("x", 3);
    private final Tensor square = x.square();

    @Test
    void anotherTensorOfTheName() {
        Tensor other = Tensor.parameter("x", 3);
        try (Program program = Program.compile(square)) {
            assertThatThrownBy(() -> program.set(other, 1, 2, 3))
                    .hasMessageStartingWith("'x' = parameter [3] is not an input of this program.\n\nThere is another"
                            + " tensor of that name, 'x' = parameter [3], built at MisuseTest.java:")
                    .hasMessageEndingWith("Tensors are told apart by identity, not by name: use that one.");
        }
    }

    /** A name makes another tensor, and whoever uses the one without is told so. */
    @Test
    void theSameUnderAnotherName() {
        Tensor named = square.named("z");
        String hint = "There is the same under another name, square [3], built at MisuseTest.java:";
        assertThatThrownBy(() -> Gradients.of(square.sum(), named))
                .hasMessageStartingWith("No gradient reaches 'z' = square [3].\n\nIt is not used: no path leads from it"
                        + " to sum [], built at MisuseTest.java:")
                .hasMessageContaining(hint);
        try (Program program = Program.compile(square)) {
            program.set(x, 1, 2, 3);
            program.run();
            assertThatThrownBy(() -> program.values(named))
                    .hasMessageStartingWith("'z' = square [3] was not asked for.\n\n" + hint);
        }
    }

    /** Every cut is named, with its line. */
    @Test
    void everyCutOfAPathIsNamed() {
        Tensor once = x.sign();
        assertThatThrownBy(() -> Gradients.of(once.square().sum(), x))
                .hasMessageMatching("No gradient reaches 'x' = parameter \\[3\\]\\.\n\nIts path to the loss is cut at"
                        + " sign \\[3\\], built at MisuseTest\\.java:\\d+: it is constant in its inputs\\.");
        assertThatThrownBy(() -> Gradients.of(once.plus(x.stopGradient()).sum(), x))
                .hasMessageMatching(
                        "(?s).*Its paths to the loss are cut at\n- sign \\[3\\], built at MisuseTest\\.java:\\d+"
                                + "\n- stop-gradient \\[3\\], built at MisuseTest\\.java:\\d+\nEach is constant in its inputs\\.");
        Tensor many = x.sign();
        for (int i = 0; i < 4; i++) {
            many = many.plus(x.sign());
        }
        Tensor sum = many.sum();
        assertThatThrownBy(() -> Gradients.of(sum, x)).hasMessageContaining("- and 2 more\n");
        assertThatThrownBy(() -> Gradients.of(x.sum(), Tensor.parameter("w")))
                .hasMessageEndingWith("Use it, or do not ask for its gradient.");
    }

    /** Code for derivatives of any order sets what the function was made from, whether or not that still matters. */
    @Test
    void inputsOfDerivativesThatBecameConstantMayBeSet() {
        Tensor y = x.power(3);
        for (double expected : new double[] {12, 12, 6, 0, 0}) {
            y = Gradients.jacobian(y, x);
            try (Program program = Program.compile(y)) {
                program.set(x, 2, 2, 2);
                program.run();
                assertThat(program.values(y)[0]).isEqualTo(expected);
            }
        }
        Tensor rows = Tensor.rows("X", 8, 1);
        Tensor gradient = Gradients.of(rows.mean(), rows).get(0);
        try (Program program = Program.compile(gradient)) {
            assertThatThrownBy(program::run)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("The number of rows is not known: input 'X' [≤8, 1] has no value.\n\n");
            program.set(rows, 1, 2);
            program.run();
            assertThat(program.values(gradient)).containsExactly(0.5, 0.5);
        }
    }

    @Test
    void aCapacityOfOneIsNoRows() {
        Tensor one = Tensor.rows("x", 1, 2);
        assertThatThrownBy(() -> Program.compile(one.sum().dividedBy(Tensor.rowCount())))
                .hasMessageStartingWith("rows [], built at MisuseTest.java:")
                .hasMessageContaining(", counts rows, but no input of the program does.\n\n")
                .hasMessageContaining("a capacity of 1 makes an ordinary dimension");
    }

    /** Rows that no data has, written down as a shape: an array of them would be filled as far as the data goes. */
    @Test
    void rowsOfAnotherCapacityAreRefused() {
        Tensor rows = Tensor.rows("X", 3_000_000);
        assertThatThrownBy(() -> rows.reshape(Shape.rows(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "reshape: shapes [≤3000000] and [≤2] do not fit.\n\nA reshape keeps the rows. A program has one"
                                + " number of rows: give both the same capacity, not 3000000 and 2.");
        Tensor two = Tensor.constant(1).broadcastTo(Shape.rows(2));
        Tensor bias = Tensor.parameter("b", 3);
        Tensor fifty = Tensor.rows("Y", 50, 3);
        for (Tensor sum : List.of(
                rows.sum().plus(two.exp().sum()),
                rows.sum().plus(two.sum()),
                rows.sum().plus(bias.apply(new TwoRows()).sum()),
                fifty.sum().plus(bias.broadcastTo(Shape.rows(2, 3)).sum()))) {
            for (Function<Tensor[], Program> compile :
                    List.<Function<Tensor[], Program>>of(Program::compile, Program::compileChecked)) {
                assertThatThrownBy(() -> compile.apply(new Tensor[] {sum}))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageMatching(
                                "(broadcast|two-rows) \\[≤2(, 3)?\\], built at MisuseTest.java:\\d+, has up to 2 rows,"
                                        + " and input '(X' \\[≤3000000\\] up to 3000000|Y' \\[≤50, 3\\] up to 50)\\.\n\n"
                                        + "A program has one number of rows; give both the same capacity\\.");
            }
        }
        assertThatThrownBy(() -> rows.sum().plus(fifty.sum()).value())
                .hasMessageContaining("give both the same capacity");
    }

    @Test
    void rowsWithoutDataAreRefused() {
        assertThatThrownBy(() ->
                        Tensor.constant(1).broadcastTo(Shape.rows(7)).exp().values())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "(?s)broadcast \\[≤7\\], built at MisuseTest.java:\\d+, has rows, but no input of the program"
                                + " does\\.\n\nHow many there are is known from data made with Tensor.rows\\(.*");
    }

    private record TwoRows() implements CustomOp {
        @Override
        public String name() {
            return "two-rows";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            return Shape.rows(2);
        }

        @Override
        public void compute(Values out, List<Values> in) {
            for (long i = 0; i < out.size(); i++) {
                out.set(i, 1);
            }
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of();
        }
    }

    /** Results of the run before would be taken for those of the inputs now. */
    @Test
    void aRunThatFailsLeavesNoResults() {
        Tensor a = Tensor.rows("a", 4);
        Tensor b = Tensor.rows("b", 4);
        Tensor sum = a.plus(b).sum();
        try (Program program = Program.compile(sum)) {
            program.set(a, 1, 2);
            program.set(b, 3, 4);
            program.run();
            assertThat(program.scalar(sum)).isEqualTo(10);
            program.set(a, 5);
            assertThatThrownBy(program::run).hasMessageContaining("Bind the same number of rows to both.");
            assertThatThrownBy(() -> program.scalar(sum)).hasMessageContaining("or its last run failed");
            program.set(b, 6);
            program.run();
            assertThat(program.scalar(sum)).isEqualTo(11);
        }
    }

    @Test
    void aLengthLeftOut() {
        Tensor m = Tensor.parameter("M", 3, 4);
        assertThatThrownBy(() -> m.reshape(-1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "reshape: [3, 4] to [-1, 2]: -1 is no length.\n\nLengths are written out here. Try x.reshape(6, 2).");
        assertThat(m.reshape(6, 2).shape().dims()).containsExactly(6, 2);
        assertThatThrownBy(() -> m.reshape(-1, 5))
                .hasMessageEndingWith("Lengths are written out here. They must hold 12 numbers.");
        Tensor rows = Tensor.rows("X", 5, 2);
        for (long[] dims : new long[][] {{-1}, {-1, 1}, {2, -1}}) {
            assertThatThrownBy(() -> rows.reshape(dims))
                    .hasMessage("reshape: [≤5, 2] to " + Arrays.toString(dims)
                            + ": -1 is no length.\n\nLengths are written out"
                            + " here. The number of rows is known only at run time: keep 5 as a dimension of its own, with 2"
                            + " elements inside.");
        }
        assertThatThrownBy(() -> rows.reshape(1, -1, 2)).hasMessageEndingWith(" Try x.reshape(1, 5, 2).");
    }

    /** What is suggested for a product over rows is what was asked for, as the sums of logarithms show. */
    @Test
    void aProductOverRows() {
        Tensor rows = Tensor.rows("X", 5, 2);
        String start =
                "prod: shape [≤5, 2] over its rows.\n\nTheir number is known only at run time; for positive numbers ";
        assertThatThrownBy(() -> rows.prod(0)).hasMessage(start + "log().sum(0).exp() is the same.");
        assertThatThrownBy(rows::prod).hasMessage(start + "log().sum().exp() is the same.");
        assertThatThrownBy(() -> rows.prod(-1, -2)).hasMessage(start + "log().sum(-1, -2).exp() is the same.");
        assertThatThrownBy(() -> rows.transpose().prod(1)).hasMessageEndingWith(" log().sum(1).exp() is the same.");
    }

    /** An equal node is not the same, though neither has a name. */
    @Test
    void theSameBuiltAgain() {
        try (Program program = Program.compile(x.times(2))) {
            program.set(x, 1, 2, 3);
            program.run();
            assertThatThrownBy(() -> program.values(x.times(2)))
                    .hasMessageMatching(
                            "scale \\[3\\] was not asked for\\.\n\nThere is the same, built again, scale \\[3\\], built"
                                    + " at MisuseTest\\.java:\\d+: each call makes another tensor\\. Keep it in a variable, and use only"
                                    + " that\\.");
        }
    }

    /** How an input gets its value depends on who computes. */
    @Test
    void whoeverLeavesAnInputOutIsToldHowToGiveIt() {
        Tensor s = Tensor.parameter("s");
        Tensor rows = Tensor.rows("X", 5);
        Tensor sum = s.plus(rows.sum());
        String noValue = "Input 's' [] has no value.\n\n";
        try (Program program = Program.compile(sum)) {
            assertThatThrownBy(program::run)
                    .hasMessage(noValue
                            + "Give it one with set(tensor, values) or bind(tensor, array, offset) before run().");
        }
        assertThatThrownBy(s::value)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(noValue + "Only a program knows values of inputs and parameters: Program.compile(tensor),"
                        + " set(input, values), run().");
        Map<Tensor, double[]> at = Map.of(rows, new double[] {1, 2});
        assertThatThrownBy(() -> Explanation.of(sum, at))
                .hasMessage(noValue + "Give it one in the map: the loss depends on it.");
        assertThatThrownBy(() -> new GradientCheck().check(sum, at))
                .hasMessage(noValue + "Give it one among the inputs to differentiate by: the function depends on it.");
    }

    @Test
    void aPartBeyondTheEndOfAnArray() {
        try (Program program = Program.compile(square);
                NativeArray data = NativeArray.allocate(8)) {
            assertThatThrownBy(() -> program.bind(x, data, Long.MAX_VALUE))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageStartingWith("Doubles from 9223372036854775807, 3 of them, of an array of 8.\n\n");
        }
    }

    @Test
    void everyUnusedParameterIsNamed() {
        Tensor u = Tensor.parameter("u");
        Tensor v = Tensor.parameter("v", 2);
        assertThatThrownBy(() -> Gradients.of(square.sum(), u, x, v))
                .hasMessageStartingWith(
                        "No gradient reaches 'u' = parameter [], 'v' = parameter [2].\n\nIt is not used: no path leads");
        assertThatThrownBy(() -> Gradients.of(square.sum().plus(v.sign().sum()), u, v))
                .hasMessageStartingWith(
                        "No gradient reaches 'u' = parameter [], 'v' = parameter [2].\n\n['u' = parameter []]: It is"
                                + " not used: ")
                .hasMessageContaining("\n\n['v' = parameter [2]]: Its path to the loss is cut at sign [2]");
    }

    @Test
    void aGradientCheckMovesInputs() {
        Tensor c = Tensor.constant(new double[] {1, 2});
        assertThatThrownBy(() -> new GradientCheck().check(c.square(), Map.of(c, new double[] {1, 2})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("constant [2], built at MisuseTest.java:")
                .hasMessageContaining(", cannot be varied.\n\n");
    }

    private record Own(Function<Tensor, Tensor> value, List<Tensor> gradients, boolean saysShape) implements Composite {
        @Override
        public String name() {
            return "own";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            return saysShape ? inputs.get(0).shape() : Composite.super.shape(inputs);
        }

        @Override
        public Tensor expand(List<Tensor> inputs) {
            return value.apply(inputs.get(0));
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return gradients;
        }
    }

    @Test
    @SuppressWarnings("NullAway") // what users may do
    void ownOpsThatReturnNull() {
        Tensor y = x.apply(new Own(Tensor::square, null, false), x).sum();
        assertThatThrownBy(() -> Gradients.of(y, x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("own's pull-back returned null.\n\n");
        Tensor z = x.apply(new Own(Tensor::square, Arrays.asList(x, null), false), x)
                .sum();
        assertThatThrownBy(() -> Gradients.of(z, x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("own's pull-back returned null for an input.\n\n");
        assertThatThrownBy(() -> x.apply(new Own(in -> null, List.of(), false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("own's expansion is null.\n\n");
    }

    private record NoShape() implements CustomOp {
        @Override
        public String name() {
            return "no-shape";
        }

        @Override
        @SuppressWarnings("NullAway") // what users may do
        public Shape shape(List<Tensor> inputs) {
            return null;
        }

        @Override
        public void compute(Values out, List<Values> in) {}

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of();
        }
    }

    @Test
    void anOwnOpWithoutAShape() {
        assertThatThrownBy(() -> x.apply(new NoShape()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no-shape's shape is null.\n\n");
    }

    private static Tensor applyItself(Tensor in) {
        return in.apply(new Own(MisuseTest::applyItself, List.of(), false)).times(2);
    }

    private static Tensor applyItselfSilently(Tensor in) {
        return in.apply(new Own(MisuseTest::applyItselfSilently, List.of(), true))
                .times(2);
    }

    private static Tensor nested(Tensor in, int depth) {
        return depth == 0
                ? in
                : in.apply(new Own(inner -> nested(inner, depth - 1), List.of(), false))
                        .plus(1);
    }

    @Test
    void ownOpsThatAreWrittenWithThemselves() {
        assertThatThrownBy(() -> applyItself(x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("own's expansion does not end: ");
        Tensor silent = applyItselfSilently(x);
        assertThatThrownBy(() -> Program.compile(silent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("own's expansion does not end: ");
        assertThat(nested(Tensor.constant(5), 30).value()).isEqualTo(35);
    }
}
