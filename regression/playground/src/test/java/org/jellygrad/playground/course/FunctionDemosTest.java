package org.jellygrad.playground.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.jellygrad.playground.course.CourseRuns.at;
import static org.jellygrad.playground.course.CourseRuns.intercept;
import static org.jellygrad.playground.course.CourseRuns.losses;
import static org.jellygrad.playground.course.CourseRuns.near;
import static org.jellygrad.playground.course.CourseRuns.open;
import static org.jellygrad.playground.course.CourseRuns.run;
import static org.jellygrad.playground.course.CourseRuns.slope;
import static org.jellygrad.playground.course.CourseRuns.text;
import static org.jellygrad.playground.course.CourseRuns.x;
import static org.jellygrad.playground.course.CourseRuns.xs;

import java.util.stream.IntStream;
import org.jellygrad.playground.run.FinishedRun;
import org.junit.jupiter.api.Test;

/**
 * The numbers of descent on functions of one and two variables (S12 to S18), computed apart: closed forms, or the listings of the articles.
 */
class FunctionDemosTest {
    @Test
    void s12AndS13() {
        FinishedRun walk = run("square", "walk");
        near(
                IntStream.rangeClosed(0, 2)
                        .mapToDouble(step -> at(walk, step).gradient()[0])
                        .toArray(),
                1e-12,
                10,
                8,
                6.4);
        near(
                xs(walk, 1, 20),
                5e-5,
                4.0000,
                3.2000,
                2.5600,
                2.0480,
                1.6384,
                1.3107,
                1.0486,
                0.8389,
                0.6711,
                0.5369,
                0.4295,
                0.3436,
                0.2749,
                0.2199,
                0.1759,
                0.1407,
                0.1126,
                0.0901,
                0.0721,
                0.0576);
        near(losses(walk, 1, 2, 3, 10, 20), 5.1e-5, 16.0000, 10.2400, 6.5536, 0.2882, 0.0033);
    }

    @Test
    void s14() {
        near(xs(run("rates", "tiny"), 1, 5), 5e-5, 4.9000, 4.8020, 4.7060, 4.6118, 4.5196);
        near(xs(run("rates", "good"), 1, 5), 5e-5, 4.0000, 3.2000, 2.5600, 2.0480, 1.6384);
        near(xs(run("rates", "best"), 1, 5), 0, 0, 0, 0, 0, 0);
        near(xs(run("rates", "wild"), 1, 5), 5e-5, -6.0000, 7.2000, -8.6400, 10.3680, -12.4416);
        assertThat(text("rates"))
                .contains("0.01 needs 764 steps, 0.1 needs 70, 0.5 needs 1, 0.9 needs 70 and 0.99 needs 764.");
    }

    @Test
    void s15() {
        FinishedRun good = run("rates", "good");
        assertThat(good.facts().stable()).isEqualTo(1);
        assertThat(good.facts().best()).isEqualTo(0.5);
        assertThat(good.facts().factor()).isCloseTo(0.8, within(1e-9));
        assertThat(text("rates")).contains("The factors are 0.98, 0.8, 0 and -1.2.");
        near(xs(run("rates", "limit"), 0, 4), 0, 5, -5, 5, -5, 5);
    }

    @Test
    void s16() {
        FinishedRun learn = run("doubles", "learn");
        near(new double[] {slope(learn, 1), intercept(learn, 1)}, 1e-12, 0.44, 0.12);
        near(
                new double[] {
                    slope(learn, 10),
                    intercept(learn, 10),
                    slope(learn, 100),
                    intercept(learn, 100),
                    slope(learn, 1000),
                    intercept(learn, 1000)
                },
                5e-7,
                1.737402,
                0.462786,
                1.898433,
                0.366691,
                1.995180,
                0.017400);
        assertThat(learn.facts().stable()).isCloseTo(0.084524, within(5e-7));
        assertThat(learn.facts().condition()).isCloseTo(70.0, within(0.05));
        assertThat(run("doubles", "single").steps()).isEqualTo(500);
    }

    @Test
    void s17() {
        near(
                xs(run("optimizers", "heavy"), 1, 10),
                6e-4,
                7,
                5.3,
                3.31,
                1.457,
                0.0979,
                -0.5449,
                -0.4144,
                0.3859,
                1.629,
                3.022);
        near(
                xs(run("optimizers", "adam"), 1, 10),
                6e-5,
                7.9,
                7.8001,
                7.7002,
                7.6005,
                7.501,
                7.4017,
                7.3026,
                7.2039,
                7.1056,
                7.0076);
        assertThat(x(run("optimizers", "steep"), 1)).isCloseTo(7.9, within(1e-8));
    }

    @Test
    void s18Valleys() {
        FinishedRun right = run("trouble", "right");
        FinishedRun left = run("trouble", "left");
        near(
                new double[] {
                    right.path().last().parameters()[0], right.path().last().loss()
                },
                5e-7,
                0.960150,
                0.294146);
        near(
                new double[] {
                    left.path().last().parameters()[0], left.path().last().loss()
                },
                5e-7,
                -1.035579,
                -0.305428);
        assertThat(run("trouble", "heavy").path().last().parameters()[0]).isCloseTo(0.960150, within(5e-6));
        assertThat(run("trouble", "heavier").path().last().parameters()[0]).isCloseTo(-1.035579, within(5e-6));
        OpenLesson trouble = open("trouble");
        assertThat(trouble.grade("deeper", "1.5", 0).message())
                .isEqualTo("From 1.5 descent comes to x = 0.96015, at a height of 0.2941.");
        assertThat(trouble.grade("deeper", "-1.5", 0).right()).isTrue();
    }

    @Test
    void s18Saddle() {
        assertThat(at(run("trouble", "ridge"), 40).parameters()[1]).isZero();
        assertThat(text("trouble")).contains("it takes 38 steps until y has grown to one; with momentum 19.");
    }

    @Test
    void s18GradientsThatVanishAndExplode() {
        assertThat(at(run("trouble", "chain"), 0).gradient()[0]).isCloseTo(2.785e-7, within(5e-11));
        near(xs(run("trouble", "gentle"), 1, 3), 1e-12, 7.9, 7.8, 7.7);
        near(xs(run("trouble", "tame"), 1, 7), 1e-12, 6.9, 5.8, 4.7, 3.6, 2.5, 3.6, 2.5);
        near(xs(run("trouble", "wild"), 1, 5), 5e-4, -3, 10.2, -5.64, 13.368, -9.4416);
    }
}
