package org.jellygrad.autograd.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Tensor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The line that a message suggests is compiled and run as it stands. */
public class SuggestionsTest {
    private static final Pattern SUGGESTION = Pattern.compile("Try (.*)\\.$");
    private static final Map<String, Tensor> GIVEN = new HashMap<>();
    private static JShell shell = JShell.builder().executionEngine("local").build();

    /** What a suggestion calls by this name. */
    public static Tensor given(String name) {
        return Objects.requireNonNull(GIVEN.get(name));
    }

    @BeforeAll
    static void start() {
        Locale.setDefault(Locale.ROOT);
        shell.addToClasspath(System.getProperty("java.class.path"));
        shell.eval("import org.jellygrad.autograd.*;");
        shell.eval("import org.jellygrad.autograd.usage.SuggestionsTest;");
    }

    @AfterAll
    static void stop() {
        shell.close();
    }

    private static void works(Map<String, Tensor> given, ThrowingCallable bad) {
        String message =
                catchThrowableOfType(IllegalArgumentException.class, bad).getMessage();
        Matcher suggestion = SUGGESTION.matcher(Objects.requireNonNull(message));
        assertThat(suggestion.find()).as(message).isTrue();
        GIVEN.putAll(given);
        given.keySet().forEach(name -> shell.eval("Tensor " + name + " = SuggestionsTest.given(\"" + name + "\");"));
        List<SnippetEvent> events = shell.eval(suggestion.group(1) + ";");
        assertThat(events).as(message).allSatisfy(event -> {
            assertThat(event.status()).isEqualTo(Snippet.Status.VALID);
            assertThat(event.exception()).isNull();
        });
    }

    private static void works(Tensor left, Tensor right, ThrowingCallable bad) {
        works(Map.of("left", left, "right", right), bad);
    }

    private static Tensor of(long... shape) {
        return Tensor.parameter("p", shape);
    }

    @Test
    void everySuggestionRuns() {
        Tensor x = of(3, 4);
        Tensor three = of(3);
        Tensor y = of(3, 5);
        Tensor z = of(2, 6);
        works(x, three, () -> x.plus(three));
        works(three, x, () -> three.times(x));
        works(x, x.transpose(), () -> x.minus(x.transpose()));
        works(x, z, () -> x.dividedBy(z));
        works(x, z, () -> x.equalTo(z));
        works(x, z, () -> x.maximum(z));
        works(Map.of("x", three), () -> three.broadcastTo(3, 4));
        works(Map.of("prediction", of(3, 1), "target", three), () -> of(3, 1).residual(three));
        works(x, of(4), () -> x.matmul(of(4)));
        works(three, x, () -> three.matmul(x));
        works(x, x, () -> x.matmul(x));
        works(x, y, () -> x.matmul(y));
        works(y, of(7, 3), () -> y.matmul(of(7, 3)));
        works(x, x, () -> x.dot(x));
        works(x, three, () -> x.outer(three));
        works(Map.of("x", x), () -> x.reshape(3, 5));
        works(x, y, () -> x.concatenate(0, y));
        works(x, of(5, 3), () -> x.concatenate(1, of(5, 3)));
        works(Map.of("x", x), () -> x.slice(1, 2, 6));
        works(Map.of("x", x), () -> x.slice(1, 7, 9));
        works(Map.of("y", x.square(), "cotangent", of(12), "wrt", x), () -> Gradients.vjp(x.square(), of(12), x));
        works(
                Map.of("loss", x.square().sum(), "x", x, "vector", of(12)),
                () -> Gradients.hessianVectorProduct(x.square().sum(), x, of(12)));
    }

    /** Tensors hold doubles; integers in an array are refused before anything runs. */
    @Test
    void integerArraysDoNotCompile() {
        for (String line :
                List.of("Tensor.constant(new int[] {1, 2});", "Program.compile().set(null, new int[] {1});")) {
            Snippet snippet = shell.eval(line).get(0).snippet();
            assertThat(shell.diagnostics(snippet).map(problem -> problem.getMessage(Locale.ROOT)))
                    .as(line)
                    .anySatisfy(text -> assertThat(text).contains("int[]"));
        }
    }
}
