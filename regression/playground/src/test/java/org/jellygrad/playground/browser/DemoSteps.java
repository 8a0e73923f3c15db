package org.jellygrad.playground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.jellygrad.playground.question.Question;

/** What a reader does in the lessons' demonstrations. */
final class DemoSteps {
    private DemoSteps() {}

    static void answer(LessonReader reader, String id) {
        Question question = reader.question(id);
        reader.answer(question, reader.lesson.solution(id));
        assertThat(reader.grade(question)).containsText("Right");
    }

    static void step(LessonReader reader, String run, String step) {
        reader.page
                .locator("[data-block=" + run + "]")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName("Show step " + step)
                                .setExact(true))
                .click();
        reader.page.waitForFunction(
                "([run, step]) => jellygrad.app.state.part === run && !jellygrad.app.busy && jellygrad.app.run.step[jellygrad.app.index] === step",
                java.util.List.of(run, Integer.parseInt(step)));
    }

    static String losses(LessonReader reader, String run) {
        return String.join(
                " ",
                reader.table(run).stream()
                        .map(row -> row.substring(row.lastIndexOf(' ') + 1))
                        .toList());
    }

    static double number(LessonReader reader, String expression) {
        return ((Number) reader.page.evaluate("() => " + expression)).doubleValue();
    }

    static Locator button(Locator where, String name) {
        return where.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator button(LessonReader reader, String name) {
        return reader.page
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }
}
