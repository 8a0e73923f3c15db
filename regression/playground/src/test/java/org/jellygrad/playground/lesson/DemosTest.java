package org.jellygrad.playground.lesson;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jellygrad.playground.run.Ran;
import org.jellygrad.playground.run.SubjectRows;
import org.jellygrad.trainer.path.PathPoint;
import org.junit.jupiter.api.Test;

/** The numbers that the lessons show, computed apart: closed forms, or the listings of the articles. Each test is one of S1 to S45. */
class DemosTest {
    private static final Course COURSE = Course.load();
    private static final Map<String, Opened> OPENED = new ConcurrentHashMap<>();

    private static Opened open(String lesson) {
        return OPENED.computeIfAbsent(lesson, name -> COURSE.lesson(name).open());
    }

    private static Ran run(String lesson, String run) {
        return open(lesson).run(run);
    }

    private static PathPoint at(Ran ran, long step) {
        return ran.after(step).orElseThrow();
    }

    private static double slope(Ran ran, long step) {
        return ran.parameter("slope", at(ran, step)).orElseThrow();
    }

    private static double intercept(Ran ran, long step) {
        return ran.parameter("intercept", at(ran, step)).orElseThrow();
    }

    private static double x(Ran ran, long step) {
        return at(ran, step).parameters()[0];
    }

    private static double[] xs(Ran ran, int from, int to) {
        return IntStream.rangeClosed(from, to).mapToDouble(step -> x(ran, step)).toArray();
    }

    private static double[] losses(Ran ran, int... steps) {
        return IntStream.of(steps).mapToDouble(step -> at(ran, step).loss()).toArray();
    }

    private static void near(double[] actual, double tolerance, double... expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("number " + i).isCloseTo(expected[i], within(tolerance));
        }
    }

    private static String text(String lesson) {
        StringBuilder text = new StringBuilder();
        open(lesson)
                .steps()
                .forEach(step -> text.append(
                        step instanceof Shown.Text shown
                                ? shown.text()
                                : step instanceof Shown.Asks asks ? String.join(" ", Prose.of(asks.question())) : ""));
        return text.toString();
    }

    @Test
    void s1ToS4() {
        Ran fair = run("jar", "fair");
        assertThat(ShownTable.of(fair, new View.Errors(0)).orElseThrow().rows().get(0))
                .containsExactly("100", "240", "320", "80", "80", "6400");
        near(fair.errors(at(fair, 0)), 0, 80, 280, 480, 680, 880);
        assertThat(IntStream.range(0, 3)
                        .mapToDouble(i -> fair.meanAbsoluteError(at(fair, i)))
                        .toArray())
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        Ran lazy = run("jar", "lazy");
        assertThat(lazy.meanError(at(lazy, 0))).isZero();
        assertThat(lazy.meanAbsoluteError(at(lazy, 0))).isEqualTo(240);
        assertThat(open("jar")
                        .grade("falling", open("jar").solution("falling"), 0)
                        .right())
                .isTrue();
    }

    @Test
    void s5ToS7() {
        Ran tries = run("line", "tries");
        SubjectRows rows = requireNonNull(tries.rows());
        near(rows.x(), 0, 100, 300, 500, 700, 900);
        near(rows.y(), 0, 240, 640, 1040, 1440, 1840);
        near(tries.errors(at(tries, 0)), 0, 80, 280, 480, 680, 880);
        assertThat(tries.meanAbsoluteError(at(tries, 0))).isEqualTo(480);
        assertThat(at(tries, 0).loss()).isEqualTo(310400);
        assertThat(text("line")).contains("mean absolute error is 480 and the MSE is 310400.");
    }

    @Test
    void s8AndS9() {
        Ran tries = run("line", "tries");
        near(tries.errors(at(tries, 1)), 1e-9, 89, 309, 529, 749, 969);
        near(tries.errors(at(tries, 2)), 1e-9, 71, 251, 431, 611, 791);
        near(losses(tries, 1, 2), 1e-6, 376641, 250561);
    }

    @Test
    void s10() {
        Ran first = run("walk", "first");
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
        Ran raw = run("gradient", "raw");
        assertThat(raw.gradient("slope", at(raw, 0))).hasValue(640000.0);
        assertThat(raw.gradient("intercept", at(raw, 0))).hasValue(960.0);
        assertThat(slope(raw, 1)).isCloseTo(2.36, within(1e-12));
        assertThat(intercept(raw, 1)).isCloseTo(19.99904, within(1e-12));
        near(losses(raw, 1, 2, 3, 4, 5), 0.005, 35967.69, 4243.60, 576.33, 152.40, 103.39);
        assertThat(raw.facts().condition()).isCloseTo(1361256, within(0.5));
        assertThat(raw.facts().stable()).isCloseTo(3.0303e-6, within(5e-11));
        near(losses(run("gradient", "patient"), 1000, 10000), 0.005, 96.71, 94.29);
        near(losses(run("gradient", "over"), 1, 10), 0.05, 339607.5, 762981.3);
        Ran hundreds = run("gradient", "hundreds");
        assertThat(hundreds.facts().condition()).isCloseTo(142.5, within(0.05));
        assertThat(hundreds.facts().stable()).isCloseTo(0.029618, within(5e-7));
    }

    @Test
    void s11Scaled() {
        Ran scaled = run("gradient", "scaled");
        assertThat(scaled.facts().condition()).isCloseTo(1, within(1e-12));
        near(new double[] {slope(scaled, 1), intercept(scaled, 1)}, 1e-9, 2.8, 24);
        assertThat(at(scaled, 1).loss()).isCloseTo(198656, within(1e-6));
        assertThat(at(scaled, 2).loss() / at(scaled, 1).loss()).isCloseTo(0.64, within(1e-12));
        near(new double[] {slope(scaled, 30), intercept(scaled, 30)}, 5e-7, 2.001238, 39.975241);
        assertThat(at(scaled, 30).loss()).isCloseTo(0.475687, within(5e-7));
        Opened gradient = open("gradient");
        assertThat(gradient.grade("leap", "0.5", 0).right()).isTrue();
        assertThat(gradient.grade("leap", "0.4", 0).message())
                .startsWith("At 0.4 the first step leads to slope 2.2 and");
    }

    @Test
    void s12AndS13() {
        Ran walk = run("square", "walk");
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
        Ran good = run("rates", "good");
        assertThat(good.facts().stable()).isEqualTo(1);
        assertThat(good.facts().best()).isEqualTo(0.5);
        assertThat(good.facts().factor()).isCloseTo(0.8, within(1e-9));
        assertThat(text("rates")).contains("The factors are 0.98, 0.8, 0 and -1.2.");
        near(xs(run("rates", "limit"), 0, 4), 0, 5, -5, 5, -5, 5);
    }

    @Test
    void s16() {
        Ran learn = run("doubles", "learn");
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
        Ran right = run("trouble", "right");
        Ran left = run("trouble", "left");
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
        Opened trouble = open("trouble");
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

    @Test
    void s19AndS20() {
        Ran places = run("sign", "places");
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
        Ran walk = run("sign", "long");
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
        Opened recipe = open("recipe");
        assertThat(recipe.grade("recipe", recipe.solution("recipe"), 0).right()).isTrue();
        assertThat(recipe.grade("jumpy", recipe.solution("jumpy"), 0).message()).startsWith("Right. The steps leap");
    }

    @Test
    void s27() {
        Ran ball = run("recipe", "ball");
        assertThat(at(ball, 0).loss()).isCloseTo(17.42, within(0.005));
        assertThat(ball.facts().curvature()).isCloseTo(1.8, within(1e-12));
        assertThat(text("recipe")).contains("x = 0.6, where the loss is 17.42.");
    }

    @Test
    void s28() {
        Opened recipe = open("recipe");
        assertThat(recipe.grade("output", "x = 4.6, loss = 2.56", 0).message())
                .isEqualTo("Right: x is 4.6, the loss is 2.56.");
        assertThat(recipe.grade("output", "5.4 5.76", 0).message())
                .isEqualTo("That adds the gradient. Read the sign in the program.");
    }

    @Test
    void s29() {
        Opened recipe = open("recipe");
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
        Opened recipe = open("recipe");
        assertThat(recipe.grade("loop", recipe.solution("loop"), 0).right()).isTrue();
        String backwards = new StringBuilder(recipe.solution("loop")).reverse().toString();
        assertThat(recipe.grade("loop", backwards, 0).message())
                .isEqualTo("The line \"x = x - lr*gradient\" needs gradient, which no line above it has computed.");
    }

    @Test
    void s31AcceptsWhatComputesTheSame() {
        List<String> right = List.of("error = x - 3", "loss = error^2", "gradient = 2*error", "x = x - lr*gradient");
        assertThat(OrderGrader.fault(right, right)).isEmpty();
        assertThat(OrderGrader.fault(right, List.of(right.get(0), right.get(2), right.get(1), right.get(3))))
                .isEmpty();
        assertThat(OrderGrader.fault(right, List.of(right.get(0), right.get(2), right.get(3), right.get(1))))
                .isEmpty();
        List<String> twice = List.of("a = x + 1", "x = 2*a", "b = x");
        assertThat(OrderGrader.fault(twice, List.of("b = x", "a = x + 1", "x = 2*a")))
                .hasValue("Run in that order, the lines compute another b.");
        List<String> words = List.of("Wake.", "Eat.", "Sleep.");
        assertThat(OrderGrader.fault(words, List.of("Wake.", "Sleep.", "Eat.")))
                .hasValue("After \"Wake.\" does not come \"Sleep.\".");
    }

    @Test
    void s32() {
        Ran seven = run("rule", "seven");
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
        Opened rule = open("rule");
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
        Ran two = run("rule", "two");
        near(at(two, 0).gradient(), 1e-12, -2, 16);
        near(at(two, 1).parameters(), 1e-12, 0.2, -1.6);
    }

    @Test
    void s35AndS36() {
        Ran creep = run("slope", "creep");
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
        Ran creep = run("slope", "creep");
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
        Ran mean = run("contours", "mean");
        Ran sum = run("contours", "sum");
        assertThat(sum.plan().rate()).isEqualTo(mean.plan().rate() / 5);
        for (int step = 0; step <= 50; step++) {
            assertThat(sum.parameter("m", at(sum, step)).orElseThrow()).isCloseTo(slope(mean, step), within(1e-12));
            assertThat(sum.parameter("b", at(sum, step)).orElseThrow()).isCloseTo(intercept(mean, step), within(1e-12));
            assertThat(at(sum, step).loss()).isCloseTo(5 * at(mean, step).loss(), within(1e-9));
        }
    }

    @Test
    void s42AndS43() {
        Ran mean = run("contours", "mean");
        assertThat(Pictures.of(mean, new View.Plane())).isPresent();
        assertThat(Pictures.of(mean, new View.Line())).isPresent();
        assertThat(mean.lossAt(mean.path().last().parameters()))
                .isCloseTo(mean.path().last().loss(), within(1e-12));
    }

    @Test
    void s44() {
        Ran here = run("contours", "here");
        Ran there = run("contours", "there");
        assertThat(slope(here, 0)).isNotEqualTo(slope(there, 0));
        near(new double[] {slope(here, here.steps()), slope(there, there.steps())}, 1e-6, 2, 2);
        assertThat(slope(COURSE.lesson("contours").open().run("here"), 0)).isEqualTo(slope(here, 0));
    }

    @Test
    void s45() {
        Ran tiny = run("contours", "short");
        double foretold =
                tiny.plan().rate() * at(tiny, 0).gradientNorm() * at(tiny, 0).gradientNorm();
        double real = at(tiny, 0).loss() - at(tiny, 1).loss();
        assertThat(real / foretold).isBetween(0.99, 1.0);
    }
}
