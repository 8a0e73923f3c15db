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

import java.util.stream.IntStream;
import org.jellygrad.playground.run.FinishedRun;
import org.jellygrad.playground.run.LineData;
import org.jellygrad.playground.view.View;
import org.junit.jupiter.api.Test;

/** The numbers that the lessons on the jelly beans show (S1 to S11), computed apart: closed forms, or the listings of the articles. */
class JellyBeanDemosTest {
    @Test
    void s1ToS4() {
        FinishedRun fair = run("jar", "fair");
        assertThat(new View.ErrorTable(0).table(fair).orElseThrow().rows().get(0))
                .containsExactly("100", "240", "320", "80", "80", "6400");
        near(fair.errors(at(fair, 0)), 0, 80, 280, 480, 680, 880);
        assertThat(IntStream.range(0, 3)
                        .mapToDouble(i -> fair.meanAbsoluteError(at(fair, i)))
                        .toArray())
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        FinishedRun lazy = run("jar", "lazy");
        assertThat(lazy.meanError(at(lazy, 0))).isZero();
        assertThat(lazy.meanAbsoluteError(at(lazy, 0))).isEqualTo(240);
        assertThat(open("jar")
                        .grade("falling", open("jar").solution("falling"), 0)
                        .right())
                .isTrue();
    }

    @Test
    void s5ToS7() {
        FinishedRun tries = run("line", "tries");
        LineData rows = tries.data();
        near(rows.x(), 0, 100, 300, 500, 700, 900);
        near(rows.y(), 0, 240, 640, 1040, 1440, 1840);
        near(tries.errors(at(tries, 0)), 0, 80, 280, 480, 680, 880);
        assertThat(tries.meanAbsoluteError(at(tries, 0))).isEqualTo(480);
        assertThat(at(tries, 0).loss()).isEqualTo(310400);
        assertThat(text("line")).contains("mean absolute error is 480 and the MSE is 310400.");
    }

    @Test
    void s8AndS9() {
        FinishedRun tries = run("line", "tries");
        near(tries.errors(at(tries, 1)), 1e-9, 89, 309, 529, 749, 969);
        near(tries.errors(at(tries, 2)), 1e-9, 71, 251, 431, 611, 791);
        near(losses(tries, 1, 2), 1e-6, 376641, 250561);
    }

    @Test
    void s10() {
        FinishedRun first = run("walk", "first");
        near(
                losses(first, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
                1e-6,
                310400,
                250561,
                197124,
                150089,
                109456,
                75225,
                47396,
                25969,
                10944,
                2321,
                100,
                4281);
        assertThat(slope(first, 10)).isEqualTo(2);
        assertThat(intercept(first, 10)).isEqualTo(30);
        near(
                losses(run("walk", "second"), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
                1e-6,
                310400,
                251424,
                198656,
                152096,
                111744,
                77600,
                49664,
                27936,
                12416,
                3104,
                0);
    }

    @Test
    void s11Raw() {
        FinishedRun raw = run("gradient", "raw");
        assertThat(raw.gradient("slope", at(raw, 0))).hasValue(640000.0);
        assertThat(raw.gradient("intercept", at(raw, 0))).hasValue(960.0);
        assertThat(slope(raw, 1)).isCloseTo(2.36, within(1e-12));
        assertThat(intercept(raw, 1)).isCloseTo(19.99904, within(1e-12));
        near(losses(raw, 1, 2, 3, 4, 5), 0.005, 35967.69, 4243.60, 576.33, 152.40, 103.39);
        assertThat(raw.facts().condition()).isCloseTo(1361256, within(0.5));
        assertThat(raw.facts().stable()).isCloseTo(3.0303e-6, within(5e-11));
        near(losses(run("gradient", "patient"), 1000, 10000), 0.005, 96.71, 94.29);
        near(losses(run("gradient", "over"), 1, 10), 0.05, 339607.5, 762981.3);
        FinishedRun hundreds = run("gradient", "hundreds");
        assertThat(hundreds.facts().condition()).isCloseTo(142.5, within(0.05));
        assertThat(hundreds.facts().stable()).isCloseTo(0.029618, within(5e-7));
    }

    @Test
    void s11Scaled() {
        FinishedRun scaled = run("gradient", "scaled");
        assertThat(scaled.facts().condition()).isCloseTo(1, within(1e-12));
        near(new double[] {slope(scaled, 1), intercept(scaled, 1)}, 1e-9, 2.8, 24);
        assertThat(at(scaled, 1).loss()).isCloseTo(198656, within(1e-6));
        assertThat(at(scaled, 2).loss() / at(scaled, 1).loss()).isCloseTo(0.64, within(1e-12));
        near(new double[] {slope(scaled, 30), intercept(scaled, 30)}, 5e-7, 2.001238, 39.975241);
        assertThat(at(scaled, 30).loss()).isCloseTo(0.475687, within(5e-7));
        OpenLesson gradient = open("gradient");
        assertThat(gradient.grade("leap", "0.5", 0).right()).isTrue();
        assertThat(gradient.grade("leap", "0.4", 0).message())
                .startsWith("At 0.4 the first step leads to slope 2.2 and");
    }
}
