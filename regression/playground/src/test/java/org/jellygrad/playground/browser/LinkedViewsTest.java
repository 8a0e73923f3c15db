package org.jellygrad.playground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import java.util.Arrays;
import java.util.List;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One run in four views: each step shows the engine's numbers in all of them. */
class LinkedViewsTest {
    @RegisterExtension
    static final PageFixture FIXTURE = new PageFixture();

    private static final String BEANS = "#data=jellybeans&start=slope=3,intercept=20&lr=0.1&scale=standard";

    @Test
    void everyStepIsTheEnginesInAllFourViews() {
        Path engine = Engine.beans(0.1, more -> more);
        Reader reader = Reader.open(FIXTURE, BEANS);

        for (int step : new int[] {0, 1, 5, 30, 5, 0}) {
            scrubTo(reader, step);
            PathPoint point = engine.points().get(step);
            double intercept = point.parameters()[0];
            double slope = point.parameters()[1];

            double[] line = Reader.numbers(reader.spoken("Data and line"));
            assertThat(line[0]).isCloseTo(slope, within(5e-5 * slope));
            assertThat(line[1]).isCloseTo(intercept, within(5e-5 * intercept));
            double[] plane = Reader.numbers(reader.spoken("Parameter plane"));
            assertThat(plane[0]).isEqualTo(step);
            assertThat(plane[1]).isCloseTo(slope, within(5e-5 * slope));
            assertThat(plane[2]).isCloseTo(intercept, within(5e-5 * intercept));
            double[] loss = Reader.numbers(reader.spoken("Loss by epoch"));
            assertThat(loss[0]).isCloseTo(point.loss(), within(5e-6 * point.loss()));
            reader.waitFor(reader.spokenOf("Computation graph"), "the loss " + shownLoss(loss[0], reader) + ".");
        }
    }

    /** The loss as the view writes it: the graph must say the same. */
    private static String shownLoss(double loss, Reader reader) {
        String text = reader.spoken("Loss by epoch").replaceFirst("Loss (\\S+) at.*", "$1");
        assertThat(Reader.number(text)).isEqualTo(loss);
        return text;
    }

    @Test
    void theRecordHasTheEnginesBits() {
        Path engine = Engine.beans(0.1, more -> more);
        Reader reader = Reader.open(FIXTURE, BEANS);

        assertThat(reader.recorded("loss"))
                .containsExactly(
                        engine.points().stream().mapToDouble(PathPoint::loss).toArray());
        assertThat(reader.recorded("user/jar_size"))
                .containsExactly(engine.points().stream()
                        .mapToDouble(point -> point.parameters()[1])
                        .toArray());
    }

    @Test
    void aStepIsTheSamePictureFromEverywhere() {
        Reader reader = Reader.open(FIXTURE, BEANS);
        scrubTo(reader, 3);
        scrubTo(reader, 12);
        byte[] before = picture(reader);

        scrubTo(reader, 80);
        scrubTo(reader, 3);
        scrubTo(reader, 12);

        assertThat(picture(reader)).isEqualTo(before);
        assertThat(picture(Reader.open(FIXTURE, BEANS + "&step=12")))
                .describedAs("of a page opened at the step")
                .isEqualTo(before);
    }

    private static byte[] picture(Reader reader) {
        reader.waitFor(reader.view("Why step 13 goes there"), "Step 13");
        // What moves is drawn in turns: the picture is that at rest, two times the same.
        byte[] before = reader.chart("Parameter plane").screenshot();
        byte[] picture = before;
        do {
            before = picture;
            reader.page().waitForTimeout(200);
            picture = reader.chart("Parameter plane").screenshot();
        } while (!Arrays.equals(before, picture));
        return picture;
    }

    @Test
    void rewindKeepsTheStartAndNewStartDoesNot() {
        Reader reader = Reader.open(FIXTURE, BEANS + "&step=7");
        reader.button("Rewind to the start").click();
        reader.waitFor(reader.spokenOf("Parameter plane"), "Step 0: slope 3, intercept 20;");

        reader.button("New start").click();
        assertThat(reader.spokenOf("Parameter plane")).not().containsText("slope 3, intercept 20;");
        String first = reader.spoken("Parameter plane");
        reader.page().waitForCondition(() -> reader.page().url().contains("start=random"));

        reader.button("One step").click();
        reader.button("Rewind to the start").click();
        assertThat(reader.spokenOf("Parameter plane")).hasText(first);
    }

    @Test
    void s44RandomStartsComeFromTheSeed() {
        Path engine = Engine.path(
                "jellybeans",
                Engine.settings("random", 0.1)
                        .withScaling(org.jellygrad.trainer.settings.Scaling.STANDARD)
                        .withSeed(7));
        Reader reader = Reader.open(FIXTURE, "#data=jellybeans&lr=0.1&scale=standard&start=random&seed=7");

        assertThat(reader.recorded("user/intercept")[0])
                .isEqualTo(engine.points().get(0).parameters()[0]);
        assertThat(reader.box("Seed").inputValue()).isEqualTo("7");
    }

    @Test
    void playsToTheEndAndPauses() {
        Reader reader = Reader.open(FIXTURE, BEANS + "&epochs=12");
        reader.list("Speed").selectOption("60 a second");
        reader.button("Play").click();
        reader.waitFor(reader.page().locator(".place"), "step 12 of 12");
        assertThat(reader.button("Play")).isVisible();

        reader.list("Speed").selectOption("1 a second");
        reader.button("Play").click();
        reader.button("Pause").click();
        assertThat(reader.button("Play")).isVisible();
        reader.waitFor(reader.page().locator(".place"), "step 0 of 12");
    }

    @Test
    void s24OneEpochIsAsManyStepsAsThereAreBatches() {
        Reader reader = Reader.open(FIXTURE, BEANS + "&batch=2&epochs=4");
        reader.button("One epoch").click();
        reader.waitFor(reader.page().locator(".place"), "step 3 of 12 · epoch 1");
        reader.button("One step back").click();
        reader.waitFor(reader.page().locator(".place"), "step 2 of 12");
        reader.button("To the end").click();
        reader.waitFor(reader.page().locator(".place"), "step 12 of 12 · epoch 4");
    }

    @Test
    void s43AxesOfThePlaneAreParametersNotX() {
        Reader reader = Reader.open(FIXTURE, "#data=jellybeans&start=slope=3,intercept=20&lr=1e-6&epochs=10");
        List<String> data = reader.chart("Data and line").locator(".axis-title").allTextContents();
        List<String> plane =
                reader.chart("Parameter plane").locator(".axis-title").allTextContents();
        assertThat(data).containsExactly("jar_size (size marks)", "beans (beans)");
        assertThat(plane).containsExactly("slope", "intercept");
        Locator rows = reader.view("Parameter plane").locator("details.table tbody tr");
        assertThat(reader.table("Parameter plane")).hasSize(11);
        assertThat(rows.first()).hasAttribute("aria-current", "step");
    }

    @Test
    void ofMoreThanTwoParametersTwoAreChosenAndTheOthersHeld() {
        Reader reader =
                Reader.open(FIXTURE, "#data=forbes1857&features=boiling_point_f,lpres&scale=standard&lr=0.3&epochs=40");
        Locator plane = reader.chart("Parameter plane");
        reader.list("Parameter across").selectOption("lpres");
        reader.list("Parameter up").selectOption("boiling_point_f");
        assertThat(plane.locator(".axis-title")).hasText(new String[] {"lpres, scaled", "boiling_point_f, scaled"});
        String place = plane.locator(".rings ellipse").first().getAttribute("transform");

        reader.button("One step").click();

        // The intercept has moved, and so has the valley of the other two.
        assertThat(plane.locator(".rings ellipse").first()).not().hasAttribute("transform", place);
        assertThat(reader.spokenOf("Parameter plane")).containsText("Step 1: lpres");
        assertThat(reader.requests("surface")).isZero();
    }

    private static void scrubTo(Reader reader, int step) {
        Locator scrubber = reader.slider("Step");
        scrubber.fill(Integer.toString(step));
        reader.waitFor(reader.spokenOf("Parameter plane"), "Step " + step + ":");
        // Each view writes its text in a frame of its own: all are the step's when the page rests.
        reader.page().waitForFunction("() => !jellygrad.moving()");
    }
}
