package org.jellygrad.autograd.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.jellygrad.autograd.Composite;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A NaN or an infinity is named where it is born, with the line that built the node. */
class NonFiniteTest {
    @Test
    void nonFiniteValuesAreNamedWhereTheyAreBorn() {
        Tensor v = Tensor.parameter("v", 2);
        Tensor logs = v.log().named("logs");
        try (Program program = Program.compileChecked(logs.sum())) {
            program.set(v, 1, 2);
            program.runFinite();
            program.set(v, 1, 0);
            assertThatThrownBy(program::runFinite)
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageStartingWith("'logs' = log [2] made -Infinity at element 1.\n\n")
                    .hasMessageContaining("'v' = parameter [2] is 0 at element 1")
                    .hasMessageContaining("It was built at NonFiniteTest.java:");
            program.set(v, 1, Double.NaN);
            assertThatThrownBy(program::runFinite)
                    .hasMessageStartingWith("'v' = parameter [2] holds NaN at element 1.");
        }
        try (Program program = Program.compile(logs)) {
            assertThatThrownBy(program::runFinite).hasMessageContaining("compileChecked");
        }
    }

    /** √0 is 0, but its derivative is infinite: only the backward pass breaks. */
    @Test
    void nonFiniteGradientsNameTheForwardNode() {
        Tensor v = Tensor.parameter("v");
        Tensor root = v.sqrt().named("root");
        try (Program program =
                Program.compileChecked(Gradients.of(root.times(2), v).get(0))) {
            program.set(v, 0);
            assertThatThrownBy(program::runFinite)
                    .hasMessageStartingWith("divide [] made Infinity.")
                    .hasMessageContaining("It carries a gradient back through 'root' = sqrt [], which was built at"
                            + " NonFiniteTest.java:");
        }
    }

    /** Row 0 and column 0 of M·M for M = [1, 10²⁰⁰; 10²⁰⁰, 3]. */
    @Test
    void aProductThatOverflowsNamesItsTerms() {
        Tensor m = Tensor.parameter("M", 2, 2);
        try (Program program = Program.compileChecked(m.matmul(m).named("P"))) {
            program.set(m, 1, 1e200, 1e200, 3);
            assertThatThrownBy(program::runFinite)
                    .hasMessageStartingWith("'P' = matmul [2, 2] made Infinity at element 0.")
                    .hasMessageContaining("give 1·1 + 1e+200·1e+200. It was built");
        }
        Tensor sums = m.sum(1);
        try (Program program = Program.compileChecked(sums)) {
            program.set(m, 1, 2, 1e308, 1e308);
            assertThatThrownBy(program::runFinite)
                    .hasMessageStartingWith("sum [2] made Infinity at element 1.")
                    .hasMessageContaining("'M' = parameter [2, 2] give 1e+308 + 1e+308. It was built");
        }
    }

    /** What a composite expands to belongs to the line that applied it, and what surrounds it keeps its name. */
    @Test
    void compositesKeepNamesAndLines() {
        Tensor v = Tensor.parameter("v");
        Tensor own = v.apply(new LogOfSquare());
        Tensor last = own.times(2).named("last");
        try (Program program = Program.compileChecked(last)) {
            program.set(v, 0);
            assertThatThrownBy(program::runFinite)
                    .hasMessageStartingWith("log [] made -Infinity.")
                    .hasMessageContaining("It was built at NonFiniteTest.java:");
            program.set(v, Math.exp(1));
            program.runFinite();
            assertThat(program.describe()).contains("last [] = 2·t");
        }
    }

    private record LogOfSquare() implements Composite {
        @Override
        public String name() {
            return "log-of-square";
        }

        @Override
        public Tensor expand(List<Tensor> inputs) {
            return inputs.get(0).square().log();
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(upstream.times(2).dividedBy(self.inputs().get(0)));
        }
    }

    /** A class compiled with -g:none: its method is named instead of a line. */
    @Test
    void codeWithoutLineNumbersIsNamedByItsMethod(@TempDir Path classes) throws Exception {
        Path source = Files.writeString(classes.resolve("Stripped.java"), """
                public class Stripped {
                    public static org.jellygrad.autograd.Tensor logs() {
                        return org.jellygrad.autograd.Tensor.constant(0).log();
                    }
                }
                """);
        String path = System.getProperty("java.class.path");
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-g:none", "-cp", path, "-d", classes.toString(), source.toString());
        assertThat(failed).isZero();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Tensor logs =
                    (Tensor) loader.loadClass("Stripped").getMethod("logs").invoke(null);
            try (Program program = Program.compileChecked(logs)) {
                assertThatThrownBy(program::runFinite)
                        .hasMessageEndingWith("It was built at Stripped.logs (compiled without line numbers).");
            }
        }
    }
}
