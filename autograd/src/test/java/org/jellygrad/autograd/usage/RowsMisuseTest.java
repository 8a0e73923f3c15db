package org.jellygrad.autograd.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jellygrad.autograd.Composite;
import org.jellygrad.autograd.CustomOp;
import org.jellygrad.autograd.Shape;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.Values;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;

/** What a message says where rows, whose number is known only when a program runs, are taken for a length. */
class RowsMisuseTest {
    @Test
    void aCapacityOfOneIsNoRows() {
        Tensor one = Tensor.rows("x", 1, 2);
        assertThatThrownBy(() -> Program.compile(one.sum().dividedBy(Tensor.rowCount())))
                .hasMessageStartingWith("rows [], built at RowsMisuseTest.java:")
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
                                "(broadcast|two-rows) \\[≤2(, 3)?\\], built at RowsMisuseTest.java:\\d+, has up to 2 rows,"
                                        + " and input '(X' \\[≤3000000\\] up to 3000000|Y' \\[≤50, 3\\] up to 50)\\.\n\n"
                                        + "A program has one number of rows; give both the same capacity\\.");
            }
        }
        assertThatThrownBy(() -> Program.value(rows.sum().plus(fifty.sum())))
                .hasMessageContaining("give both the same capacity");
    }

    @Test
    void rowsWithoutDataAreRefused() {
        assertThatThrownBy(() -> Program.valuesOf(
                        Tensor.constant(1).broadcastTo(Shape.rows(7)).exp()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "(?s)broadcast \\[≤7\\], built at RowsMisuseTest.java:\\d+, has rows, but no input of the program"
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

    @Test
    void aLengthLeftOut() {
        Tensor m = Tensor.parameter("M", 3, 4);
        assertThatThrownBy(() -> m.reshape(-1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "reshape: [3, 4] to [-1, 2]: -1 is no length.\n\nLengths are written out here. They must hold 12 numbers.");
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
        assertThatThrownBy(() -> rows.reshape(1, -1, 2))
                .hasMessageEndingWith("keep 5 as a dimension of its own, with 2 elements inside.");
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

    /** Adds the number of rows of an array that only its expansion makes. */
    private record RowsWithin() implements Composite {
        @Override
        public String name() {
            return "rows-within";
        }

        @Override
        public Tensor expand(List<Tensor> inputs) {
            return inputs.get(0)
                    .plus(Tensor.constant(1).broadcastTo(Shape.rows(2)).sum());
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(upstream);
        }
    }

    /** Rewrites would count the rows that are bound, and the sum be another number. */
    @Test
    void rowsOfAnotherCapacityWithinACompositeAreRefused() {
        Tensor rows = Tensor.rows("X", 50);
        Tensor sum = rows.sum().apply(new RowsWithin());
        for (Function<Tensor[], Program> compile :
                List.<Function<Tensor[], Program>>of(Program::compile, Program::compileChecked)) {
            assertThatThrownBy(() -> compile.apply(new Tensor[] {sum}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("broadcast \\[≤2], built at RowsMisuseTest.java:\\d+, has up to 2 rows,"
                            + " and input 'X' \\[≤50] up to 50\\.\n\n.*");
        }
    }
}
