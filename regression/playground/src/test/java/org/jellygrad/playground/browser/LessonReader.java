package org.jellygrad.playground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jellygrad.playground.course.Course;
import org.jellygrad.playground.course.OpenLesson;
import org.jellygrad.playground.lesson.LessonStep;
import org.jellygrad.playground.question.ChoiceQuestion;
import org.jellygrad.playground.question.OrderQuestion;
import org.jellygrad.playground.question.PredictQuestion;
import org.jellygrad.playground.question.Question;
import org.jellygrad.playground.question.TrialQuestion;
import org.jellygrad.playground.question.UpdateRuleQuestion;

/** Reads a lesson on the page and answers its questions as a user does: by role and name. */
final class LessonReader {
    private static final Course COURSE = Course.load();

    final Page page;
    final OpenLesson lesson;

    private LessonReader(Page page, OpenLesson lesson) {
        this.page = page;
        this.lesson = lesson;
    }

    static List<String> names() {
        return COURSE.names();
    }

    static LessonReader open(PageFixture fixture, String name) {
        return open(fixture, name, new Browser.NewContextOptions());
    }

    static LessonReader open(PageFixture fixture, String name, Browser.NewContextOptions options) {
        LessonReader reader =
                new LessonReader(fixture.open("#lesson=" + name, options), OpenLesson.of(COURSE.lesson(name)));
        reader.waitUntilOpen();
        return reader;
    }

    /** Reads a page that is open. */
    static LessonReader of(Page page, OpenLesson lesson) {
        return new LessonReader(page, lesson);
    }

    void waitUntilOpen() {
        assertThat(heading(lesson.title())).isVisible();
        page.waitForFunction(
                "() => document.body.classList.contains('ready') && jellygrad.app.run && !jellygrad.app.busy");
    }

    Locator heading(String title) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    List<Question> questions() {
        return lesson.steps().stream()
                .filter(LessonStep.Ask.class::isInstance)
                .map(step -> ((LessonStep.Ask) step).question())
                .toList();
    }

    Question question(String id) {
        return questions().stream()
                .filter(question -> question.header().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The part of the page that asks a question. */
    Locator region(Question question) {
        return page.getByRole(
                AriaRole.REGION,
                new Page.GetByRoleOptions()
                        .setName(plain(question.header().text()))
                        .setExact(true));
    }

    Locator button(Question question, String name) {
        return region(question)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What is said about the answer. */
    Locator grade(Question question) {
        return region(question).locator(".grade");
    }

    /** A text as the page shows it: code without its backquotes. */
    static String plain(String text) {
        return text.replace("`", "");
    }

    /** Puts an answer in, written as it is typed in the terminal, and sends it. */
    void answer(Question question, String answer) {
        Locator region = region(question);
        if (question instanceof PredictQuestion predict) {
            String[] numbers = answer.split(" ", -1);
            IntStream.range(0, numbers.length)
                    .forEach(i -> field(region, predict.numbers().get(i).name()).fill(numbers[i]));
        } else if (question instanceof ChoiceQuestion choose) {
            String option = choose.options().get(answer.charAt(0) - 'a').text();
            region.getByRole(
                            AriaRole.RADIO,
                            new Locator.GetByRoleOptions()
                                    .setName(plain(option))
                                    .setExact(true))
                    .check();
        } else if (question instanceof OrderQuestion order) {
            order(region, order, answer);
        } else {
            field(region, fieldOf(question)).fill(answer);
        }
        button(question, sends(question)).click();
        // The tables show the number asked for when the grade has come.
        PlaywrightAssertions.assertThat(grade(question)).containsText(Pattern.compile("\\S"));
    }

    static String sends(Question question) {
        return question instanceof UpdateRuleQuestion || question instanceof TrialQuestion ? "Run it" : "Check";
    }

    private static String fieldOf(Question question) {
        if (question instanceof UpdateRuleQuestion rule) {
            return rule.isBlank() ? "What belongs in the gap" : "Your rule";
        }
        return switch (((TrialQuestion) question).vary()) {
            case RATE -> "Learning rate";
            case START -> "Start";
            case FUNCTION -> "Function of x";
        };
    }

    private static Locator field(Locator region, String name) {
        return region.getByRole(
                AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Moves each line to its place with the arrow keys. */
    private static void order(Locator region, OrderQuestion order, String letters) {
        String[] wanted = letters.split(" ", -1);
        for (int place = 0; place < wanted.length; place++) {
            String line = order.shown().get(wanted[place].charAt(0) - 'a').text();
            Locator grip =
                    region.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(plain(line) + " Line "));
            String name = String.valueOf(grip.getAttribute("aria-label"));
            int now = Integer.parseInt(name.replaceFirst("(?s).* Line (\\d+) of \\d+$", "$1"));
            for (; now > place + 1; now--) {
                grip.press("ArrowUp");
            }
            assertThat(grip).hasAttribute("aria-label", plain(line) + " Line " + (place + 1) + " of " + wanted.length);
        }
    }

    /** An answer that is wrong. */
    String wrong(Question question) {
        if (question instanceof PredictQuestion predict) {
            return "123456.5" + " -7".repeat(predict.numbers().size() - 1);
        }
        if (question instanceof ChoiceQuestion choose) {
            int wrong = IntStream.range(0, choose.options().size())
                    .filter(i -> !choose.options().get(i).right())
                    .findFirst()
                    .orElseThrow();
            return Character.toString('a' + wrong);
        }
        if (question instanceof OrderQuestion order) {
            return String.join(
                    " ",
                    IntStream.range(0, order.lines().size())
                            .mapToObj(i -> Character.toString('a' + i))
                            .toList());
        }
        if (question instanceof UpdateRuleQuestion rule) {
            return rule.isBlank() ? "+" : "x + lr";
        }
        return switch (((TrialQuestion) question).vary()) {
            case RATE -> "0.0000001";
            case START -> "1.5";
            case FUNCTION -> "x^2 + 1";
        };
    }

    /** The rows of a run's table, cells joined by blanks. */
    List<String> table(String run) {
        return table(run, 0);
    }

    /** One of a run's tables. */
    List<String> table(String run, int index) {
        Locator rows = page.getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions()
                                .setName("Numbers of run " + run)
                                .setExact(true))
                .nth(index)
                .locator("tbody tr");
        return rows.all().stream()
                .map(row ->
                        String.join(" ", row.locator("th, td").allInnerTexts()).replaceAll("\\s+", " "))
                .toList();
    }

    /** The words of the lesson, without those of its questions. */
    String text() {
        return String.join(
                "\n", page.locator("article > p, article .speaks > p").allInnerTexts());
    }

    /** Shows a run in the views. */
    void show(String run) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Show run " + run).setExact(true))
                .first()
                .click();
        page.waitForFunction(
                "run => jellygrad.app.state.part === run && jellygrad.app.run && !jellygrad.app.busy", run);
    }

    /** What a view says of itself. */
    Locator summary(String view) {
        return page.getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(view).setExact(true))
                .locator(".summary");
    }
}
