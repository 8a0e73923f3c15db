package org.jellygrad.playground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.jellygrad.trainer.path.PathPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Typed functions: the curve, the ball, the fog, steps of both kinds, and contours over two variables. */
class FunctionsTest {
    @RegisterExtension
    static final PageFixture FIXTURE = new PageFixture();

    private static final String CURVE = "Value over x";

    @Test
    void s12S13DescentOnAParabola() {
        Reader reader = Reader.open(FIXTURE, "#function=x^2&start=x=5&lr=0.1&epochs=20");
        List<List<String>> table = reader.table(CURVE);
        double[] x = Reader.column(table, 1);
        double[] value = Reader.column(table, 2);
        double[] article = {
            5, 4, 3.2, 2.56, 2.048, 1.6384, 1.3107, 1.0486, 0.8389, 0.6711, 0.5369, 0.4295, 0.3436, 0.2749, 0.2199,
            0.1759, 0.1407, 0.1126, 0.0901, 0.0721, 0.0576
        };
        for (int step = 0; step <= 20; step++) {
            assertThat(x[step]).isCloseTo(article[step], within(5e-5));
            assertThat(value[step]).isCloseTo(x[step] * x[step], within(1e-5 * value[step] + 1e-9));
        }
        assertThat(Reader.column(table, 3)[0]).isEqualTo(10);
    }

    @Test
    void s18TwoValleys() {
        for (double[] startAndEnd : new double[][] {{1.5, 0.960150, 0.294146}, {-1.5, -1.035579, -0.305428}}) {
            Reader reader =
                    Reader.open(FIXTURE, "#function=(x^2-1)^2%2B0.3*x&lr=0.02&epochs=2000&start=x=" + startAndEnd[0]);
            reader.button("To the end").click();
            reader.page()
                    .waitForCondition(() -> Math.abs(Reader.numbers(reader.spoken(CURVE))[0] - startAndEnd[1]) < 1e-5);
            assertThat(Reader.numbers(reader.spoken(CURVE))[1]).isCloseTo(startAndEnd[2], within(1e-5));
        }
    }

    @Test
    void s19S20TheSignOfTheSlopeSaysWhichWay() {
        Reader right = Reader.open(FIXTURE, "#function=(x-3)^2&start=x=8&lr=0.1");
        assertThat(right.spokenOf(CURVE)).containsText("slope 10, so the step goes left");
        Reader left = Reader.open(FIXTURE, "#function=(x-3)^2&start=x=-2&lr=0.1");
        assertThat(left.spokenOf(CURVE)).containsText("slope −10, so the step goes right");
    }

    @Test
    void s21S23TheWalkToThree() {
        Reader reader = Reader.open(FIXTURE, "#function=(x-3)^2&start=x=8&lr=0.1&epochs=30");
        double[] x = Reader.column(reader.table(CURVE), 1);
        double[] article = {7, 6.2, 5.56, 5.048, 4.6384, 4.3107, 4.0486, 3.8389, 3.6711, 3.5369};
        for (int step = 1; step <= 10; step++) {
            assertThat(x[step]).isCloseTo(article[step - 1], within(5e-5));
        }
        double[] late = {4.638400, 3.536871, 3.175922, 3.057646, 3.018889, 3.006190};
        for (int i = 0; i < 6; i++) {
            assertThat(x[5 * (i + 1)]).isCloseTo(late[i], within(5e-7));
        }
    }

    @Test
    void s27TheBallRollsDownhill() {
        Reader reader = Reader.open(FIXTURE, "#function=0.9*(x-5)^2&start=x=0.6&lr=0.1&epochs=25");
        assertThat(reader.spokenOf(CURVE)).containsText("x 0.6, value 17.424");
        assertThat(reader.spokenOf(CURVE)).containsText("A minimum at x 5.");
        reader.waitFor(reader.page().locator(".place"), "step 0 of 25");
    }

    @Test
    void s28S32OneStepAndTwentyFive() {
        Reader one = Reader.open(FIXTURE, "#function=(x-3)^2&start=x=5&lr=0.1&epochs=1&step=1");
        assertThat(one.spokenOf(CURVE)).containsText("x 4.6, value 2.56");
        Reader seven = Reader.open(FIXTURE, "#function=(x-7)^2&start=x=0&lr=0.15&epochs=25");
        double[] x = Reader.column(seven.table(CURVE), 1);
        double[] article = {5.823510, 6.802267, 6.966767, 6.994415, 6.999061};
        for (int i = 0; i < 5; i++) {
            assertThat(x[5 * (i + 1)]).isCloseTo(article[i], within(1e-6));
        }
    }

    @Test
    void s33AFunctionIsTyped() {
        Reader reader = Reader.open(FIXTURE, "");
        reader.button("Function").click();
        assertThat(reader.chart(CURVE)).isVisible();
        reader.type("Function of one or two variables", "(x-7)^2 + y^4");
        assertThat(reader.chart("Parameter plane")).isVisible();
        assertThat(reader.view("Data and line")).isHidden();
        List<PathPoint> engine = Engine.descent("(x-7)^2 + y^4", "x=0,y=0", 0.1, 20, more -> more);
        double[] x = Reader.column(reader.table("Parameter plane"), 1);
        for (int step = 0; step < 20; step++) {
            assertThat(x[step]).isCloseTo(engine.get(step).parameters()[0], within(1e-5));
        }
    }

    @Test
    void aFunctionThatCannotBeReadIsRefusedInWords() {
        Reader reader = Reader.open(FIXTURE, "#function=(x-3)^2&start=x=8");
        reader.type("Function of one or two variables", "2x");
        assertThat(reader.page().getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                .containsText("2x");
        // The caret stands under the sign it speaks of.
        assertThat(reader.page().locator(".problems pre")).hasText(Pattern.compile("2x\\n *\\^"));
        FIXTURE.takeFaults(); // The browser logs the refused request by itself.
    }

    @Test
    void s34TheGradientOfManyParametersIsAVector() {
        Reader reader = Reader.open(FIXTURE, "#function=x^2%2B10*y^2&start=x=3,y=1&lr=0.05&epochs=20");
        List<String> updates =
                reader.view("Why step 1 goes there").locator(".updates li").allTextContents();
        assertThat(Reader.numbers(updates.get(0))[2]).isEqualTo(6);
        assertThat(Reader.numbers(updates.get(1))[2]).isEqualTo(20);
        assertThat(reader.chart("Parameter plane")
                        .locator(".arrow-gradient path")
                        .first())
                .hasAttribute("d", Pattern.compile("M.*L.*"));
    }

    @Test
    void s37ArrowAndStepButton() {
        Reader reader = Reader.open(FIXTURE, "#function=(x-3)^2&start=x=8&lr=0.1");
        Locator arrow = reader.chart(CURVE).locator(".arrow-gradient path").first();
        String before = arrow.getAttribute("d");
        reader.button("One step").click();
        assertThat(reader.spokenOf(CURVE)).containsText("x 7, value 16, slope 8");
        assertThat(arrow).not().hasAttribute("d", before);
        assertThat(reader.chart(CURVE).locator(".note")).hasText("slope 8");
    }

    @Test
    void s38InTheFogOnlyThePointAndItsSlopeAreSeen() {
        Reader reader = Reader.open(FIXTURE, "#function=(x-3)^2&start=x=8&lr=0.1");
        Locator curve = reader.chart(CURVE).locator("path.stroke.ink");
        assertThat(curve).hasAttribute("d", Pattern.compile("M.*"));
        reader.button("fog").click();
        assertThat(curve).hasAttribute("d", "");
        assertThat(reader.spokenOf(CURVE))
                .containsText("slope 10, so the step goes left. That is all a computer sees.");
        reader.page().waitForCondition(() -> reader.page().url().contains("fog=on"));
    }

    @Test
    void s40FixedStepAndStepBySteepness() {
        Reader reader = Reader.open(FIXTURE, "#function=(x-3)^2&start=x=8&lr=0.7&epochs=12");
        reader.button("fixed").click();
        reader.waitFor(reader.view("The same run in a terminal"), "--optimizer normalized");
        double[] x = Reader.column(reader.table(CURVE), 1);
        for (int step = 1; step <= 7; step++) {
            assertThat(x[step]).isCloseTo(8 - 0.7 * step, within(1e-6));
        }
        reader.button("by steepness").click();
        assertThat(reader.view("The same run in a terminal")).not().containsText("normalized");
    }

    @Test
    void s42ContoursAndASurfaceThatTurns() {
        Reader reader = Reader.open(FIXTURE, "#function=(1-x)^2%2B100*(y-x^2)^2&start=x=-1.2,y=1&lr=0.001&epochs=500");
        assertThat(reader.chart("Parameter plane").locator(".rings path").first())
                .hasAttribute("d", Pattern.compile("M.*"));
        reader.button("surface").click();
        Locator surface = reader.page().locator("canvas.surface");
        assertThat(surface).isVisible();
        reader.page().waitForCondition(() -> surface.screenshot().length > 5000);
        byte[] before = surface.screenshot();
        reader.chart("Parameter plane").focus();
        reader.page().keyboard().press("ArrowRight");
        reader.page().waitForCondition(() -> !java.util.Arrays.equals(before, surface.screenshot()));
    }

    @Test
    void s45TheRunSaysThatItArrived() {
        Reader reader = Reader.open(FIXTURE, "#function=(x-3)^2&start=x=8&lr=0.1&epochs=200");
        assertThat(reader.view("The run in words")).containsText("The slope fell to");
        assertThat(reader.view("The run in words")).containsText("Each step leaves 80 % of the distance");
    }
}
