package org.jellygrad.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jellygrad.autograd.program.GradientCheck;
import org.jellygrad.autograd.program.NativeArray;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;

/** The life of a program: binding, rows, running without garbage, misuse. */
class ProgramTest {
    private final Tensor x = Tensor.rows("X", 8, 1);
    private final Tensor y = Tensor.rows("y", 8, 1);
    private final Tensor w = Tensor.parameter("w", 1, 1);
    private final Tensor b = Tensor.parameter("b");
    private final Tensor loss = x.matmul(w).plus(b).residual(y).square().mean();
    private final List<Tensor> gradients = Gradients.of(loss, w, b);

    private Program program() {
        Program program = Program.compile(loss, gradients.get(0), gradients.get(1));
        program.set(w, 3);
        program.set(b, 20);
        return program;
    }

    /** Residuals x − 20 for x = 1..5: mean square 291, mean −17, mean of r·x −49. */
    @Test
    void meanDividesByTheRowsBound() {
        try (Program program = program();
                NativeArray data = NativeArray.allocate(10)) {
            data.put(0, new double[] {1, 2, 3, 4, 5, 42, 44, 46, 48, 50}, 0, 10);
            program.bind(x, data, 0, 5);
            program.bind(y, data, 5, 5);
            program.run();
            assertThat(program.scalar(loss)).isEqualTo(291, within(1e-12));
            assertThat(program.values(gradients.get(0))).containsExactly(-98);
            assertThat(program.scalar(gradients.get(1))).isEqualTo(-34, within(1e-13));

            program.bind(x, data, 1, 1);
            program.bind(y, data, 6, 1);
            program.run();
            assertThat(program.scalar(loss)).isEqualTo(18.0 * 18.0);
            assertThat(program.scalar(gradients.get(0))).isEqualTo(2 * -18.0 * 2);
        }
    }

    @Test
    void closingGivesAllMemoryBack() {
        long before = NativeArray.nativeBytes();
        for (int i = 0; i < 1000; i++) {
            Program program = program();
            program.set(x, 1, 2, 3);
            program.set(y, 1, 2, 3);
            program.run();
            assertThat(program.bytes()).isEqualTo(NativeArray.nativeBytes() - before);
            program.close();
            program.close();
            assertThat(program.bytes()).isZero();
        }
        assertThat(NativeArray.nativeBytes()).isEqualTo(before);
    }

    @Test
    void misuseIsNamed() {
        NativeArray data = NativeArray.allocate(10);
        Program program = program();
        assertThatThrownBy(program::run).hasMessageStartingWith("Input 'X' [≤8, 1] has no value.");
        assertThatThrownBy(() -> program.set(w, 1, 2))
                .hasMessageStartingWith("Input 'w' [1, 1] cannot take 2 numbers.");
        assertThatThrownBy(() -> program.bind(x, data, 0, 9)).hasMessageContaining("It takes 1 to 8.");
        assertThatThrownBy(() -> program.bind(x, data, 6, 5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> program.scalar(loss))
                .hasMessageStartingWith("There are no results: the program has not run yet");
        assertThatThrownBy(() -> program.set(x.sum(), 1)).hasMessageContaining("is not an input of this program");
        program.set(x, 1, 2);
        program.set(y, 1, 2, 3);
        assertThatThrownBy(program::run).hasMessageStartingWith("Input 'X' has 2 rows and 'y' 3.");
        program.bind(x, data, 0, 3);
        data.close();
        assertThatThrownBy(program::run).hasMessageStartingWith("The native array bound to input 'X' is closed.");
        program.close();
        assertThatThrownBy(program::run).hasMessageStartingWith("The program is closed.");
        assertThatThrownBy(() -> data.get(0)).hasMessageContaining("is closed");
    }

    /** Tensors of another graph, whatever they are handed to. */
    @Test
    void foreignTensorsAreNamed() {
        Tensor foreign = Tensor.parameter("foreign", 1, 1);
        Tensor named = loss.named("mse");
        try (Program program = program()) {
            program.set(x, 1, 2);
            program.set(y, 1, 2);
            program.run();
            assertThatThrownBy(() -> program.set(foreign, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(
                            "'foreign' = parameter [1, 1] is not an input of this program.\n\nIts inputs are ")
                    .hasMessageContaining("'X', 'w', 'y', 'b'");
            assertThatThrownBy(() -> program.values(foreign)).hasMessageContaining("was not asked for");
            assertThatThrownBy(() -> program.scalar(named))
                    .hasMessageStartingWith("'mse' = divide [] was not asked for.");
            assertThatThrownBy(() -> program.explain(foreign.sum(), 0))
                    .hasMessageStartingWith("'foreign' = parameter [1, 1] is not an input of this program.");
        }
        assertThatThrownBy(() -> Gradients.of(loss, foreign)).hasMessageStartingWith("No gradient reaches 'foreign'");
        assertThatThrownBy(() -> Program.explain(foreign.sum(), Map.of(w, new double[] {1})))
                .hasMessageStartingWith("'w' = parameter [1, 1] is not an input of this program.");
        assertThatThrownBy(() -> new GradientCheck().check(loss, Map.of(foreign, new double[] {1})))
                .hasMessageStartingWith("No gradient reaches 'foreign'");
    }

    @Test
    void nothingAtAllIsNamed() {
        assertThatThrownBy(Program::compile)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is nothing to compute.\n\nName the tensors whose values are wanted.");
        assertThatThrownBy(() -> new GradientCheck().check(loss, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is nothing to differentiate by.");
        assertThatThrownBy(() -> NativeArray.allocate(0)).hasMessageStartingWith("Cannot allocate 0 doubles.");
        assertThatThrownBy(() -> Tensor.rows("X", 0, 1))
                .hasMessageStartingWith("Shape [0, 1] has a dimension below 1.");
        try (Program program = program();
                NativeArray data = NativeArray.allocate(10)) {
            assertThatThrownBy(() -> program.bind(x, data, 0, 0)).hasMessageContaining("cannot take 0 rows");
            assertThatThrownBy(() -> program.set(x)).hasMessageContaining("cannot take 0 numbers");
        }
    }

    @Test
    void whatIsNotOneNumberIsNamed() {
        Tensor residual = x.matmul(w).residual(y);
        try (Program program = Program.compile(residual)) {
            program.set(x, new double[8]);
            program.set(y, new double[8]);
            program.set(w, 1);
            program.run();
            assertThatThrownBy(() -> program.scalar(residual)).hasMessageContaining("is not one number");
            assertThatThrownBy(() -> program.read(residual, new double[3])).hasMessageContaining("has 8 numbers");
        }
        assertThatThrownBy(() -> Program.value(residual)).hasMessageContaining("is not one number");
        assertThatThrownBy(() -> Gradients.hessian(residual, w)).hasMessageStartingWith("Gradients are of one number;");
        assertThatThrownBy(() -> Program.explain(residual, Map.of()))
                .hasMessageStartingWith("Gradients are of one number;");
    }

    @Test
    void everyUseOfAClosedProgramIsAnError() {
        Program program = program();
        program.close();
        try (NativeArray data = NativeArray.allocate(8)) {
            for (ThrowingCallable use : List.<ThrowingCallable>of(
                    program::run,
                    program::runFinite,
                    () -> program.set(w, 1),
                    () -> program.bind(x, data, 0),
                    () -> program.scalar(loss),
                    () -> program.values(loss),
                    () -> program.read(loss, new double[1]),
                    () -> program.explain(loss, 0))) {
                assertThatThrownBy(use)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("The program is closed.\n\nRead what you need before close().");
            }
        }
        assertThat(program.bytes()).isZero();
    }

    @Test
    void aProgramIsOneThreadsOwn() throws InterruptedException {
        try (Program program = program()) {
            isRefusedToAnotherThread(program::run);
        }
    }

    private static void isRefusedToAnotherThread(Runnable use) throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread other = new Thread(
                () -> {
                    try {
                        use.run();
                    } catch (IllegalStateException e) {
                        thrown.set(e);
                    }
                },
                "other");
        other.start();
        other.join();
        assertThat(thrown.get()).hasMessageContaining("belongs to thread").hasMessageContaining("'other'");
    }

    /** An input, and what is a view of one, is read from the array bound to it, while that is open. */
    @Test
    void anInputIsReadOnlyWhileItsArrayIsOpen() {
        Tensor flat = w.reshape(1);
        NativeArray data = NativeArray.allocate(8);
        try (Program program = Program.compile(x.matmul(w), flat)) {
            program.bind(w, data, 3);
            program.bind(x, data, 0);
            program.run();
            assertThat(program.values(x)).hasSize(8);
            data.close();
            for (ThrowingCallable use : List.<ThrowingCallable>of(
                    () -> program.values(x),
                    () -> program.read(x, new double[8]),
                    () -> program.scalar(w),
                    () -> program.values(flat),
                    () -> program.explain(x.sum(), 0))) {
                assertThatThrownBy(use)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith("The native array bound to input");
            }
        }
    }

    /** Eight rows when it ran, two bound now: the array has no more to read. */
    @Test
    void anInputHasTheRowsItWasGivenLast() {
        Tensor product = x.matmul(w);
        try (Program program = Program.compile(product);
                NativeArray eight = NativeArray.allocate(8);
                NativeArray two = NativeArray.allocate(2)) {
            two.put(0, new double[] {5, 6}, 0, 2);
            program.set(w, 2);
            program.bind(x, eight, 0, 8);
            program.run();
            program.bind(x, two, 0, 2);
            assertThat(program.values(x)).containsExactly(5, 6);
            assertThat(program.read(x, new double[2])).isEqualTo(2);
            assertThat(program.explain(product.sum(), 0).nodes().get(0).value()).hasSize(2);
            assertThat(program.values(product)).containsExactly(new double[8]);
            program.run();
            assertThat(program.values(product)).containsExactly(10, 12);
        }
    }

    /** Its thread may be running it; once that has ended, whoever is left closes it. */
    @Test
    void anotherThreadDoesNotCloseIt() throws InterruptedException {
        Program program = program();
        isRefusedToAnotherThread(program::close);
        program.set(w, 1);
        program.close();
        assertThat(program.bytes()).isZero();

        Program left = Program.compile(loss);
        Thread user = new Thread(() -> left.set(w, 1));
        user.start();
        user.join();
        left.close();
        assertThat(left.bytes()).isZero();
    }
}
