package org.jellygrad.playground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jellygrad.playground.browser.DemoSteps.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.jellygrad.playground.quantity.QuotedNumbers;
import org.jellygrad.playground.question.Grade;
import org.jellygrad.playground.question.PredictQuestion;
import org.jellygrad.playground.question.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The course in the page: its questions, hints and runs. */
class LessonPageTest {
    @RegisterExtension
    static final PageFixture FIXTURE = new PageFixture();

    static List<String> names() {
        return LessonReader.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyQuestionIsGradedByTheEngineAndKept(String name) {
        LessonReader reader = LessonReader.open(FIXTURE, name);
        int points = 0;
        for (Question question : reader.questions()) {
            String id = question.header().id();
            assertThat(reader.region(question)).isVisible();
            if (question instanceof PredictQuestion predict) {
                assertThat(reader.region(question))
                        .containsText(
                                predict.tolerance() == 0
                                        ? "exactly."
                                        : "within " + QuotedNumbers.plain(predict.tolerance()) + ".");
            }
            String wrong = reader.wrong(question);
            Grade refused = reader.lesson.grade(id, wrong, 0);
            assertThat(refused.right()).as(id).isFalse();
            reader.answer(question, wrong);
            assertThat(reader.grade(question)).hasText("Not yet. " + LessonReader.plain(refused.message()));
            assertThat(reader.region(question)).containsText(question.header().points() + " points");

            String right = reader.lesson.solution(id);
            Grade grade = reader.lesson.grade(id, right, 0);
            reader.answer(question, right);
            assertThat(reader.grade(question)).containsText(grade.points() + " points. ");
            assertThat(reader.grade(question)).containsText(LessonReader.plain(grade.message()));
            assertThat(reader.grade(question))
                    .containsText(LessonReader.plain(question.header().after()));
            points += grade.points();
            assertThat(reader.page
                            .getByText(points + " of " + reader.lesson.lesson().points() + " points")
                            .first())
                    .isVisible();
        }
        assertThat(reader.page.getByText("Every question is answered.")).isVisible();

        reader.page.reload();
        reader.waitUntilOpen();
        assertThat(reader.page.getByText("Every question is answered.")).isVisible();
        for (Question question : reader.questions()) {
            assertThat(reader.grade(question)).containsText(question.header().points() + " points. ");
            assertThat(reader.region(question))
                    .containsText(question.header().points() + " of "
                            + question.header().points() + " points");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyRunOfALessonIsLiveInTheViews(String name) {
        LessonReader reader = LessonReader.open(FIXTURE, name);
        for (Locator button : reader.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show run "))
                .all()) {
            String run = String.valueOf(button.getAttribute("data-run"));
            reader.show(run);
            assertThat(button).hasAttribute("aria-pressed", "true");
            long points = ((Number) reader.page.evaluate("() => jellygrad.app.run.points")).longValue();
            assertThat(points).isEqualTo(reader.lesson.run(run).path().points().size());
            double loss = ((Number) reader.page.evaluate("() => jellygrad.app.run.loss[jellygrad.app.run.points - 1]"))
                    .doubleValue();
            assertThat(loss).isEqualTo(reader.lesson.run(run).path().last().loss());
            assertThat(reader.page.locator("#views .view:visible").count()).isEqualTo(2);
        }
    }

    @Test
    void hintsAreGivenOneByOneAndCostAPointEach() {
        LessonReader reader = LessonReader.open(FIXTURE, "square");
        Question question = reader.question("second");
        List<String> hints = question.header().hints();

        reader.button(question, "Hint (2 left)").click();
        assertThat(reader.region(question)).containsText(hints.get(0));
        assertThat(reader.region(question)).not().containsText(hints.get(1));
        reader.button(question, "Hint (1 left)").click();
        assertThat(reader.region(question)).containsText(hints.get(1));
        assertThat(reader.button(question, "No more hints")).isDisabled();

        reader.answer(question, "3.2 10.24");
        int left = question.header().points() - 2;
        assertThat(reader.grade(question)).containsText(left + " points. Right: x is 3.2, the height is 10.24.");
        assertThat(reader.region(question)).containsText(left + " of 10 points");
    }

    @Test
    void hintsAreThereAfterSuccessTooAndCostNothing() {
        LessonReader reader = LessonReader.open(FIXTURE, "square");
        Question question = reader.question("second");

        reader.answer(question, "3.2 10.24");
        assertThat(reader.region(question)).containsText("10 of 10 points");
        reader.button(question, "Hint (2 left)").click();
        assertThat(reader.region(question))
                .containsText(question.header().hints().get(0));
        reader.answer(question, "3.2 10.24");
        assertThat(reader.region(question)).containsText("10 of 10 points");
    }

    @Test
    void whoGivesUpIsShownAnAnswerWithoutPoints() {
        LessonReader reader = LessonReader.open(FIXTURE, "square");
        Question question = reader.question("update");

        reader.button(question, "Show an answer").click();

        assertThat(reader.grade(question)).containsText("One right answer: x - lr*2*x");
        assertThat(reader.region(question)).containsText("answer shown");
        assertThat(reader.page.getByText("0 of 30 points").first()).isVisible();
    }

    @Test
    void whatIsToBePredictedIsNotShownBefore() {
        LessonReader reader = LessonReader.open(FIXTURE, "square");
        Question question = reader.question("second");
        assertThat(reader.table("walk").get(2)).startsWith("2 ?");

        reader.region(question).scrollIntoViewIfNeeded();
        reader.region(question).getByRole(AriaRole.TEXTBOX).first().focus();
        reader.page.waitForFunction("() => jellygrad.app.index === 1");
        assertThat(reader.page.locator("#view-curve canvas.whole")).hasAttribute("data-ahead", "false");

        reader.answer(question, "3.2 10.24");
        reader.page.waitForFunction("() => jellygrad.app.index === 2");
        assertThat(reader.page.locator("#view-curve canvas.whole")).hasAttribute("data-ahead", "true");
        assertThat(reader.table("walk").get(2)).startsWith("2 3.2 10.24");
    }
}
