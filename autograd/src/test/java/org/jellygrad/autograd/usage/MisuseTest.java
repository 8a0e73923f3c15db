package org.jellygrad.autograd.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.program.GradientCheck;
import org.jellygrad.autograd.program.NativeArray;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;

/** What a message says where tensors are mixed up, left out, or cut off from a loss. */
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
        assertThatThrownBy(() -> Program.value(s))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(noValue + "Only a program knows values of inputs and parameters: Program.compile(tensor),"
                        + " set(input, values), run().");
        Map<Tensor, double[]> at = Map.of(rows, new double[] {1, 2});
        assertThatThrownBy(() -> Program.explain(sum, at))
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
        assertThatThrownBy(() -> Gradients.of(square.sum(), u, x, v, u))
                .hasMessageStartingWith(
                        "No gradient reaches 'u' = parameter [], 'v' = parameter [2].\n\nIt is not used: no path leads");
        assertThatThrownBy(() -> Gradients.of(square.sum().plus(v.sign().sum()), u, v))
                .hasMessageStartingWith(
                        "No gradient reaches 'u' = parameter [], 'v' = parameter [2].\n\n'u' = parameter []: It is"
                                + " not used: ")
                .hasMessageContaining("\n\n'v' = parameter [2]: Its path to the loss is cut at sign [2]");
    }

    @Test
    void aGradientCheckMovesInputs() {
        Tensor c = Tensor.constant(new double[] {1, 2});
        assertThatThrownBy(() -> new GradientCheck().check(c.square(), Map.of(c, new double[] {1, 2})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("constant [2], built at MisuseTest.java:")
                .hasMessageContaining(", cannot be varied.\n\n");
    }

    /** What a message calls a tensor is on one line, whatever it is called. */
    @Test
    void aNameOfTwoLinesIsWrittenInOne() {
        Tensor lines = Tensor.parameter("a\nb", 3);
        assertThat(lines).hasToString("'a b' = parameter [3]");
        try (Program program = Program.compile(lines.sum())) {
            assertThatThrownBy(program::run).hasMessageStartingWith("Input 'a b' [3] has no value.\n\n");
            assertThatThrownBy(() -> program.set(lines, 1))
                    .hasMessageStartingWith("Input 'a b' [3] cannot take 1 numbers.\n\n");
            assertThatThrownBy(() -> program.set(square, 1)).hasMessageContaining("Its inputs are 'a b'; ");
        }
    }

    /** However deep: each of both roots is made of nodes of its own. */
    @Test
    void theSameBuiltAgainFromTheInputs() {
        Tensor sum = x.square().exp().sum();
        Tensor again = x.square().exp().sum();
        String hint = "There is the same, built again, sum [], built at MisuseTest.java:";
        assertThatThrownBy(() -> Gradients.of(sum.times(2), again)).hasMessageContaining(hint);
        try (Program program = Program.compile(sum)) {
            program.set(x, 1, 2, 3);
            program.run();
            assertThatThrownBy(() -> program.values(again)).hasMessageContaining(hint);
            Tensor other = x.square().cos().sum();
            assertThatThrownBy(() -> program.values(other)).hasMessageContaining("Pass it to Program.compile");
        }
    }
}
