package org.jellygrad.playground.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.jellygrad.playground.course.CourseRuns.COURSE;
import static org.jellygrad.playground.course.CourseRuns.at;
import static org.jellygrad.playground.course.CourseRuns.intercept;
import static org.jellygrad.playground.course.CourseRuns.near;
import static org.jellygrad.playground.course.CourseRuns.run;
import static org.jellygrad.playground.course.CourseRuns.slope;
import static org.jellygrad.playground.course.CourseRuns.text;
import static org.jellygrad.playground.course.CourseRuns.xs;

import java.util.stream.Stream;
import org.jellygrad.playground.run.FinishedRun;
import org.jellygrad.playground.view.View;
import org.junit.jupiter.api.Test;

/**
 * The numbers of the loss over one slope and over two parameters (S35 to S45), computed apart: closed forms, or the listings of the
 * articles.
 */
class SlopeDemosTest {
    @Test
    void s35AndS36() {
        FinishedRun creep = run("slope", "creep");
        assertThat(creep.facts().curvature()).isCloseTo(22, within(1e-9));
        assertThat(creep.facts().best()).isCloseTo(0.0454545, within(5e-8));
        assertThat(creep.facts().stable()).isCloseTo(0.0909091, within(5e-8));
        near(
                Stream.of("a", "creep", "b", "c", "d")
                        .mapToDouble(name -> run("slope", name).facts().factor())
                        .toArray(),
                1e-9,
                0.978,
                0.78,
                -0.1,
                -0.98,
                -1.2);
    }

    @Test
    void s37ToS39() {
        FinishedRun creep = run("slope", "creep");
        assertThat(at(creep, 0).loss()).isCloseTo(44, within(1e-12));
        assertThat(at(creep, 0).gradient()[0]).isCloseTo(-44, within(1e-12));
        assertThat(slope(creep, 1)).isCloseTo(0.44, within(1e-12));
        assertThat(run("slope", "d").facts().factor()).isLessThan(-1);
        assertThat(text("slope")).contains("the loss 44, and the gradient -44.");
    }

    @Test
    void s40() {
        double[] fixed = xs(run("slope", "fixed"), 0, 12);
        for (int step = 1; step < fixed.length; step++) {
            assertThat(Math.abs(fixed[step] - fixed[step - 1])).isCloseTo(0.7, within(1e-12));
        }
        double[] steep = xs(run("sign", "walk"), 0, 10);
        assertThat(steep[0] - steep[1]).isGreaterThan(steep[9] - steep[10]);
    }

    @Test
    void s41() {
        FinishedRun mean = run("contours", "mean");
        FinishedRun sum = run("contours", "sum");
        assertThat(sum.plan().strategy().rate())
                .isEqualTo(mean.plan().strategy().rate() / 5);
        for (int step = 0; step <= 50; step++) {
            assertThat(sum.parameter("m", at(sum, step)).orElseThrow()).isCloseTo(slope(mean, step), within(1e-12));
            assertThat(sum.parameter("b", at(sum, step)).orElseThrow()).isCloseTo(intercept(mean, step), within(1e-12));
            assertThat(at(sum, step).loss()).isCloseTo(5 * at(mean, step).loss(), within(1e-9));
        }
    }

    @Test
    void s42AndS43() {
        FinishedRun mean = run("contours", "mean");
        assertThat(new View.ParameterPlane().chart(mean)).isPresent();
        assertThat(new View.FittedLine().chart(mean)).isPresent();
        assertThat(mean.lossAt(mean.path().last().parameters()))
                .isCloseTo(mean.path().last().loss(), within(1e-12));
    }

    @Test
    void s44() {
        FinishedRun here = run("contours", "here");
        FinishedRun there = run("contours", "there");
        assertThat(slope(here, 0)).isNotEqualTo(slope(there, 0));
        near(new double[] {slope(here, here.steps()), slope(there, there.steps())}, 1e-6, 2, 2);
        assertThat(slope(OpenLesson.of(COURSE.lesson("contours")).run("here"), 0))
                .isEqualTo(slope(here, 0));
    }

    @Test
    void s45() {
        FinishedRun tiny = run("contours", "short");
        double foretold = tiny.plan().strategy().rate()
                * at(tiny, 0).gradientNorm()
                * at(tiny, 0).gradientNorm();
        double real = at(tiny, 0).loss() - at(tiny, 1).loss();
        assertThat(real / foretold).isBetween(0.99, 1.0);
    }
}
