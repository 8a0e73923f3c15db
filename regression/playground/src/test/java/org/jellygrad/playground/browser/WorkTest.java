package org.jellygrad.playground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How much the page does: bytes, requests and redraws are counted, not time. */
class WorkTest {
    @RegisterExtension
    static final PageFixture FIXTURE = new PageFixture();

    private static final long HEAVIEST = 400_000;

    private static final String BEANS = "#data=jellybeans&start=slope=3,intercept=20&lr=0.1&scale=standard";

    @Test
    void thePageWeighsLessThan400KB() {
        Reader reader = Reader.open(FIXTURE, "");

        // As they are sent: packed.
        Object bytes = reader.page()
                .evaluate("() => performance.getEntriesByType('resource').filter(file =>"
                        + " !file.name.includes('/api/')).reduce((sum, file) => sum + file.encodedBodySize,"
                        + " performance.getEntriesByType('navigation')[0].encodedBodySize)");

        assertThat(((Number) bytes).longValue()).isBetween(100_000L, HEAVIEST);
    }

    @Test
    void theFirstRunTakesOneRequestOfEachKind() {
        Reader reader = Reader.open(FIXTURE, BEANS);
        assertThat(List.of(
                        reader.requests("catalog"),
                        reader.requests("data"),
                        reader.requests("run"),
                        reader.requests("step")))
                .containsExactly(1, 1, 1, 1);
        assertThat(reader.requests("surface")).isZero();
    }

    @Test
    void aStepRedrawsEachViewAtMostTwiceAndAsksOnlyWhy() {
        Reader reader = Reader.open(FIXTURE, BEANS);
        Map<String, Integer> before = redraws(reader);
        int why = reader.requests("step");
        reader.button("One step").click();
        reader.page().waitForCondition(() -> "Why step 2 goes there"
                .equals(reader.page().locator("#title-card").textContent()));

        // Once for the step, once for its explanation.
        redraws(reader).forEach((view, count) -> assertThat(count - java.util.Objects.requireNonNull(before.get(view)))
                .as(view)
                .isLessThanOrEqualTo(2));
        assertThat(reader.requests("step")).isEqualTo(why + 1);
        assertThat(reader.requests("run")).isEqualTo(1);
    }

    @Test
    void lookingTakesNoRequests() {
        Reader reader = Reader.open(FIXTURE, BEANS);
        Object before = reader.page().evaluate("() => ({ ...jellygrad.requests })");
        reader.page().mouse().move(500, 400);
        reader.page().mouse().move(700, 350);
        reader.button("squares").click();
        reader.button("Dark").click();
        reader.page().setViewportSize(1200, 800);
        reader.page().waitForTimeout(100);
        assertThat(reader.page().evaluate("() => ({ ...jellygrad.requests })")).isEqualTo(before);
    }

    @Test
    void aHundredThousandStepsAreScrubbedWithoutDrawingThemAnew() {
        Reader reader = Reader.open(FIXTURE, "#data=jellybeans&start=slope=3,intercept=20&lr=2.9e-6&epochs=100000");
        assertThat(reader.recorded("loss")).hasSize(100_001);
        // S11: 96.71 after 1e3, 94.29 after 1e4, 73.21 after 1e5.
        double[] loss = reader.recorded("loss");
        assertThat(new double[] {loss[1000], loss[10_000], loss[100_000]})
                .containsExactly(new double[] {96.71, 94.29, 73.21}, within(5e-3));

        Object lines = reader.page()
                .evaluate("async () => {  let lines = 0; const lineTo = CanvasRenderingContext2D.prototype.lineTo; "
                        + " CanvasRenderingContext2D.prototype.lineTo = function (...at) { lines++; return"
                        + " lineTo.apply(this, at); };  const scrubber = document.querySelector('.transport"
                        + " input'); const most = [];  for (const to of [90000, 10000, 70000, 30000, 99999, 5])"
                        + " { lines = 0; scrubber.value = to;    scrubber.dispatchEvent(new Event('input', {"
                        + " bubbles: true })); await new Promise(requestAnimationFrame);    await new"
                        + " Promise(requestAnimationFrame); most.push(lines); } "
                        + " CanvasRenderingContext2D.prototype.lineTo = lineTo; return most; }");
        ((List<?>) lines)
                .forEach(count -> assertThat(((Number) count).intValue()).isLessThan(20_000));
    }

    /** While steps fly by, a frame moves layers and adds to canvases; texts have turns, and the server is asked a few times a second. */
    @Test
    void aFrameOfAFlyingRunWritesNextToNothing() {
        Reader reader = Reader.open(FIXTURE, "#data=jellybeans&start=slope=3,intercept=20&lr=2.9e-6&epochs=100000");
        reader.list("Speed").selectOption("all in 10 s");
        reader.button("Play").click();
        Map<?, ?> work = (Map<?, ?>) reader.page()
                .evaluate(
                        "async () => { const frame = () => new Promise(requestAnimationFrame); await frame(); await frame();"
                                + " let texts = 0, marks = 0, layouts = 0; const watch = list => list.forEach(one =>"
                                + " one.type === 'attributes' ? marks++ : texts++); const seen = new MutationObserver(watch);"
                                + " seen.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });"
                                + " for (const name of ['getBoundingClientRect', 'checkVisibility']) { const real = Element.prototype[name];"
                                + " Element.prototype[name] = function () { layouts++; return real.call(this); }; }"
                                + " const first = jellygrad.app.index; const began = performance.now(); const asked = jellygrad.requests.step;"
                                + " for (let i = 0; i < 48; i++) await frame(); seen.disconnect(); return { texts, marks, layouts,"
                                + " steps: jellygrad.app.index - first, questions: jellygrad.requests.step - asked,"
                                + " time: performance.now() - began }; }");
        reader.button("Pause").click();

        assertThat(count(work, "steps")).isGreaterThan(1000);
        assertThat(count(work, "layouts")).isZero();
        // An answer of the server, once in four tenths of a second, writes the card and the graph: some eighty texts.
        double questions = count(work, "questions");
        assertThat(questions).isLessThanOrEqualTo(2 + count(work, "time") / 400);
        assertThat(count(work, "texts")).isLessThan(48 * 0.5 + (questions + 1) * 100);
        assertThat(count(work, "marks")).isLessThan(48 * 4.0 + (questions + 1) * 100);
        assertThat(reader.page().locator(".stage").first().locator("canvas")).hasCount(1);
        assertThat(reader.page().locator("#view-loss canvas")).hasCount(1);
        // At rest all is told.
        Object step = reader.page().evaluate("() => String(jellygrad.app.run.step[jellygrad.app.index])");
        reader.waitFor(reader.spokenOf("Parameter plane"), "Step " + step + ":");
        reader.waitFor(reader.page().locator(".place"), "step " + step + " of 100000");
        reader.waitFor(
                reader.page().locator("#title-card"),
                "Why step " + (Long.parseLong((String) step) + 1) + " goes there");
    }

    private static double count(Map<?, ?> work, String name) {
        return ((Number) java.util.Objects.requireNonNull(work.get(name))).doubleValue();
    }

    private static Map<String, Integer> redraws(Reader reader) {
        Map<?, ?> counts = (Map<?, ?>) reader.page().evaluate("() => ({ ...jellygrad.redraws })");
        Map<String, Integer> result = new java.util.TreeMap<>();
        counts.forEach((view, count) -> result.put((String) view, ((Number) count).intValue()));
        return result;
    }
}
