package org.jellygrad.playground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jellygrad.playground.browser.DemoSteps.answer;
import static org.jellygrad.playground.browser.DemoSteps.button;
import static org.jellygrad.playground.browser.DemoSteps.number;
import static org.jellygrad.playground.browser.DemoSteps.step;

import org.jellygrad.playground.question.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The demonstrations S19 to S45 in the page of the course. */
class RecipeDemosTest {
    @RegisterExtension
    static final PageFixture FIXTURE = new PageFixture();

    @Test
    void s19ToS23SignsAndEnds() {
        LessonReader reader = LessonReader.open(FIXTURE, "sign");
        // S19, S20: the gradient is 10 at 8, negative at -2.
        assertThat(reader.table("places")).containsExactly("0 8 25 10", "1 -2 25 -10", "2 3 0 0");
        step(reader, "places", "1");
        assertThat(reader.summary("Value over x")).containsText("x −2, value 25, slope −10, so the step goes right.");
        // S21.
        assertThat(reader.table("walk")).contains("1 7 16", "2 6.2 10.24", "10 3.53687 0.28823");
        // S22: the path tells what the end does not.
        assertThat(reader.text()).contains("One ends at 3.0576, one at 3.0576, one at 6.3380.");
        assertThat(reader.table("high")).contains("1 -1", "3 0.44");
        // S23: within 0.00619.
        assertThat(reader.table("long")).contains("30 3.00619 3.83124e-05");
        assertThat(reader.text()).contains("which is 0.00619 away from the bottom");
    }

    @Test
    void s25ToS31TheRecipeAndTheQuiz() {
        LessonReader reader = LessonReader.open(FIXTURE, "recipe");
        answer(reader, "recipe"); // S25: the five steps in order
        answer(reader, "jumpy"); // S26: the rate is too high
        assertThat(reader.text()).contains("at x = 0.6, where the loss is 17.42"); // S27
        answer(reader, "roll");
        reader.answer(reader.question("output"), "4.6 2.56"); // S28
        assertThat(reader.grade(reader.question("output"))).containsText("Right: x is 4.6, the loss is 2.56.");
        Question mend = reader.question("mend"); // S29: the sign
        assertThat(reader.region(mend)).containsText("After 30 steps it prints 1189.88.");
        reader.button(mend, "Run it").click();
        assertThat(reader.grade(mend)).containsText("Your rule climbs: after 30 steps x is 1189.88");
        assertThat(reader.summary("Value over x")).containsText("x 1189.88");
        reader.answer(mend, "x = x - lr*2*(x-3)");
        assertThat(reader.grade(mend)).containsText("Right: after 30 steps x is 3.00619");
        assertThat(reader.summary("Value over x")).containsText("x 3.00619");
        answer(reader, "operator"); // S30: the missing sign
        answer(reader, "loop"); // S31: loss, gradient, step
    }

    @Test
    void s32ToS34TypeTheRule() {
        LessonReader reader = LessonReader.open(FIXTURE, "rule");
        assertThat(reader.table("seven"))
                .contains(
                        "5 5.82351 1.38413", "10 6.80227 0.0390982", "15 6.96677 0.00110443", "20 6.99441 3.11973e-05");
        // S33: what is typed is run, and seen.
        Question yours = reader.question("yours");
        reader.answer(yours, "x - lr*(x-7)");
        assertThat(reader.grade(yours))
                .containsText("Your rule goes down, but by other steps: the first leads to 1.05");
        reader.page.waitForFunction("() => jellygrad.app.state.rule && !jellygrad.app.busy"
                + " && Math.abs(jellygrad.app.run.user.x[1] - 1.05) < 1e-12");
        answer(reader, "yours");
        // S34: one parameter to many.
        reader.answer(reader.question("part"), "0.2 -1.6");
        assertThat(reader.table("two").get(0)).startsWith("0 0 0 -2 16");
        reader.show("two");
        assertThat(reader.summary("Parameter plane")).containsText("Step 20");
    }

    @Test
    void s35ToS40SlopeOnALossCurve() {
        LessonReader reader = LessonReader.open(FIXTURE, "slope");
        String text = reader.text();
        // S35, S36: curvature 22 = 2A; five rates and their factors, the limit.
        assertThat(text).contains("Its curvature is 22, twice the mean of x times x.");
        assertThat(text)
                .contains("0.001 gives 0.978, 0.01 gives 0.78, 0.05 gives -0.1, 0.09 gives -0.98, 0.1 gives -1.2");
        reader.answer(reader.question("best"), "0.0454545");
        assertThat(reader.grade(reader.question("best"))).containsText("0.0909091");
        // S37: the arrow, with a step.
        answer(reader, "arrow");
        step(reader, "creep", "0");
        assertThat(reader.summary("Loss over slope"))
                .containsText("slope 0, loss 44, gradient −44, so the step goes right.");
        assertThat(reader.page.locator("#view-curve .arrow-gradient path").first())
                .hasAttribute("d", java.util.regex.Pattern.compile("M.+"));
        // S38: in the fog only the point, its value and its slope.
        button(reader.page.locator("#view-curve"), "fog").click();
        assertThat(reader.summary("Loss over slope")).containsText("That is all a computer sees.");
        // S39: too big diverges; S40: a step of fixed length hovers.
        answer(reader, "ranks");
        reader.show("fixed");
        assertThat(
                        reader.page.evaluate(
                                "() => { const x = jellygrad.app.run.user.x; return Math.abs(x[12] - x[10]) < 1e-9 && Math.abs(x[1] - x[0]) > 0.69; }"))
                .isEqualTo(true);
        answer(reader, "hover");
    }

    @Test
    void s41ToS45TwoNumbersAndTheAgent() {
        LessonReader reader = LessonReader.open(FIXTURE, "contours");
        // S41: the same walk with the sum of squares at a fifth of the rate.
        reader.answer(reader.question("rate"), "0.002");
        assertThat(reader.grade(reader.question("rate"))).containsText("with the sum and a rate of 0.002");
        reader.show("sum");
        double sum = number(reader, "jellygrad.app.run.user.m[50]");
        reader.show("mean");
        assertThat(number(reader, "jellygrad.app.run.user[jellygrad.app.run.names[1]][50]"))
                .isCloseTo(sum, org.assertj.core.api.Assertions.within(1e-9));
        // S42: contours or a surface; S43: the plane's axes are parameters, the data's are columns.
        button(reader.page.locator("#view-plane"), "surface").click();
        assertThat(reader.page.locator("#view-plane canvas.surface")).isVisible();
        assertThat(reader.page.locator("#view-plane")).containsText("intercept");
        // S44: a start from a seed.
        reader.show("here");
        double start = number(reader, "jellygrad.app.run.user.intercept[0]");
        reader.show("there");
        assertThat(number(reader, "jellygrad.app.run.user.intercept[0]")).isNotEqualTo(start);
        reader.show("here");
        assertThat(number(reader, "jellygrad.app.run.user.intercept[0]")).isEqualTo(start);
        // S45: the gain foretold by the gradient, and the truth.
        assertThat(reader.text()).contains("the loss really falls by").contains("say that it did");
        answer(reader, "forecast");
    }
}
