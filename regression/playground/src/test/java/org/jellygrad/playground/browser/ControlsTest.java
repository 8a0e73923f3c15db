package org.jellygrad.playground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.regex.Pattern;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.path.PathPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Controls show their consequences, with the engine's numbers. */
class ControlsTest {
    @RegisterExtension
    static final PageFixture FIXTURE = new PageFixture();

    private static final String RAW = "#data=jellybeans&start=slope=3,intercept=20&lr=1e-6&epochs=20";

    @Test
    void s11TheScaleSwitchTurnsANeedleValleyIntoABowl() {
        Reader reader = Reader.open(FIXTURE, RAW);
        Locator ring = reader.chart("Parameter plane").locator(".rings ellipse").first();
        assertThat(reader.page().locator(".condition")).hasText("condition number κ = 1361256");
        assertThat(longest(ring)).isGreaterThan(20);
        int before = reader.redraws("plane");

        reader.button("standard").click();

        assertThat(reader.page().locator(".condition")).hasText("condition number κ = 1");
        reader.page().waitForCondition(() -> longest(ring) < 1.001);
        assertThat(reader.redraws("plane") - before).isGreaterThan(5);
        // The rate keeps its share of the limit: 1e-6 of 3.03e-6.
        assertThat(Double.parseDouble(reader.box("Learning rate, typed").inputValue()))
                .isCloseTo(0.33, within(1e-3));
    }

    @Test
    void withReducedMotionTheBowlIsThereAtOnce() {
        Reader reader = Reader.open(
                FIXTURE,
                RAW,
                new Browser.NewContextOptions().setViewportSize(1440, 900).setReducedMotion(ReducedMotion.REDUCE));
        Locator ring = reader.chart("Parameter plane").locator(".rings ellipse").first();
        int before = reader.redraws("plane");

        reader.button("standard").click();

        reader.page().waitForCondition(() -> longest(ring) < 1.001);
        assertThat(reader.redraws("plane") - before).isLessThan(6);
    }

    private static double longest(Locator ring) {
        double across = Double.parseDouble(ring.getAttribute("rx"));
        double along = Double.parseDouble(ring.getAttribute("ry"));
        return Math.max(across, along) / Math.min(across, along);
    }

    @Test
    void s2ToS4ErrorsSignedAbsoluteAndSquared() {
        Reader reader = Reader.open(FIXTURE, RAW);
        for (String kind : List.of("signed", "absolute")) {
            reader.button(kind).click();
            reader.waitFor(reader.spokenOf("Loss by epoch"), "Mean " + kind + " error 480 at step 0");
        }
        reader.button("loss").click();
        reader.waitFor(reader.spokenOf("Loss by epoch"), "Loss 310400 at step 0");
        reader.button("squares").click();
        assertThat(reader.button("squares")).hasAttribute("aria-pressed", "true");
    }

    @Test
    void s17MomentumBesideItsGradient() {
        Reader reader = Reader.open(FIXTURE, "#function=(x-3)^2&start=x=8&lr=0.1&epochs=10");
        reader.list("Optimizer").selectOption("momentum");
        reader.waitFor(reader.view("The same run in a terminal"), "--optimizer momentum:0.9");

        double[] shown = Reader.column(reader.table("Value over x"), 1);
        List<PathPoint> engine = Engine.descent(
                "(x-3)^2",
                "x=8",
                0.1,
                10,
                more -> more.withOptimizer(Optimizer.choices().parse("momentum:0.9")));
        double[] article = {8, 7, 5.3, 3.31, 1.457, 0.0979, -0.5449, -0.4144, 0.3859, 1.629, 3.022};
        for (int step = 0; step <= 10; step++) {
            assertThat(shown[step]).isCloseTo(engine.get(step).parameters()[0], within(1e-5));
            assertThat(shown[step]).isCloseTo(article[step], within(1e-3));
        }
        reader.button("One step").click();
        reader.button("One step").click();
        Locator velocity = reader.chart("Value over x").locator("path.stroke.velocity");
        assertThat(velocity).hasAttribute("d", Pattern.compile("M.*L.*"));
        double[] arrow = Reader.numbers(velocity.getAttribute("d").replaceAll("[ML]", " "));
        assertThat(arrow[2]).as("the velocity goes on to the left").isLessThan(arrow[0]);
    }

    @Test
    void s17Adam() {
        Reader reader = Reader.open(FIXTURE, "#function=(x-3)^2&start=x=8&lr=0.1&epochs=10");
        reader.list("Optimizer").selectOption("adam");
        reader.waitFor(reader.view("The same run in a terminal"), "--optimizer adam");
        assertThat(Reader.column(reader.table("Value over x"), 1)[10]).isCloseTo(7.0076, within(5e-5));
    }

    @Test
    void s18ClippedStepsAreBounded() {
        for (double[] rateAndPath : new double[][] {{0.1, 7.9, 7.8, 7.7}, {1.1, 6.9, 5.8, 4.7, 3.6, 2.5, 3.6, 2.5}}) {
            Reader reader = Reader.open(FIXTURE, "#function=(x-3)^2&start=x=8&epochs=7&lr=" + rateAndPath[0]);
            reader.openMore();
            reader.list("Clipping").selectOption("norm");
            reader.waitFor(reader.view("The same run in a terminal"), "--clip norm:1");
            double[] shown = Reader.column(reader.table("Value over x"), 1);
            for (int step = 1; step < rateAndPath.length; step++) {
                assertThat(shown[step]).isCloseTo(rateAndPath[step], within(1e-6));
            }
        }
    }

    @Test
    void s24RowsOfTheBatchAreLit() {
        Reader reader = Reader.open(FIXTURE, "#data=hubble1929&scale=standard&lr=0.1&epochs=3&step=1");
        Locator slider = reader.slider("Rows a step");
        slider.focus();
        reader.page().keyboard().press("Home");
        reader.page().keyboard().press("ArrowRight");
        reader.page().keyboard().press("ArrowRight");
        assertThat(slider).hasAttribute("aria-valuetext", "5");
        reader.waitFor(reader.view("The same run in a terminal"), "--batch 5");
        reader.page().waitForCondition(() -> Integer.valueOf(5)
                .equals(reader.page().evaluate("() => jellygrad.app.why?.batch?.length")));
        assertThat(reader.view("Why step 2 goes there").locator("table.pulls tbody tr"))
                .hasCount(5);
        // In the picture as many points are filled with the colour of data, the others with that of the paper.
        assertThat(fills(reader, "data")).isEqualTo(5);
        assertThat(fills(reader, "paper")).isEqualTo(24 - 5);
    }

    /** How many points of the data's picture are filled with the colour of a role while they are drawn once. */
    private static int fills(Reader reader, String role) {
        Object count = reader.page()
                .evaluate(
                        "async role => { const probe = document.createElement('i'); probe.style.color = `var(--${role})`;"
                                + " document.body.append(probe); const pen = document.createElement('canvas').getContext('2d');"
                                + " pen.fillStyle = getComputedStyle(probe).color; const colour = pen.fillStyle; probe.remove();"
                                + " const proto = CanvasRenderingContext2D.prototype; const fill = proto.fill; let count = 0;"
                                + " proto.fill = function (...how) { count += this.canvas.closest('#view-data') !== null"
                                + " && this.fillStyle === colour; return fill.apply(this, how); };"
                                + " const before = jellygrad.redraws.data;"
                                + " document.documentElement.dataset.theme = 'light';"
                                + " document.querySelector('[data-value=light]').click();"
                                + " while (jellygrad.redraws.data === before) await new Promise(requestAnimationFrame);"
                                + " proto.fill = fill; return count; }",
                        role);
        return ((Number) count).intValue();
    }

    @Test
    void theStartIsDraggedInThePlane() {
        Reader reader = Reader.open(FIXTURE, "#data=jellybeans&start=slope=3,intercept=20&lr=0.1&scale=standard");
        Locator handle = reader.slider("Start of the path");
        BoundingBox box = handle.boundingBox();
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        reader.page().mouse().move(x, y);
        reader.page().mouse().down();
        reader.page().mouse().move(x - 40, y + 60);
        reader.page().mouse().move(x - 80, y + 100);
        reader.page().waitForCondition(() -> reader.requests("path") > 0);
        int runs = reader.requests("run");
        reader.page().mouse().up();
        reader.page().waitForCondition(() -> reader.requests("run") == runs + 1);

        String start = (String) reader.page().evaluate("() => jellygrad.currentState().start");
        double loss = Engine.path(
                        "jellybeans",
                        Engine.settings(start, 0.1).withScaling(org.jellygrad.trainer.settings.Scaling.STANDARD))
                .points()
                .get(0)
                .loss();
        reader.page()
                .waitForCondition(() -> Math.abs(Reader.numbers(reader.spoken("Loss by epoch"))[0] / loss - 1) < 1e-5);
        assertThat(start).doesNotContain("slope=3,");
    }

    @Test
    void s35DraggingTheLineSlidesThePointOfTheCurve() {
        Reader reader = Reader.open(FIXTURE, "#data=jellybeans&no-intercept=true&start=slope=1&lr=1e-6&epochs=20");
        double before = Reader.numbers(reader.spoken("Loss over slope"))[0];
        assertThat(before).isEqualTo(1);
        Locator handle = reader.slider("Right end of the line");
        handle.focus();
        for (int i = 0; i < 10; i++) {
            reader.page().keyboard().press("ArrowUp");
        }
        reader.page().waitForCondition(() -> Reader.numbers(reader.spoken("Loss over slope"))[0] > 1.05);
        assertThat(reader.requests("path")).isPositive();
        reader.page()
                .waitForCondition(() -> reader.requests("run") > 1
                        && Boolean.TRUE.equals(
                                reader.page().evaluate("() => jellygrad.app.preview === null && !jellygrad.app.busy")));
        double[] said = Reader.numbers(reader.spoken("Loss over slope"));
        // L(m) = A m² − 2 B m + C of the five jars.
        double slope = reader.recorded("user/jar_size")[0];
        double expected = 330000 * slope * slope - 2 * 680000 * slope + 1401600;
        assertThat(said[0]).isCloseTo(slope, within(1e-4));
        assertThat(said[1]).isCloseTo(expected, within(1e-4 * expected));
    }

    @Test
    void stopRulesAndLossAreTyped() {
        Reader reader = Reader.open(FIXTURE, RAW);
        reader.openMore();
        reader.type("Epochs at most", "7");
        reader.waitFor(reader.page().locator(".place"), "of 7");
        reader.list("Loss").selectOption("mae");
        reader.waitFor(reader.view("The same run in a terminal"), "--loss mae");
        assertThat(reader.spokenOf("Loss by epoch")).containsText("from 480 at the start");
    }

    @Test
    void aWrongValueIsNamedWithItsRemedyAndTheRunStays() {
        Reader reader = Reader.open(FIXTURE, RAW);
        reader.type("Learning rate, typed", "fast");
        Locator alert = reader.page().getByRole(AriaRole.ALERT);
        assertThat(alert).containsText("fast");
        assertThat(reader.box("Learning rate, typed")).hasAttribute("aria-invalid", "true");
        assertThat(reader.spokenOf("Loss by epoch")).containsText("Loss 310400 at step 0");

        reader.type("Learning rate, typed", "1e-6");
        assertThat(alert).hasText("");
        FIXTURE.takeFaults(); // The browser logs the refused request by itself.
    }
}
