package org.jellygrad.autograd.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jellygrad.autograd.Composite;
import org.jellygrad.autograd.CustomOp;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Shape;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.Values;
import org.jellygrad.autograd.program.GradientCheck;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;

/** The README's code is here, compiled and run, and the README shows what it prints. */
class ReadmeTest {
    private static final Path SOURCE =
            Path.of("src", "test", "java", "org", "jellygrad", "autograd", "usage", "ReadmeTest.java");

    private static void firstExample(PrintStream out) {
        Tensor x = Tensor.rows("x", 100, 1);
        Tensor y = Tensor.rows("y", 100, 1);
        Tensor slope = Tensor.parameter("slope", 1, 1);
        Tensor loss = x.matmul(slope).residual(y).square().mean().named("loss");
        Tensor gradient = Gradients.of(loss, slope).get(0);
        try (Program program = Program.compile(loss, gradient)) {
            program.set(x, 1, 2, 3);
            program.set(y, 2, 4, 6);
            program.set(slope, 3);
            program.run();
            out.printf("loss %.4f, gradient %.4f%n", program.scalar(loss), program.scalar(gradient));
        }
    }

    private record Huber(double delta) implements Composite {
        @Override
        public String name() {
            return "huber";
        }

        @Override
        public Tensor expand(List<Tensor> inputs) {
            Tensor c = inputs.get(0).clip(-delta, delta);
            return c.times(inputs.get(0).minus(c.times(0.5)));
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(upstream.times(self.inputs().get(0).clip(-delta, delta)));
        }
    }

    private record Entropy() implements CustomOp {
        @Override
        public String name() {
            return "entropy";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            return inputs.get(0).shape();
        }

        @Override
        public void compute(Values out, List<Values> in) {
            for (long i = 0; i < out.size(); i++) {
                double p = in.get(0).get(i);
                out.set(i, p == 0 ? 0 : -p * Math.log(p));
            }
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(upstream.times(self.inputs().get(0).log().plus(1).negate()));
        }
    }

    /** Three equal shares: log 3, which no logarithm of 0 spoils. */
    @Test
    void theEntropyExampleIsRight() {
        Tensor p = Tensor.parameter("p", 4);
        new GradientCheck()
                .check(p.apply(new Entropy()), Map.of(p, new double[] {0.1, 0.2, 0.3, 0.4}))
                .orThrow();
        Tensor shares = Tensor.constant(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0, 0});
        assertThat(Program.value(shares.apply(new Entropy()).sum())).isEqualTo(Math.log(3), within(1e-15));
    }

    @Test
    void theHuberExampleIsRight() {
        Tensor r = Tensor.parameter("r", 3);
        new GradientCheck()
                .check(r.apply(new Huber(1)), Map.of(r, new double[] {-3, 0.2, 2}))
                .orThrow();
    }

    @Test
    void printsWhatTheReadmeShows() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            firstExample(out);
        } finally {
            Locale.setDefault(before);
        }
        assertThat(Files.readString(Path.of("README.md"))).contains("    " + bytes.toString(StandardCharsets.UTF_8));
    }

    /** The schedule is the one the compiler makes today. */
    @Test
    void theScheduleIsWhatDescribePrints() throws IOException {
        Tensor x = Tensor.rows("X", 100, 3);
        Tensor y = Tensor.rows("y", 100, 1);
        Tensor w = Tensor.parameter("w", 3, 1);
        Tensor b = Tensor.parameter("b");
        Tensor loss = x.matmul(w).plus(b).residual(y).square().mean().named("loss");
        List<Tensor> gradients = Gradients.of(loss, w, b);
        try (Program program = Program.compile(loss, gradients.get(0), gradients.get(1))) {
            assertThat(Files.readString(Path.of("README.md"))).contains("```\n" + program.describe() + "```");
        }
    }

    @Test
    void everyLineOfItsCodeIsHere() throws IOException {
        String source = squeezed(Files.readString(SOURCE).replace("@Override", ""));
        List<String> blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(blocks).hasSize(4);
        for (String block : blocks) {
            Arrays.stream(block.split("\n\n"))
                    .forEach(part -> assertThat(source).contains(squeezed(part)));
        }
    }

    /** The formatter breaks lines where it likes. */
    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
