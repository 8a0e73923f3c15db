package org.jellygrad.playground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jellygrad.playground.browser.DemoSteps.button;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lesson is read by everyone: by keys alone, on a phone, by a screen reader, from a link. */
class LessonReadingTest {
    @RegisterExtension
    static final PageFixture FIXTURE = new PageFixture();

    static List<String> names() {
        return LessonReader.names();
    }

    @Test
    void theKeyboardAloneGoesThroughALesson() {
        LessonReader reader = LessonReader.open(FIXTURE, "square");
        Page page = reader.page;
        tabTo(page, "x");
        page.keyboard().type("3.2");
        page.keyboard().press("Tab");
        page.keyboard().type("10.24");
        page.keyboard().press("Enter");
        assertThat(reader.grade(reader.question("second"))).containsText("10 points. Right: ");
        tabTo(page, "Your rule");
        page.keyboard().type("x - lr*2*x");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(reader.grade(reader.question("update"))).containsText("10 points. Right: ");
        tabTo(page, "Next lesson: Four learning rates and one law");
        page.keyboard().press("Enter");
        assertThat(reader.heading("Four learning rates and one law")).isFocused();
    }

    @Test
    void theListShowsWhatIsDoneAndTheBackButtonReturns() {
        LessonReader reader = LessonReader.open(FIXTURE, "square");
        reader.answer(reader.question("second"), "3.2 10.24");
        assertThat(reader.page.getByText("10 of 30 points").first()).isVisible();

        reader.page
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All lessons"))
                .click();
        assertThat(reader.heading("The course")).isVisible();
        assertThat(reader.page.locator(".lessons li")).hasCount(14);
        assertThat(reader.page.locator(".lessons li").nth(4)).containsText("10 of 30 points");
        assertThat(reader.page.getByText("10 of 440 points")).isVisible();

        reader.page.goBack();
        assertThat(reader.heading("One parabola, step by step")).isVisible();
        assertThat(reader.page.url()).contains("lesson=square");
    }

    @Test
    void aLinkToALessonThatIsNotThereOffersTheNearest() {
        Page page = FIXTURE.open("#lesson=rate");
        assertThat(page.getByRole(AriaRole.ALERT)
                        .filter(new Locator.FilterOptions().setHasText("There is no lesson 'rate'.")))
                .containsText("Did you mean 'rates'?");
        FIXTURE.takeFaults(); // the browser logs the refusal
    }

    @Test
    void theControlsChangeALessonsRun() {
        LessonReader reader = LessonReader.open(FIXTURE, "square");
        button(reader, "Change this run yourself").click();
        assertThat(reader.page.locator("#lesson")).isHidden();
        assertThat(reader.page.getByRole(
                        AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Function of one or two variables")))
                .hasValue("x^2");
    }

    @Test
    void aBrowserThatKeepsNothingStillTeaches() {
        Page page = FIXTURE.open("#lesson=jar");
        page.addInitScript(
                "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })");
        page.reload();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Guess the jar")))
                .isVisible();
    }

    @ParameterizedTest
    @CsvSource({"all,light", "jar,light", "square,dark", "recipe,light", "rule,dark", "contours,light"})
    void axeFindsNothingSerious(String name, String scheme) {
        Page page = FIXTURE.open(
                "#lesson=" + name,
                new Browser.NewContextOptions()
                        .setColorScheme(scheme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT));
        page.waitForFunction("() => document.body.classList.contains('ready') && !jellygrad.app.busy"
                + " && document.querySelector('#lesson h2')");
        List<Rule> found = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .toList();
        assertThat(found).as(found.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"jar", "square", "recipe", "all"})
    void nothingIsWiderThanAPhone(String name) {
        Page page = FIXTURE.open("#lesson=" + name, new Browser.NewContextOptions().setViewportSize(390, 844));
        page.waitForFunction("() => document.body.classList.contains('ready') && document.querySelector('#lesson h2')");
        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(390);
    }

    /** Presses Tab until something of that name has the focus. */
    private static void tabTo(Page page, String name) {
        for (int i = 0; i < 120; i++) {
            page.keyboard().press("Tab");
            Object focused = page.evaluate("() => { const e = document.activeElement;"
                    + " return e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent ?? e.textContent; }");
            if (name.equals(focused)) {
                return;
            }
        }
        throw new AssertionError("Tab does not lead to " + name);
    }
}
