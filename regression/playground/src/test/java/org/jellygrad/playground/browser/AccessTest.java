package org.jellygrad.playground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page for everyone: by keyboard alone, by ear, small and large, light and dark. */
class AccessTest {
    @RegisterExtension
    static final PageFixture FIXTURE = new PageFixture();

    private static final String BEANS = "#data=jellybeans&start=slope=3,intercept=20&lr=0.1&scale=standard";

    private static final String DIVERGED = "#data=jellybeans&start=slope=3,intercept=20&lr=1.2&scale=standard";

    private static final String BANANA = "#function=(1-x)^2%2B100*(y-x^2)^2&start=x=-1.2,y=1&lr=0.001&epochs=200";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LIGHT | 1440 | 900 | " + BEANS,
                "DARK | 1440 | 900 | " + DIVERGED,
                "LIGHT | 390 | 844 | " + DIVERGED,
                "DARK | 1920 | 1080 | " + BANANA
            })
    void axeFindsNothingSerious(ColorScheme scheme, int width, int height, String hash) {
        Reader reader = Reader.open(
                FIXTURE,
                hash,
                new NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
        reader.page().locator("details").all().forEach(details -> details.evaluate("details => details.open = true"));
        List<String> serious = new AxeBuilder(reader.page())
                .analyze().getViolations().stream()
                        .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                        .map(AccessTest::described)
                        .toList();
        assertThat(serious).isEmpty();
    }

    private static String described(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream()
                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                        .toList();
    }

    @Test
    void everythingIsReachedByTabInTheOrderOfThePage() {
        Reader reader = Reader.open(FIXTURE, BEANS);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            reader.page().keyboard().press("Tab");
            names.add((String) reader.page()
                    .evaluate("() => { const at = document.activeElement; return"
                            + " at.getAttribute('aria-label') ??"
                            + " (at.getAttribute('aria-labelledby') ?"
                            + " document.getElementById(at.getAttribute('aria-labelledby')).textContent"
                            + " : at.labels?.[0]?.textContent ?? at.textContent); }"));
        }
        assertThat(names)
                .containsSubsequence(
                        "To the views",
                        "Copy link",
                        "Big text",
                        "Data",
                        "Data set",
                        "Learning rate",
                        "Optimizer",
                        "standard",
                        "Rows a step",
                        "intercept",
                        "slope",
                        "squares",
                        "Data and line",
                        "Left end of the line",
                        "Right end of the line",
                        "surface",
                        "Closer",
                        "Parameter plane",
                        "Start of the path",
                        "absolute",
                        "log",
                        "Loss by epoch",
                        "Computation graph",
                        "Rewind to the start",
                        "Play",
                        "One epoch",
                        "Step",
                        "Speed",
                        "New start");
    }

    @Test
    void aRunIsPlayedByKeyboardAlone() {
        Reader reader = Reader.open(FIXTURE, BEANS + "&epochs=20");
        reader.chart("Loss by epoch").focus();
        reader.page().keyboard().press("ArrowRight");
        reader.page().keyboard().press("PageDown");
        reader.waitFor(reader.page().locator(".place"), "step 11 of 20");
        reader.page().keyboard().press("Home");
        reader.waitFor(reader.page().locator(".place"), "step 0 of 20");
        reader.chart("Parameter plane").focus();
        reader.page().keyboard().press("ArrowRight");
        reader.waitFor(reader.page().locator(".place"), "step 1 of 20");
        reader.list("Speed").selectOption("600 a second");
        reader.chart("Parameter plane").focus();
        reader.page().keyboard().press("Space");
        reader.waitFor(reader.page().locator(".place"), "step 20 of 20");
    }

    @Test
    void theStartIsMovedByKeyboard() {
        Reader reader = Reader.open(FIXTURE, BEANS);
        Locator handle = reader.slider("Start of the path");
        String before = handle.getAttribute("aria-valuetext");
        handle.focus();
        reader.page().keyboard().press("ArrowUp");
        reader.page().keyboard().press("Shift+ArrowLeft");
        assertThat(handle).not().hasAttribute("aria-valuetext", before);
        reader.page().waitForCondition(() -> !reader.page().url().contains("start=slope=3,intercept=20"));
        assertThat(handle).isFocused();
    }

    @Test
    void eachViewIsSpokenAndHasATable() {
        Reader reader = Reader.open(FIXTURE, BEANS);
        assertThat(reader.spoken("Data and line"))
                .isEqualTo("beans = 3 · jar_size + 20. Largest residual: 880 in row 5 of 5.");
        assertThat(reader.spoken("Parameter plane"))
                .isEqualTo("Step 0: slope 3, intercept 20; loss 310400. Exact optimum: slope 2, intercept 40.");
        assertThat(reader.spoken("Loss by epoch"))
                .isEqualTo("Loss 310400 at step 0, from 310400 at the start to 0 at the end. The least possible is 0.");
        assertThat(reader.spoken("Computation graph"))
                .isEqualTo("11 nodes from the rows to the loss 310400. Gradients: intercept 960, slope 565.7.");
        for (String title : List.of("Data and line", "Parameter plane", "Loss by epoch", "Computation graph")) {
            assertThat(reader.table(title)).isNotEmpty();
            assertThat(reader.chart(title).getAttribute("aria-roledescription")).isEqualTo("chart");
        }
    }

    @Test
    void nothingIsLiveWhileStepsGoBy() {
        Reader reader = Reader.open(FIXTURE, BEANS);
        assertThat(reader.page().locator("[aria-live=polite], [aria-live=assertive]"))
                .hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {BEANS, BANANA, "#data=penguins&scale=standard&lr=0.1"})
    void aPhoneShowsEverythingInItsWidth(String hash) {
        Reader reader = Reader.open(
                FIXTURE, hash, new NewContextOptions().setViewportSize(390, 844).setHasTouch(true));
        assertThat(wide(reader)).isEmpty();
        reader.page()
                .getByText("Controls", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(reader.slider("Learning rate")).isVisible();
        assertThat(wide(reader)).isEmpty();
        assertThat(reader.button("Play")).isVisible();
    }

    /** What sticks out to the right of the window. */
    private static List<?> wide(Reader reader) {
        return (List<?>) reader.page()
                .evaluate("() => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() &&"
                        + " !e.closest('.scroll, svg, .spoken, .skip') && e.getBoundingClientRect().right >"
                        + " innerWidth + 1).map(e => e.tagName + '.' + e.className + ' ' +"
                        + " e.getBoundingClientRect().right)");
    }

    @Test
    void touchIsAsGoodAsHover() {
        Reader reader = Reader.open(
                FIXTURE,
                BEANS,
                new NewContextOptions().setViewportSize(390, 844).setHasTouch(true));
        Locator chart = reader.chart("Data and line");
        chart.scrollIntoViewIfNeeded();
        Object at = reader.page()
                .evaluate(
                        "() => { const s = document.querySelector('#view-data .stage').getBoundingClientRect(); return"
                                + " [s.left, s.top, s.width, s.height]; }");
        double[] box = ((List<?>) at)
                .stream().mapToDouble(n -> ((Number) n).doubleValue()).toArray();
        boolean found = false;
        for (int i = 0; i < 40 && !found; i++) {
            reader.page().touchscreen().tap(box[0] + box[2] * 0.62, box[1] + box[3] * (0.2 + 0.015 * i));
            found = !chart.locator(".note").textContent().isEmpty();
        }
        assertThat(chart.locator(".note")).containsText("row ");
        assertThat(reader.page().evaluate("() => getComputedStyle(document.querySelector('.stage')).touchAction"))
                .isEqualTo("pan-y");
        assertThat(reader.page().evaluate("() => getComputedStyle(document.querySelector('.handle')).touchAction"))
                .isEqualTo("none");
    }

    @Test
    void coloursAndTextSizeAreChosenAndKept() {
        Reader reader = Reader.open(FIXTURE, BEANS);
        reader.button("Dark").click();
        reader.button("Big text").click();
        reader.page().reload();
        reader.page().waitForSelector("body.ready");
        assertThat(reader.page().locator("html")).hasAttribute("data-theme", "dark");
        assertThat(reader.button("Big text")).hasAttribute("aria-pressed", "true");
        assertThat(reader.page().evaluate("() => getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(17, 19, 23)");
    }
}
