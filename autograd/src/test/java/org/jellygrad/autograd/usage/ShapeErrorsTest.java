package org.jellygrad.autograd.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Shape;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;

/** The text of every error of shapes: the rule, and for a common slip the line that mends it; {@link RandomShapesTest} runs such lines. */
class ShapeErrorsTest {
    private final Tensor scalar = Tensor.parameter("s");
    private final Tensor three = Tensor.parameter("v", 3);
    private final Tensor four = Tensor.parameter("u", 4);
    private final Tensor x = Tensor.parameter("x", 3, 4);
    private final Tensor y = Tensor.parameter("y", 3, 5);
    private final Tensor rows = Tensor.rows("X", 8, 4);

    private static void says(ThrowingCallable bad, String text) {
        assertThatThrownBy(bad).isInstanceOf(IllegalArgumentException.class).hasMessage(text);
    }

    @Test
    void broadcasting() {
        String rule =
                " do not fit.\n\nAligned at the last axis, each pair of dimensions must be equal or one of them 1; ";
        says(
                () -> x.plus(three),
                "plus: shapes [3, 4] and [3]" + rule + "4 and 3 are not. Try left.plus(right.reshape(3, 1)).");
        x.plus(three.reshape(3, 1));
        says(
                () -> three.times(x),
                "times: shapes [3] and [3, 4]" + rule + "3 and 4 are not. Try left.reshape(3, 1).times(right).");
        three.reshape(3, 1).times(x);
        says(() -> x.minus(x.transpose()), "minus: shapes [3, 4] and [4, 3]" + rule + "4 and 3 are not.");
        says(
                () -> x.dividedBy(three),
                "divide: shapes [3, 4] and [3]" + rule + "4 and 3 are not. Try left.dividedBy(right.reshape(3, 1)).");
        says(() -> x.maximum(y), "maximum: shapes [3, 4] and [3, 5]" + rule + "4 and 5 are not.");
        says(
                () -> three.broadcastTo(3, 4),
                "broadcast: shapes [3] and [3, 4] do not fit.\n\nAligned at the last axis, each dimension must be 1 or"
                        + " the target's; 3 and 4 are neither. Try x.reshape(3, 1).broadcastTo(3, 4).");
        three.reshape(3, 1).broadcastTo(3, 4);
    }

    /** ≤8 and 8 look alike, but one of them may be fewer when it runs. */
    @Test
    void rowsAgainstAFixedLength() {
        Tensor fixed = Tensor.parameter("f", 8, 1);
        String hint = " ≤8 is a number of rows that is known only at run time and 8 a fixed length:"
                + " make both with Tensor.rows or neither.";
        assertThatThrownBy(() -> rows.plus(fixed)).hasMessageEndingWith(hint);
        assertThatThrownBy(() -> fixed.times(rows)).hasMessageEndingWith(hint);
        assertThatThrownBy(() -> fixed.transpose().matmul(rows)).hasMessageEndingWith(hint);
        assertThatThrownBy(() -> rows.sum(1).residual(Tensor.parameter("y", 8))).hasMessageEndingWith(hint);
    }

    /** Where more than the rows is in the way, the nearest line is one that works with rows. */
    @Test
    void rowsAgainstRows() {
        Tensor more = Tensor.rows("Y", 9, 4);
        assertThatThrownBy(() -> rows.plus(more))
                .hasMessageEndingWith(" A program has one number of rows: give both the same capacity, not 8 and 9.");
        assertThatThrownBy(() -> rows.matmul(rows))
                .hasMessageEndingWith("must be equal. Try left.transpose().matmul(right).");
        assertThatThrownBy(() -> rows.sum(1).plus(rows)).hasMessageEndingWith(" Try left.reshape(8, 1).plus(right).");
        assertThatThrownBy(() -> rows.sumKeepDims(1).plus(rows.sumKeepDims(1).transpose()))
                .hasMessageEndingWith(
                        "rows along both axes; only one can vary. Give one of them a fixed number of rows,"
                                + " with Tensor.input(name, rows, columns).");
        assertThatThrownBy(() -> rows.sum(1).outer(rows.sum(1)))
                .hasMessageStartingWith("outer: shapes [≤8] and [≤8] do not fit.\n\nThe result would have rows");
        assertThatThrownBy(() -> rows.sum(1).broadcastTo(8, 4))
                .hasMessageEndingWith("≤8 and 4 are neither. Try x.reshape(8, 1).broadcastTo(8, 4).");
        assertThat(rows.sumKeepDims(1).broadcastTo(8, 4).shape()).isEqualTo(rows.shape());
        assertThatThrownBy(() -> rows.dot(rows)).hasMessageEndingWith(" Try left.times(right).sum().");
    }

    @Test
    void residuals() {
        String rule = " do not fit.\n\nA residual needs one target for each prediction and does not broadcast.";
        Tensor prediction = Tensor.parameter("p", 3, 1);
        says(
                () -> prediction.residual(three),
                "residual: shapes [3, 1] and [3]" + rule + " Try prediction.residual(target.reshape(3, 1)).");
        prediction.residual(three.reshape(3, 1));
        says(() -> prediction.residual(four), "residual: shapes [3, 1] and [4]" + rule);
    }

    @Test
    void products() {
        says(
                () -> x.matmul(four),
                "matmul: shapes [3, 4] and [4] do not fit.\n\nBoth must be matrices. Try left.matmul(right.reshape(4, 1)).");
        x.matmul(four.reshape(4, 1));
        says(
                () -> three.matmul(x),
                "matmul: shapes [3] and [3, 4] do not fit.\n\nBoth must be matrices. Try left.reshape(1, 3).matmul(right).");
        says(
                () -> scalar.matmul(x),
                "matmul: shapes [] and [3, 4] do not fit.\n\nBoth must be matrices. Try left.times(right).");
        String inner = " do not fit.\n\nThe inner dimensions, ";
        says(
                () -> x.matmul(x),
                "matmul: shapes [3, 4] and [3, 4]" + inner
                        + "4 and 3, must be equal. Try left.matmul(right.transpose()).");
        says(
                () -> x.matmul(y),
                "matmul: shapes [3, 4] and [3, 5]" + inner
                        + "4 and 3, must be equal. Try left.transpose().matmul(right).");
        says(
                () -> y.matmul(Tensor.parameter("z", 7, 3)),
                "matmul: shapes [3, 5] and [7, 3]" + inner + "5 and 7, must be equal.");
        says(
                () -> y.matmul(Tensor.parameter("z", 7, 7)),
                "matmul: shapes [3, 5] and [7, 7]" + inner + "5 and 7, must be equal.");
        says(
                () -> rows.matmul(rows.transpose()),
                "matmul: shapes [≤8, 4] and [4, ≤8] do not fit.\n\nThe result would have rows along both axes; only one"
                        + " can vary. Give one of them a fixed number of rows, with Tensor.input(name, rows, columns).");
        says(
                () -> x.dot(x),
                "dot: shapes [3, 4] and [3, 4] do not fit.\n\nBoth must be vectors of one length."
                        + " Try left.times(right).sum().");
        says(() -> three.dot(four), "dot: shapes [3] and [4] do not fit.\n\nBoth must be vectors of one length.");
        says(() -> x.outer(four), "outer: shapes [3, 4] and [4] do not fit.\n\nBoth must be vectors.");
    }

    @Test
    void moves() {
        says(
                () -> x.reshape(3, 5),
                "reshape: shapes [3, 4] and [3, 5] do not fit.\n\nThey hold 12 and 15 numbers; a reshape keeps their count.");
        says(
                () -> rows.reshape(2, 16),
                "reshape: [≤8, 4] to [2, 16] breaks up the rows.\n\nThe number of rows is known only at run time: keep 8 as a"
                        + " dimension of its own, with 4 elements inside.");
        says(
                () -> x.concatenate(0, y),
                "concatenate: shapes [3, 4] and [3, 5] do not fit.\n\nThey must be the same but for their length along"
                        + " axis 0.");
        x.concatenate(1, y);
        says(
                () -> x.concatenate(0, three),
                "concatenate: shapes [3, 4] and [3] do not fit.\n\nThey must be the same but for their length along axis 0.");
        says(
                () -> x.slice(1, 2, 6),
                "slice: 2 to 6 of axis 1 of shape [3, 4].\n\nIt goes from 0 to 4, the end excluded, and must hold something."
                        + " Try x.slice(1, 2, 4).");
        says(() -> x.slice(2, 0, 1), "slice: shape [3, 4] along axis 2.\n\nIt has axes 0 to 1.");
        says(() -> x.slice(-3, 0, 1), "slice: shape [3, 4] along axis -3.\n\nIt has axes 0 to 1.");
        says(() -> scalar.slice(0, 0, 1), "slice: shape [] along axis 0.\n\nA scalar has no axes.");
        says(() -> scalar.sum(0), "sum: shape [] along axis 0.\n\nA scalar has no axes.");
        says(
                () -> rows.slice(0, 0, 1),
                "slice: shape [≤8, 4] along axis 0.\n\nThe number of rows is known only at run time: bind the rows that are"
                        + " wanted.");
        says(() -> x.sum(1, 1), "sum: shape [3, 4] along axes [1, 1].\n\nOne is there twice; name each once.");
    }

    @Test
    void gradients() {
        says(
                () -> Gradients.of(x, x),
                "Gradients are of one number; 'x' = parameter [3, 4] has more.\n\nReduce it first, with sum() or mean(), or"
                        + " take its jacobian or a vjp.");
        says(
                () -> Gradients.vjp(x.square(), Tensor.parameter("g", 12), x),
                "vjp: shapes [3, 4] and [12] do not fit.\n\nThe cotangent must have y's shape."
                        + " Try Gradients.vjp(y, cotangent.reshape(3, 4), wrt).");
        says(
                () -> Gradients.hessianVectorProduct(x.square().sum(), x, three),
                "hessianVectorProduct: shapes [3, 4] and [3] do not fit.\n\nThe vector must have x's shape.");
        says(
                () -> Gradients.jacobian(rows, x),
                "jacobian: shapes [≤8, 4] and [3, 4] do not fit.\n\nIt needs fixed shapes: make the data with"
                        + " Tensor.input(name, rows, columns).");
    }

    @Test
    void emptyArraysAndWrongCounts() {
        says(
                () -> Tensor.input("e", 3, 0),
                "Shape [3, 0] has a dimension below 1.\n\nAn array holds at least one number; leave out what is empty.");
        says(
                () -> Tensor.constant(new double[0]),
                "Shape [0] has a dimension below 1.\n\nAn array holds at least one number; leave out what is empty.");
        says(
                () -> Tensor.constant(new double[] {1, 2, 3}, 2, 2),
                "constant: 3 numbers do not fill shape [2, 2].\n\nIt holds 4. Leave the shape out for a vector of 3.");
        says(
                () -> Shape.of(1 << 16, 1 << 16),
                "Shape [65536, 65536] has more than 2147483647 elements.\n\nBLAS counts in 32 bits; work in"
                        + " blocks of rows.");
        assertThatThrownBy(() -> Tensor.rows("X", Long.MAX_VALUE, 4)).hasMessageContaining("more than 2147483647");
        try (Program program = Program.compile(x.sum())) {
            says(() -> program.set(x, new double[0]), "Input 'x' [3, 4] cannot take 0 numbers.\n\nIt takes 12.");
        }
    }

    @Test
    void axesThatAreNotThereAreNamed() {
        assertThatThrownBy(() -> Shape.of(3, 4).dim(5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Shape [3, 4] has no axis 5.\n\nIt has axes 0 to 1.");
    }

    /** Tensors hold doubles; integers in an array are refused before anything runs. */
    @Test
    void integerArraysDoNotCompile() {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            shell.eval("import org.jellygrad.autograd.*;");
            shell.eval("import org.jellygrad.autograd.program.*;");
            assertThat(shell.eval("Tensor.constant(new double[] {1, 2});")
                            .get(0)
                            .status())
                    .isEqualTo(Snippet.Status.VALID);
            for (String line :
                    List.of("Tensor.constant(new int[] {1, 2});", "Program.compile().set(null, new int[] {1});")) {
                Snippet snippet = shell.eval(line).get(0).snippet();
                assertThat(shell.diagnostics(snippet).map(problem -> problem.getMessage(Locale.ROOT)))
                        .as(line)
                        .anySatisfy(text -> assertThat(text).contains("int[]"));
            }
        }
    }
}
