package org.jellygrad.autograd.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Op;
import org.jellygrad.autograd.Tensor;
import org.junit.jupiter.api.Test;

/** Every op is given pairs of shapes at random: if its message suggests a line, the line runs; if not, it says what is in the way. */
public class RandomShapesTest {
    private static final int PAIRS = 400;
    private static final Pattern LINE = Pattern.compile("Try (.*)\\.$");

    /** What a message without a line holds: which numbers clash, or what must be the same, or what to do. */
    private static final Pattern ADVICE = Pattern.compile("""
            \\d are not\\.|\\d are neither\\.|must be equal\\.|must be vectors|must be matrices|must be the same but|\
            must have y's shape|must have x's shape|one target for each prediction|keeps their count|drops none|\
            make both with Tensor\\.rows or neither|give both the same capacity|Give one of them a fixed number of rows|\
            It has axes 0 to|A scalar has no axes|bind the rows that are wanted|keep \\d+ as a dimension of its own|must hold \\d+ numbers""");

    private static final List<Map<String, Tensor>> OPERANDS = new ArrayList<>();
    private static final List<Integer> WORKED = new ArrayList<>();

    /** What suggestion number {@code at} calls by this name. */
    public static Tensor given(int at, String name) {
        return Objects.requireNonNull(OPERANDS.get(at).get(name));
    }

    /** Runs suggestion number {@code at}. */
    public static void works(int at, Runnable suggestion) {
        assertThatCode(suggestion::run).as("%s", OPERANDS.get(at)).doesNotThrowAnyException();
        WORKED.add(at);
    }

    /** An expression with the names its message uses. */
    private interface Expression {
        Tensor of(Tensor a, Tensor b);
    }

    private record Op(String first, String second, Expression expression) {}

    private static List<Op> ops(SplittableRandom random) {
        int axis = random.nextInt(-4, 4);
        long length = random.nextInt(1, 4);
        return List.of(
                new Op("left", "right", Tensor::plus),
                new Op("left", "right", Tensor::minus),
                new Op("left", "right", Tensor::times),
                new Op("left", "right", Tensor::dividedBy),
                new Op("left", "right", Tensor::maximum),
                new Op("left", "right", Tensor::minimum),
                new Op("left", "right", Tensor::equalTo),
                new Op("left", "right", Tensor::matmul),
                new Op("left", "right", Tensor::dot),
                new Op("left", "right", Tensor::outer),
                new Op("left", "right", (a, b) -> a.concatenate(axis, b)),
                new Op("prediction", "target", Tensor::residual),
                new Op("x", "shape", (a, b) -> a.broadcastTo(b.shape())),
                new Op("x", "shape", (a, b) -> a.broadcastTo(b.shape().dims())),
                new Op("x", "shape", (a, b) -> a.reshape(b.shape())),
                new Op("x", "shape", (a, b) -> a.reshape(b.shape().dims())),
                new Op("x", "shape", (a, b) -> a.reshape(gap(axis, b.shape().dims()))),
                new Op("x", "none", (a, b) -> a.slice(axis, length - 1, 2 * length)),
                new Op("x", "none", (a, b) -> a.sum(axis)),
                new Op("x", "none", (a, b) -> a.meanKeepDims(axis)),
                new Op("y", "cotangent", (a, b) -> Gradients.vjp(a, b, a).get(0)),
                new Op(
                        "x",
                        "vector",
                        (a, b) -> Gradients.hessianVectorProduct(a.exp().sum(), a, b)));
    }

    /** With −1 in the place of a length, if there is one. */
    private static long[] gap(int axis, long... dims) {
        long[] other = dims.length == 0 ? new long[1] : dims.clone();
        other[Math.floorMod(axis, other.length)] = -1;
        return other;
    }

    private static long[] dims(SplittableRandom random) {
        return random.ints(random.nextInt(5), 1, 5).asLongStream().toArray();
    }

    private static Tensor tensor(SplittableRandom random, long... dims) {
        if (dims.length == 0 || random.nextInt(3) > 0) {
            return Tensor.parameter("p", dims);
        }
        Tensor rows = Tensor.rows("r", dims[0] + 1, Arrays.copyOfRange(dims, 1, dims.length));
        return random.nextBoolean() ? rows : rows.transpose();
    }

    /** Of its own shape, or of another's: with axes in reverse, one longer, without an axis, with a one, as it is. */
    private static long[] near(SplittableRandom random, long... dims) {
        long[] other = dims.clone();
        int at = dims.length == 0 ? 0 : random.nextInt(dims.length);
        return switch (random.nextInt(dims.length == 0 ? 2 : 7)) {
            case 0 -> dims(random);
            case 1 -> LongStream.concat(LongStream.of(1), LongStream.of(dims)).toArray();
            case 2 -> {
                Arrays.setAll(other, i -> dims[dims.length - 1 - i]);
                yield other;
            }
            case 3 -> {
                other[at]++;
                yield other;
            }
            case 4 -> Arrays.copyOfRange(dims, 1, dims.length);
            case 5 -> Arrays.copyOf(dims, dims.length - 1);
            default -> other;
        };
    }

    @Test
    void whatIsSuggestedRunsAndWhatIsNotIsExplained() {
        SplittableRandom random = new SplittableRandom(42);
        Map<String, Integer> lines = new LinkedHashMap<>();
        int wrong = 0;
        for (int i = 0; i < PAIRS; i++) {
            long[] dims = dims(random);
            Tensor a = tensor(random, dims);
            Tensor b = tensor(random, near(random, dims));
            for (Op op : ops(random)) {
                try {
                    op.expression.of(a, b);
                } catch (IllegalArgumentException e) {
                    wrong++;
                    String message = Objects.requireNonNull(e.getMessage());
                    Matcher line = LINE.matcher(message);
                    if (!line.find()) {
                        assertThat(message).containsPattern(ADVICE).contains(a.shape() + "");
                    } else if (lines.putIfAbsent(line.group(1) + " of " + a.shape() + b.shape(), OPERANDS.size())
                            == null) {
                        OPERANDS.add(named(op, a, b));
                    }
                }
            }
        }
        assertThat(wrong).isGreaterThan(10 * PAIRS);
        assertThat(lines).hasSizeGreaterThan(300);
        run(lines);
    }

    private static Map<String, Tensor> named(Op op, Tensor a, Tensor b) {
        return Map.of(op.first, a, op.second, b, "wrt", a, "loss", a.exp().sum());
    }

    /** All compiled at once: one by one would take minutes. */
    private static void run(Map<String, Integer> lines) {
        StringBuilder code = new StringBuilder("class Suggested {\n");
        lines.forEach((line, at) -> code.append(method(line, at)));
        code.append("static void all() {\n");
        lines.forEach((line, at) -> code.append("RandomShapesTest.works(" + at + ", Suggested::m" + at + ");\n"));
        code.append("}\n}");
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            shell.eval("import org.jellygrad.autograd.*;");
            shell.eval("import org.jellygrad.autograd.usage.RandomShapesTest;");
            assertThat(shell.eval(code.toString()).get(0).status())
                    .as(code.toString())
                    .isEqualTo(Snippet.Status.VALID);
            assertThat(shell.eval("Suggested.all();").get(0).exception()).isNull();
        }
        assertThat(WORKED).as("suggestions that ran").hasSize(lines.size());
    }

    private static String method(String key, int at) {
        String names = OPERANDS.get(at).keySet().stream()
                .filter(name -> !name.equals("shape") && !name.equals("none"))
                .map(name -> "Tensor " + name + " = RandomShapesTest.given(" + at + ", \"" + name + "\"); ")
                .collect(Collectors.joining());
        return "static void m" + at + "() { " + names + key.substring(0, key.indexOf(" of ")) + "; }\n";
    }
}
