package org.jellygrad.playground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jellygrad.playground.browser.DemoSteps.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import org.jellygrad.playground.question.OrderQuestion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Paths that learners draw and lines that they order, by pointing and by keys. */
class LessonDrawingTest {
    @RegisterExtension
    static final PageFixture FIXTURE = new PageFixture();

    @Test
    void aStepOfATableLeadsAllViews() {
        LessonReader reader = LessonReader.open(FIXTURE, "walk");

        reader.page
                .locator("figure")
                .first()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Show step 10").setExact(true))
                .click();

        assertThat(reader.summary("Parameter plane")).containsText("Step 10: slope 2, intercept 30; loss 100.");
        assertThat(reader.summary("Loss by epoch")).containsText("Loss 100 at step 10");
        assertThat(reader.page.locator("figure tr[aria-current]").first()).containsText("10");
    }

    @Test
    void aPathIsDrawnByPointingAndComparedWithTheRun() {
        LessonReader reader = LessonReader.open(FIXTURE, "square");
        button(reader, "Draw the path first").click();
        reader.page.waitForFunction("() => jellygrad.app.index === 0");
        assertThat(button(reader, "Compare with the run")).isDisabled();

        // Where x is 4, 3.2 and 2.56 on the axis: each step leaves 0.8 of x.
        for (double x : new double[] {4, 3.2, 2.56}) {
            pointAt(reader, x);
        }
        button(reader, "Compare with the run").click();

        assertThat(reader.page.locator(".drawing .grade"))
                .hasText("Well drawn. Within 0.366 in x, each of your points is where the run goes.");
        assertThat(reader.summary("Value over x")).containsText("x 2.56");
    }

    @Test
    void aPathIsDrawnByKeysAloneAndJudged() {
        LessonReader reader = LessonReader.open(FIXTURE, "rule");
        Locator begin = reader.page
                .locator("figure", new Page.LocatorOptions().setHas(reader.page.getByText("(x - 1)^2")))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Draw the path first"));
        begin.press("Enter");
        Locator first = reader.page.getByRole(
                AriaRole.SLIDER,
                new Page.GetByRoleOptions().setName("Your point after step 1").setExact(true));
        assertThat(first).isFocused();
        assertThat(first).hasAttribute("aria-valuetext", "x 0, y 0");
        first.press("Shift+ArrowUp");
        assertThat(first).not().hasAttribute("aria-valuetext", "x 0, y 0");
        first.press("Enter");
        assertThat(reader.page.getByRole(
                        AriaRole.SLIDER,
                        new Page.GetByRoleOptions()
                                .setName("Your point after step 2")
                                .setExact(true)))
                .isFocused();
        reader.page.keyboard().press("Enter");
        reader.page.keyboard().press("Enter");
        assertThat(button(reader, "Compare with the run")).isFocused();
        reader.page.keyboard().press("Enter");

        assertThat(reader.page.locator(".drawing .grade.wrong"))
                .containsText("0 of your 3 points are where the run goes. Point 1: you drew x 0, y ");
        assertThat(reader.page.locator(".drawing .grade.wrong")).containsText("the run goes to x 0.2, y -1.6.");
    }

    @Test
    void linesAreOrderedByDragging() {
        LessonReader reader = LessonReader.open(FIXTURE, "recipe");
        OrderQuestion question = (OrderQuestion) reader.question("recipe");
        Locator region = reader.region(question);
        region.scrollIntoViewIfNeeded();
        for (int place = 0; place < question.lines().size(); place++) {
            Locator line = region.getByText(question.lines().get(place), new Locator.GetByTextOptions().setExact(true));
            BoundingBox to = region.locator(".lines li").nth(place).boundingBox();
            BoundingBox from = line.boundingBox();
            reader.page.mouse().move(from.x + 20, from.y + from.height / 2);
            reader.page.mouse().down();
            reader.page
                    .mouse()
                    .move(
                            from.x + 20,
                            to.y + to.height / 2,
                            new com.microsoft.playwright.Mouse.MoveOptions().setSteps(6));
            reader.page.mouse().up();
        }
        assertThat(region.locator(".lines .line").allInnerTexts()).isEqualTo(question.lines());

        reader.button(question, "Check").click();
        assertThat(reader.grade(question)).containsText("10 points. Right: that is an order that works.");
    }

    /** Points at a place on the curve's axis. */
    private static void pointAt(LessonReader reader, double x) {
        Locator stage = reader.page.locator("#view-curve .stage");
        BoundingBox box = stage.boundingBox();
        double[] axis = {tick(reader, "0"), tick(reader, "4")};
        double at = axis[0] + (axis[1] - axis[0]) * x / 4;
        reader.page.mouse().click(at, box.y + box.height / 2);
    }

    /** The middle of an axis label, in pixels of the window. */
    private static double tick(LessonReader reader, String label) {
        BoundingBox box = reader.page
                .locator("#view-curve .ticks text")
                .filter(new Locator.FilterOptions().setHasText(java.util.regex.Pattern.compile("^" + label + "$")))
                .first()
                .boundingBox();
        return box.x + box.width / 2;
    }
}
