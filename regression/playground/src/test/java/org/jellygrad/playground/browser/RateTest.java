package org.jellygrad.playground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.path.PathPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The learning rate: a slider that answers at once, its marks, and what lies beyond the limit. */
class RateTest {
    @RegisterExtension
    static final PageFixture FIXTURE = new PageFixture();

    private static final String RAW = "#data=jellybeans&start=slope=3,intercept=20&lr=1e-6&epochs=50";

    @Test
    void s11AndS15TheDatasOwnLimitAndBestRateAreMarked() {
        Outlook engine =
                new Trainer(Engine.settings("slope=3,intercept=20", 1e-6)).outlook(BundledDatasets.load("jellybeans"));
        Reader reader = Reader.open(FIXTURE, RAW);

        double limit = Reader.numbers(reader.page().locator(".mark-limit").textContent())[0];
        assertThat(limit).isCloseTo(engine.stableLearningRate(), within(1e-3 * limit));
        assertThat(limit).isCloseTo(3.0303e-6, within(1e-9));
        double best = Reader.numbers(reader.page().locator(".mark-best").textContent())[0];
        assertThat(best).isCloseTo(engine.bestLearningRate(), within(1e-3 * best));
    }

    @Test
    void theWholePathFollowsTheSliderBeforeItIsLetGo() {
        Reader reader =
                Reader.open(FIXTURE, "#data=jellybeans&start=slope=3,intercept=20&lr=0.1&scale=standard&epochs=5");
        reader.button("To the end").click();
        int runs = reader.requests("run");

        drag(reader, "Learning rate", 700);

        double rate = Double.parseDouble(reader.box("Learning rate, typed").inputValue());
        List<PathPoint> engine = Engine.beans(
                        rate, more -> more.withStop(more.stop().withMaxEpochs(5)))
                .points();
        double slope = engine.get(engine.size() - 1).parameters()[1];
        reader.page()
                .waitForCondition(() -> Math.abs(Reader.numbers(reader.spoken("Data and line"))[0] - slope) < 1e-4);
        assertThat(reader.requests("path")).isPositive();
        assertThat(reader.requests("run")).isEqualTo(runs);

        letGo(reader, "Learning rate");
        assertThat(reader.view("The same run in a terminal"))
                .containsText("--lr " + reader.box("Learning rate, typed").inputValue());
        assertThat(reader.requests("run")).isEqualTo(runs + 1);
    }

    @Test
    void aRestlessSliderHasOneRequestInFlight() {
        Reader reader = Reader.open(FIXTURE, RAW);
        Object most = reader.page()
                .evaluate("async () => {  let open = 0, most = 0; const send = window.fetch;  window.fetch = async"
                        + " (...args) => { if (!String(args[0]).endsWith('/path')) return send(...args);    most"
                        + " = Math.max(most, ++open); try { return await send(...args); } finally { open--; } };"
                        + "  const slider = document.getElementById('rate');  for (let i = 0; i < 60; i++) {"
                        + " slider.value = 300 + i; slider.dispatchEvent(new Event('input', { bubbles: true }));"
                        + "    await new Promise(requestAnimationFrame); }  window.fetch = send; return most;"
                        + " }");
        assertThat(most).isEqualTo(1);
        assertThat(reader.requests("path")).isBetween(1, 61);
    }

    @Test
    void s14FourRatesOnAParabola() {
        for (double rate : new double[] {0.01, 0.1, 0.5, 1.1}) {
            Reader reader = Reader.open(FIXTURE, "#function=x^2&start=x=5&epochs=5&lr=" + rate);
            List<PathPoint> engine = Engine.descent("x^2", "x=5", rate, 5, more -> more);
            double[] shown = Reader.column(reader.table("Value over x"), 1);
            for (int step = 0; step < shown.length; step++) {
                double x = 5 * Math.pow(1 - 2 * rate, step);
                assertThat(shown[step]).isCloseTo(x, within(1e-6 + 1e-6 * Math.abs(x)));
                assertThat(shown[step]).isCloseTo(engine.get(step).parameters()[0], within(1e-6 + 1e-6 * Math.abs(x)));
            }
        }
    }

    @Test
    void s22SameEndByDifferentPaths() {
        for (double[] rateAndEnd : new double[][] {{0.9, 3.0576}, {0.1, 3.0576}, {0.01, 6.3380}}) {
            Reader reader = Reader.open(FIXTURE, "#function=(x-3)^2&start=x=8&epochs=20&step=20&lr=" + rateAndEnd[0]);
            assertThat(Reader.numbers(reader.spoken("Value over x"))[0]).isCloseTo(rateAndEnd[1], within(5e-5));
        }
        Reader reader = Reader.open(FIXTURE, "#function=(x-3)^2&start=x=8&epochs=20&lr=0.9");
        assertThat(reader.page().locator("#rate-facts")).containsText("factor −0.8");
    }

    @Test
    void s26DivergenceNamesDirectionAndFactorAndWhatWouldHaveWorked() {
        Reader reader = Reader.open(FIXTURE, RAW.replace("1e-6", "3.1e-6"));
        Locator verdict = reader.view("The run in words");
        double factor = 1 - 3.1e-6 * 660001.515;
        assertThat(verdict).containsText("Diverges.");
        assertThat(verdict.locator(".worst")).containsText("Along slope");
        double shown = Reader.numbers(verdict.locator(".worst").textContent())[1];
        assertThat(shown).isCloseTo(Math.abs(factor), within(5e-4));
        assertThat(reader.chart("Loss by epoch").locator(".note.residual")).containsText("last finite step");
        assertThat(reader.view("Loss by epoch").getByText("log", new Locator.GetByTextOptions().setExact(true)))
                .hasAttribute("aria-pressed", "true");
        double[] loss = Reader.column(reader.table("Loss by epoch"), 3);
        assertThat(loss[1]).isCloseTo(339607.5, within(1.0));

        verdict.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON).click();
        assertThat(verdict).not().containsText("Diverges.");
        assertThat(reader.page().locator("#rate-facts")).not().containsText("diverges");
    }

    @Test
    void s39PressingTheMarksSetsTheRate() {
        Reader reader = Reader.open(FIXTURE, "#data=jellybeans&start=slope=3,intercept=20&lr=0.1&scale=standard");
        reader.page().locator(".mark-best").click();
        assertThat(reader.box("Learning rate, typed")).hasValue("0.5");
        reader.waitFor(reader.page().locator(".place"), "step 0 of 1");
        reader.button("One step").click();
        reader.waitFor(reader.spokenOf("Data and line"), "beans = 2 · jar_size + 40");
    }

    @Test
    void theSliderIsAKeyboardsToo() {
        Reader reader = Reader.open(FIXTURE, "#data=jellybeans&start=slope=3,intercept=20&lr=0.1&scale=standard");
        Locator slider = reader.slider("Learning rate");
        slider.focus();
        reader.page().keyboard().press("ArrowRight");
        assertThat(reader.box("Learning rate, typed")).not().hasValue("0.1");
        assertThat(slider)
                .hasAttribute(
                        "aria-valuetext",
                        java.util.regex.Pattern.compile("learning rate 0\\.1\\d*, below the limit 1"));
    }

    /** Moves a slider without letting it go. */
    static void drag(Reader reader, String slider, int value) {
        reader.slider(slider)
                .evaluate(
                        "(slider, value) => { slider.value = value;"
                                + " slider.dispatchEvent(new Event('input', { bubbles: true })); }",
                        value);
    }

    static void letGo(Reader reader, String slider) {
        reader.slider(slider).evaluate("slider => slider.dispatchEvent(new Event('change', { bubbles: true }))");
    }
}
