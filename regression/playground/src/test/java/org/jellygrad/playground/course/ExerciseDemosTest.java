package org.jellygrad.playground.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.jellygrad.playground.course.CourseRuns.at;
import static org.jellygrad.playground.course.CourseRuns.losses;
import static org.jellygrad.playground.course.CourseRuns.near;
import static org.jellygrad.playground.course.CourseRuns.open;
import static org.jellygrad.playground.course.CourseRuns.run;
import static org.jellygrad.playground.course.CourseRuns.text;
import static org.jellygrad.playground.course.CourseRuns.x;
import static org.jellygrad.playground.course.CourseRuns.xs;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jellygrad.playground.run.FinishedRun;
import org.junit.jupiter.api.Test;

/** The numbers and grades of the exercises (S19 to S34), computed apart: closed forms, or the listings of the articles. */
class ExerciseDemosTest {
    @Test
    void s19AndS20() {
        FinishedRun places = run("sign", "places");
        near(IntStream.range(0, 3).mapToDouble(i -> at(places, i).gradient()[0]).toArray(), 0, 10, -10, 0);
        assertThat(open("sign").grade("way", open("sign").solution("way"), 0).message())
                .startsWith("Right");
    }

    @Test
    void s21() {
        near(
                xs(run("sign", "walk"), 1, 10),
                5e-5,
                7.0000,
                6.2000,
                5.5600,
                5.0480,
                4.6384,
                4.3107,
                4.0486,
                3.8389,
                3.6711,
                3.5369);
        near(losses(run("sign", "walk"), 1, 2, 10), 5e-5, 16.0000, 10.2400, 0.2882);
    }

    @Test
    void s22() {
        assertThat(Stream.of("high", "good", "low").map(name -> x(run("sign", name), 20)))
                .zipSatisfy(List.of(3.0576, 3.0576, 6.3380), (actual, expected) -> assertThat(actual)
                        .isCloseTo(expected, within(5e-5)));
    }

    @Test
    void s23() {
        FinishedRun walk = run("sign", "long");
        near(
                IntStream.rangeClosed(1, 6).mapToDouble(i -> x(walk, 5L * i)).toArray(),
                5e-7,
                4.638400,
                3.536871,
                3.175922,
                3.057646,
                3.018889,
                3.006190);
        near(losses(walk, 5, 10, 15, 20, 25, 30), 5e-7, 2.684355, 0.288230, 0.030949, 0.003323, 0.000357, 0.000038);
    }

    @Test
    void s24() {
        assertThat(Stream.of("full", "pairs", "single")
                        .map(name -> run("optimizers", name).steps()))
                .containsExactly(2L, 6L, 10L);
    }

    @Test
    void s25AndS26() {
        OpenLesson recipe = open("recipe");
        assertThat(recipe.grade("recipe", recipe.solution("recipe"), 0).right()).isTrue();
        assertThat(recipe.grade("jumpy", recipe.solution("jumpy"), 0).message()).startsWith("Right. The steps leap");
    }

    @Test
    void s27() {
        FinishedRun ball = run("recipe", "ball");
        assertThat(at(ball, 0).loss()).isCloseTo(17.42, within(0.005));
        assertThat(ball.facts().curvature()).isCloseTo(1.8, within(1e-12));
        assertThat(text("recipe")).contains("x = 0.6, where the loss is 17.42.");
    }

    @Test
    void s28() {
        OpenLesson recipe = open("recipe");
        assertThat(recipe.grade("output", "x = 4.6, loss = 2.56", 0).message())
                .isEqualTo("Right: x is 4.6, the loss is 2.56.");
        assertThat(recipe.grade("output", "5.4 5.76", 0).message())
                .isEqualTo("That adds the gradient. Read the sign in the program.");
    }

    @Test
    void s29() {
        OpenLesson recipe = open("recipe");
        assertThat(text("recipe")).contains("After 30 steps it prints 1189.88.", "it prints 3.01 after 30 steps");
        assertThat(recipe.grade("mend", "x + lr*2*(x-3)", 0).message())
                .isEqualTo("Your rule climbs: after 30 steps x is 1189.88, and the loss rose from 25 to 1409000.");
        assertThat(recipe.grade("mend", "x = x - 2*lr*(x - 3)", 0).message())
                .isEqualTo("Right: after 30 steps x is 3.00619, step by step as gradient descent.");
    }

    @Test
    void s30() {
        assertThat(open("recipe").grade("operator", "-", 0).right()).isTrue();
        assertThat(open("recipe").grade("operator", "+", 0).message())
                .startsWith("Your rule climbs: after 30 steps x is 1189.88");
    }

    @Test
    void s31() {
        OpenLesson recipe = open("recipe");
        assertThat(recipe.grade("loop", recipe.solution("loop"), 0).right()).isTrue();
        String backwards = new StringBuilder(recipe.solution("loop")).reverse().toString();
        assertThat(recipe.grade("loop", backwards, 0).message())
                .isEqualTo("The line \"x = x - lr*gradient\" needs gradient, which no line above it has computed.");
    }

    @Test
    void s32() {
        FinishedRun seven = run("rule", "seven");
        near(
                IntStream.rangeClosed(1, 5).mapToDouble(i -> x(seven, 5L * i)).toArray(),
                5e-7,
                5.823510,
                6.802267,
                6.966767,
                6.994415,
                6.999061);
        near(losses(seven, 5, 10, 15, 20, 25), 5.1e-7, 1.384129, 0.039098, 0.001104, 0.000031, 0.000001);
    }

    @Test
    void s33() {
        OpenLesson rule = open("rule");
        assertThat(rule.grade("yours", "x - lr*2*(x-7)", 0).right()).isTrue();
        assertThat(rule.grade("yours", "x - 0.3*x + 2.1", 0).right()).isTrue();
        assertThat(rule.grade("yours", "x - lr*(x-7)", 0).message())
                .startsWith(
                        "Your rule goes down, but by other steps: the first leads to 1.05, that of gradient descent to 2.1;");
        assertThat(rule.grade("yours", "x", 0).message())
                .isEqualTo("Your rule does not move: after 25 steps x is 0, where it began.");
        assertThat(rule.grade("fit", "(x-7)^2/0.3", 0).right()).isTrue();
        assertThat(rule.grade("fit", "(x-7)^2", 0).message())
                .isEqualTo("On your function the first step leads to x = 2.1, where the slope is -9.8.");
    }

    @Test
    void s34() {
        FinishedRun two = run("rule", "two");
        near(at(two, 0).gradient(), 1e-12, -2, 16);
        near(at(two, 1).parameters(), 1e-12, 0.2, -1.6);
    }
}
