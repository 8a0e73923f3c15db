package org.jellygrad.cli.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jellygrad.cli.Run;
import org.jellygrad.cli.comparison.CompareTest;
import org.jellygrad.playground.course.Course;
import org.jellygrad.playground.course.OpenLesson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The numbers of the articles on functions, S12 to S40, from the command line. Paths that stand in {@link FunctionsTest} and {@link
 * CompareTest} are not repeated; the exercises S29 to S33 are those of {@code jellygrad lesson}.
 */
class DemosOnFunctionsTest {

    private static Run minimize(String function, String options) {
        List<String> arguments = new ArrayList<>(List.of("minimize", function, "--json"));
        arguments.addAll(List.of(options.split(" ", -1)));
        return Run.of(arguments.toArray(String[]::new));
    }

    private static double[] numbers(JsonArray array) {
        return IntStream.range(0, array.size())
                .mapToDouble(i -> array.get(i).getAsDouble())
                .toArray();
    }

    private static double[] path(Run run, String name) {
        return numbers(
                run.json().getAsJsonObject("path").getAsJsonObject("parameters").getAsJsonArray(name));
    }

    private static double[] values(Run run) {
        return numbers(run.json().getAsJsonObject("path").getAsJsonArray("loss"));
    }

    private static double end(Run run, String name) {
        return run.json().getAsJsonObject("parameters").get(name).getAsDouble();
    }

    /** S12 and S13: the slopes, and the values down to 0.0033. */
    @Test
    void s12AndS13() {
        Run run = minimize("x^2", "--start x=5 --lr 0.1 --steps 20");
        JsonObject gradient = run.json().getAsJsonObject("path").getAsJsonObject("gradient");
        assertThat(numbers(gradient.getAsJsonArray("x"))).startsWith(new double[] {10, 8, 6.4}, within(1e-12));
        double[] expected = {
            25, 16.0000, 10.2400, 6.5536, 4.1943, 2.6844, 1.7180, 1.0995, 0.7037, 0.4504, 0.2882, 0.1845, 0.1181,
            0.0756, 0.0484, 0.0309, 0.0198, 0.0127, 0.0081, 0.0052, 0.0033
        };
        assertThat(values(run)).containsExactly(expected, within(5.1e-5));
    }

    /** S15: the limit of the rate is 2 over the curvature. */
    @Test
    void s15() {
        JsonObject run = minimize("x^2", "--start x=5 --lr 0.1 --steps 3").json();
        assertThat(run.get("stableLearningRate").getAsDouble()).isCloseTo(1, within(1e-12));
        assertThat(Run.of("minimize", "x^2", "--start", "x=5", "--lr", "0.1", "--steps", "3")
                        .out()
                        .replaceAll("\\s+", " "))
                .contains(
                        "Each step leaves 80 % of the distance to the minimum; 62 steps leave a millionth.",
                        "The curvature at the minimum is 2. Gradient descent converges at learning rates below 1 (2 /"
                                + " curvature). It is fastest at 0.5, where one step arrives.");
    }

    /** S18: two valleys, and random restarts that find the deeper one. */
    @Test
    void s18Valleys() {
        String valleys = "(x^2-1)^2+0.3*x";
        Run right = minimize(valleys, "--start x=1.5 --lr 0.02");
        assertThat(end(right, "x")).isCloseTo(0.960150, within(5e-7));
        assertThat(right.number("value")).isCloseTo(0.294146, within(5e-7));
        Run left = minimize(valleys, "--start x=-1.5 --lr 0.02");
        assertThat(end(left, "x")).isCloseTo(-1.035579, within(5e-7));
        assertThat(left.number("value")).isCloseTo(-0.305428, within(5e-7));
        Run restarts = minimize(valleys, "--start random --restarts 5 --lr 0.02");
        assertThat(restarts.number("value")).isCloseTo(-0.305428, within(5e-7));
        assertThat(restarts.json().getAsJsonArray("restarts")).hasSize(5);
    }

    /** S18: y grows from 0.001 to 1 in 38 steps, with momentum 0.9 in 19; on the ridge it stays 0. */
    @Test
    void s18Saddle() {
        assertThat(path(minimize("x^2-y^2", "--start x=1,y=0 --lr 0.1"), "y")).containsOnly(0);
        assertThat(firstBeyondOne("")).isEqualTo(38);
        assertThat(firstBeyondOne(" --optimizer momentum:0.9")).isEqualTo(19);
    }

    private static int firstBeyondOne(String optimizer) {
        double[] y = path(minimize("x^2-y^2", "--start x=1,y=0.001 --lr 0.1 --steps 40" + optimizer), "y");
        return IntStream.range(0, y.length)
                .filter(k -> Math.abs(y[k]) >= 1)
                .findFirst()
                .orElseThrow();
    }

    /** S18: the slope vanishes through ten sigmoids in a row. */
    @Test
    void s18Vanishing() {
        String chain = "sigmoid(".repeat(10) + "x" + ")".repeat(10);
        JsonObject path =
                minimize(chain, "--start x=1 --lr 0.1 --steps 2").json().getAsJsonObject("path");
        assertThat(numbers(path.getAsJsonObject("gradient").getAsJsonArray("x"))[0])
                .isCloseTo(2.785e-7, within(5e-11));
    }

    /** S18: clipped steps are bounded, and beyond the limit of the rate they do not converge. */
    @ParameterizedTest
    @CsvSource({"0.1, 7.9 7.8 7.7", "1.1, 6.9 5.8 4.7 3.6 2.5 3.6 2.5"})
    void s18Clipping(String rate, String expected) {
        double[] xs = Arrays.stream(expected.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        double[] path =
                path(minimize("(x-3)^2", "--start x=8 --clip norm:1 --lr " + rate + " --steps " + xs.length), "x");
        assertThat(Arrays.copyOfRange(path, 1, path.length)).containsExactly(xs, within(1e-12));
    }

    /** S21: the losses beside the path. */
    @Test
    void s21() {
        double[] losses = {25, 16.0000, 10.2400, 6.5536, 4.1943, 2.6844, 1.7180, 1.0995, 0.7037, 0.4504, 0.2882};
        assertThat(values(minimize("(x-3)^2", "--start x=8 --lr 0.1 --steps 10")))
                .containsExactly(losses, within(5.1e-5));
    }

    /** S22: 0.1 ends where 0.9 does. */
    @Test
    void s22() {
        assertThat(end(minimize("(x-3)^2", "--start x=8 --lr 0.1 --steps 20"), "x"))
                .isCloseTo(3.0576, within(5e-5));
    }

    /** S27: both curves fit the figures of the ball. */
    @Test
    void s27() {
        assertThat(values(minimize("0.9*(x-5)^2", "--start x=0.6 --lr 0.1 --steps 25"))[0])
                .isCloseTo(17.42, within(0.005));
        assertThat(values(minimize("2*(x-3.5)^2+0.6", "--start x=0.6 --lr 0.1 --steps 25"))[0])
                .isCloseTo(17.42, within(0.005));
    }

    /** S28: one step. */
    @Test
    void s28() {
        Run run = minimize("(x-3)^2", "--start x=5 --lr 0.1 --steps 1");
        assertThat(end(run, "x")).isCloseTo(4.6, within(1e-12));
        assertThat(run.number("value")).isCloseTo(2.56, within(1e-12));
    }

    /** S29: with the wrong sign the program climbs, which is descent on the function turned over; mended it arrives. */
    @Test
    void s29() {
        assertThat(end(minimize("-(x-3)^2", "--start x=8 --lr 0.1 --steps 30"), "x"))
                .isCloseTo(1189.88, within(0.005));
        assertThat(end(minimize("(x-3)^2", "--start x=8 --lr 0.1 --steps 30"), "x"))
                .isCloseTo(3.01, within(0.005));
        assertThat(Run.of("lesson", "recipe", "--plain").out().replaceAll("\\s+", " "))
                .contains("After 30 steps it prints 1189.88.");
    }

    /** S26, S30, S31 and S33: the questions of the lessons, graded by what the engine computes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            recipe | operator | -                | true
            recipe | operator | +                | false
            recipe | mend     | x - lr*2*(x-3)   | true
            rule   | yours    | x - lr*2*(x-7)   | true
            rule   | yours    | x - lr*(x-7)     | false
            """)
    void s30AndS33(String lesson, String question, String answer, boolean right) {
        OpenLesson open = OpenLesson.of(Course.load().lesson(lesson));
        assertThat(open.grade(question, answer, 0).right()).isEqualTo(right);
    }

    @Test
    void s26AndS31() {
        OpenLesson open = OpenLesson.of(Course.load().lesson("recipe"));
        assertThat(open.grade("jumpy", open.solution("jumpy"), 0).right()).isTrue();
        assertThat(open.grade("loop", open.solution("loop"), 0).right()).isTrue();
    }

    /** S40: a step that follows the steepness shrinks, one of fixed length does not. */
    @Test
    void s40() {
        double[] fixed = path(minimize("(x-3)^2", "--start x=8 --lr 0.5 --steps 9 --optimizer normalized"), "x");
        double[] steep = path(minimize("(x-3)^2", "--start x=8 --lr 0.1 --steps 9"), "x");
        for (int k = 1; k < fixed.length; k++) {
            assertThat(fixed[k - 1] - fixed[k]).isCloseTo(0.5, within(1e-12));
            assertThat(steep[k - 1] - steep[k]).isCloseTo(0.2 * (steep[k - 1] - 3), within(1e-12));
        }
    }
}
