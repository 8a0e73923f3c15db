package org.jellygrad.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jellygrad.autograd.engine.Calls;
import org.jellygrad.autograd.program.NativeArray;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;

/** What an op of the user's own may do with the numbers it is given, and what it may not say of itself. */
class OwnOpTest {
    /** Keeps what it is lent. */
    private record Keeping(List<Values> kept) implements CustomOp {
        @Override
        public String name() {
            return "keeping";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            return inputs.get(0).shape();
        }

        @Override
        public void compute(Values out, List<Values> in) {
            kept.add(out);
            kept.addAll(in);
            for (long i = 0; i < out.size(); i++) {
                out.set(i, in.get(0).get(i));
            }
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(upstream);
        }
    }

    /** Writes where it may only read. */
    private record Scribbling() implements CustomOp {
        @Override
        public String name() {
            return "scribbling";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            return inputs.get(0).shape();
        }

        @Override
        public void compute(Values out, List<Values> in) {
            in.get(0).set(0, 99);
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(upstream);
        }
    }

    @Test
    void numbersAreLentForOneCall() {
        List<Values> kept = new ArrayList<>();
        Tensor x = Tensor.parameter("x", 3);
        Tensor y = x.apply(new Keeping(kept));
        Program program = Program.compile(y);
        program.set(x, 1, 2, 3);
        program.run();
        assertThat(program.values(y)).containsExactly(1, 2, 3);
        assertThat(kept).hasSize(2);
        for (int i = 0; i < 2; i++) {
            kept.forEach(values -> {
                assertThatThrownBy(() -> values.get(2))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("one call of compute");
                assertThatThrownBy(values::size).isInstanceOf(IllegalStateException.class);
            });
            assertThatThrownBy(() -> kept.get(0).set(0, 1)).isInstanceOf(IllegalStateException.class);
            program.close();
        }
    }

    @Test
    void inputsAreReadOnly() {
        Tensor c = Tensor.constant(new double[] {1, 2, 3});
        Tensor x = Tensor.parameter("x", 3);
        Tensor y = c.plus(x).apply(new Scribbling());
        try (Program program = Program.compile(y)) {
            program.set(x, 1, 1, 1);
            assertThatThrownBy(program::run)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("Write the op's result");
        }
    }

    /** Does something else than computing. */
    private record Doing(Runnable what) implements CustomOp {
        @Override
        public String name() {
            return "doing";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            return inputs.get(0).shape();
        }

        @Override
        public void compute(Values out, List<Values> in) {
            what.run();
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(upstream);
        }
    }

    /** Its memory would be gone when compute returns, or its inputs others than those it is half through with. */
    @Test
    void aRunningProgramIsLeftAlone() {
        Tensor x = Tensor.parameter("x", 3);
        AtomicReference<Program> self = new AtomicReference<>();
        try (NativeArray data = NativeArray.allocate(3)) {
            for (Consumer<Program> act : List.<Consumer<Program>>of(
                    Program::close,
                    Program::run,
                    program -> program.set(x, 4, 5, 6),
                    program -> program.bind(x, data, 0),
                    program -> program.values(x),
                    program -> program.explain(x.sum(), 0))) {
                Tensor y = x.apply(new Doing(() -> act.accept(self.get()))).exp();
                try (Program program = Program.compile(y, x)) {
                    self.set(program);
                    program.set(x, 1, 2, 3);
                    assertThatThrownBy(program::run)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageStartingWith("The program is running.\n\n");
                    // The next run is a run like the first.
                    program.set(x, 1, 2, 3);
                    assertThatThrownBy(program::run).hasMessageStartingWith("The program is running.");
                }
            }
        }
    }

    /** What depends on no input is computed while the program is made; if that fails nobody can close it. */
    @Test
    void compilingThatFailsKeepsNoMemory() {
        Tensor fails = Tensor.constant(new double[1000]).exp().apply(new Doing(() -> {
            throw new IllegalStateException("no number");
        }));
        assertThatThrownBy(() -> Program.valuesOf(fails)).hasMessage("no number");
        long before = NativeArray.nativeBytes();
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> Program.valuesOf(fails)).hasMessage("no number");
            assertThatThrownBy(() -> Program.compile(fails)).hasMessage("no number");
        }
        assertThat(NativeArray.nativeBytes()).isEqualTo(before);
    }

    /** What users implement is about tensors: how calls are made is none of their business, and not theirs to override. */
    @Test
    void ownOpsKnowNothingOfTheEngine() {
        for (Class<?> open : List.of(Op.class, CustomOp.class, Composite.class)) {
            assertThat(open.getMethods()).allSatisfy(method -> assertThat(method.toGenericString())
                    .doesNotContain(Calls.class.getPackageName()));
        }
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
}
