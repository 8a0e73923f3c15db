package org.jellygrad.playground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jellygrad.playground.browser.DemoSteps.button;
import static org.jellygrad.playground.browser.DemoSteps.losses;
import static org.jellygrad.playground.browser.DemoSteps.step;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.jellygrad.playground.question.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The demonstrations S1 to S18 in the page of the course. */
class LessonDemosTest {
    @RegisterExtension
    static final PageFixture FIXTURE = new PageFixture();

    @Test
    void s1ToS5GuessTheJar() {
        LessonReader reader = LessonReader.open(FIXTURE, "jar");
        // S1: actual, guess, error; S2 to S4: as it is, absolute, squared. The middle error is asked for.
        assertThat(reader.table("fair"))
                .containsExactly(
                        "100 240 320 80 80 6400",
                        "300 640 920 280 280 78400",
                        "500 1040 ? asked below ? asked below ? asked below ? asked below",
                        "700 1440 2120 680 680 462400",
                        "900 1840 2720 880 880 774400");
        reader.answer(reader.question("middle"), "480");
        assertThat(reader.table("fair")).contains("500 1040 1520 480 480 230400");
        // S1: a falling error is learning; the view shows the means, S2 signed and S3 absolute.
        reader.answer(reader.question("falling"), reader.lesson.solution("falling"));
        assertThat(reader.grade(reader.question("falling"))).containsText("That is all that is meant by learning.");
        // S5: the truth is 2x + 40.
        assertThat(reader.summary("Parameter plane")).containsText("Exact optimum: slope 2, intercept 40.");
        reader.page
                .getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Page.GetByRoleOptions().setName("All views"))
                .click();
        Locator loss = reader.page.getByRole(
                AriaRole.REGION,
                new com.microsoft.playwright.Page.GetByRoleOptions()
                        .setName("Loss by epoch")
                        .setExact(true));
        button(loss, "absolute").click();
        assertThat(loss.locator(".summary")).containsText("Mean absolute error 480 at step 0");
        button(loss, "signed").click();
        assertThat(loss.locator(".summary")).containsText("Mean signed error 480 at step 0");
    }

    @Test
    void s6ToS9ThreeLinesAndTheirLoss() {
        LessonReader reader = LessonReader.open(FIXTURE, "line");
        // S6, S7: guess 3x + 20; S8 uphill; S9 downhill.
        assertThat(reader.table("tries", 0)).anyMatch(row -> row.startsWith("900 1840 2720 880 880"));
        assertThat(reader.table("tries", 1))
                .containsExactly("0 3 20 480 310400", "1 3.1 19 529 376641", "2 2.9 21 431 250561");
        step(reader, "tries", "1");
        assertThat(reader.summary("Parameter plane")).containsText("loss 376641");
        step(reader, "tries", "2");
        assertThat(reader.summary("Parameter plane")).containsText("loss 250561");
    }

    @Test
    void s10WalkItByHand() {
        LessonReader reader = LessonReader.open(FIXTURE, "walk");
        assertThat(losses(reader, "first"))
                .isEqualTo("310400 250561 197124 150089 109456 75225 47396 25969 10944 2321 100 4281");
        assertThat(losses(reader, "second"))
                .isEqualTo("310400 251424 198656 152096 111744 77600 49664 27936 12416 3104 0");
        step(reader, "second", "10");
        assertThat(reader.summary("Parameter plane"))
                .containsText("Step 10: slope 2, intercept 40; loss 0. Exact optimum: slope 2, intercept 40.");
    }

    @Test
    void s11LetTheGradientChoose() {
        LessonReader reader = LessonReader.open(FIXTURE, "gradient");
        String text = reader.text();
        assertThat(text).contains("it is 640000 for the slope and 960 for the intercept");
        assertThat(text)
                .contains("1361256")
                .contains("3.0303e-06")
                .contains("339607.5")
                .contains("762981.3");
        assertThat(text).contains("142.5").contains("0.029618");
        assertThat(losses(reader, "raw")).startsWith("310400 35967.7 4243.6 576.3");
        assertThat(reader.table("scaled")).anyMatch(row -> row.startsWith("30 2.00124 39.9752 0.475"));
        reader.show("scaled");
        assertThat(reader.summary("Data and line")).containsText("2.0012");
        // One step to the exact line at 0.5: the learner's own run is shown.
        Question leap = reader.question("leap");
        reader.answer(leap, "0.5");
        assertThat(reader.grade(leap)).containsText("Right.");
        reader.page.waitForFunction("() => jellygrad.app.state.lr === '0.5' && !jellygrad.app.busy"
                + " && jellygrad.app.run.loss[1] < 1e-18 * jellygrad.app.run.loss[0]");
    }

    @Test
    void s12s13OneParabola() {
        LessonReader reader = LessonReader.open(FIXTURE, "square");
        reader.answer(reader.question("second"), "3.2 10.24");
        reader.answer(reader.question("slope"), "6.4");
        assertThat(reader.table("walk"))
                .contains("0 5 25 10", "1 4 16 8", "2 3.2 10.24 6.4", "3 2.56 6.5536 5.12")
                .hasSize(21);
        step(reader, "walk", "20");
        assertThat(reader.summary("Value over x")).containsText("x 0.0576461, value 0.00332307");
    }

    @Test
    void s14s15FourRatesAndTheLimit() {
        LessonReader reader = LessonReader.open(FIXTURE, "rates");
        assertThat(reader.table("tiny"))
                .containsExactly("0 5", "1 4.9", "2 4.802", "3 4.70596", "4 4.61184", "5 4.5196");
        assertThat(reader.table("good")).contains("5 1.6384");
        assertThat(reader.table("best")).contains("1 0");
        assertThat(reader.table("wild")).contains("1 -6", "2 7.2", "3 -8.64", "4 10.368", "5 -12.4416");
        assertThat(reader.text())
                .contains("0.01 needs 764 steps, 0.1 needs 70, 0.5 needs 1, 0.9 needs 70 and 0.99 needs 764");
        // S15: the limit is the function's own.
        assertThat(reader.text()).contains("So the limit is two over the curvature: 1.");
        reader.show("wild");
        assertThat(reader.summary("Value over x")).containsText("x −12.4416");
    }

    @Test
    void s16LearnToDouble() {
        LessonReader reader = LessonReader.open(FIXTURE, "doubles");
        String text = reader.text();
        assertThat(text)
                .contains("After one step the slope is 0.44 and the intercept 0.12.")
                .contains("1.737402 and 0.462786")
                .contains("1.898433 and 0.366691")
                .contains("1.99518 and 0.0174")
                .contains("The ratio of curvatures is 70, and rates below 0.084524 are stable.");
        step(reader, "learn", "1000");
        assertThat(reader.summary("Parameter plane")).containsText("Step 1000: slope 1.9952, intercept 0.0174");
        // Row by row: what the page shows has every step of the shuffled rows.
        reader.show("single");
        assertThat(reader.page.evaluate("() => jellygrad.app.run.step[jellygrad.app.run.points - 1]"))
                .isEqualTo(500);
    }

    @Test
    void s17s24BatchesMomentumAdam() {
        LessonReader reader = LessonReader.open(FIXTURE, "optimizers");
        reader.answer(reader.question("velocity"), "5.3");
        assertThat(reader.table("heavy").stream()
                        .map(row -> row.split(" ", -1)[1])
                        .toList())
                .containsExactly(
                        "8",
                        "7",
                        "5.3",
                        "3.31",
                        "1.457",
                        "0.0979",
                        "-0.54487",
                        "-0.414389",
                        "0.385922",
                        "1.62902",
                        "3.022");
        assertThat(reader.table("adam")).anyMatch(row -> row.startsWith("2 7.80006 "));
        // S24: all rows, pairs, single rows; those in use are lit.
        reader.show("pairs");
        reader.page
                .getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Page.GetByRoleOptions().setName("All views"))
                .click();
        step(reader, "pairs", "1");
        reader.page.waitForFunction("() => jellygrad.app.why?.batch?.length === 2");
    }

    @Test
    void s18WhatGoesWrong() {
        LessonReader reader = LessonReader.open(FIXTURE, "trouble");
        String text = reader.text();
        assertThat(text)
                .contains("0.960150, at a height of 0.294146")
                .contains("-1.035579, at -0.305428")
                .contains("it takes 38 steps until y has grown to one; with momentum 19")
                .contains("the gradient is 2.785e-07")
                .contains("plain descent runs -3, 10.2, -5.64, 13.368")
                .contains("it runs 6.9, 5.8, 4.7, 3.6, 2.5, 3.6, 2.5");
        reader.show("left");
        assertThat(reader.summary("Value over x")).containsText("x −1.03558, value −0.305428");
        reader.show("beside");
        assertThat(reader.summary("Parameter plane")).containsText("Step 40");
        Question deeper = reader.question("deeper");
        reader.answer(deeper, "1.2");
        assertThat(reader.grade(deeper)).containsText("From 1.2 descent comes to x = 0.96015");
    }
}
