package org.jellygrad.playground.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.playground.export.SavedPage;
import org.jellygrad.playground.export.SavedRecord;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.record.Record;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A run saved as one file, opened from disk without a network. */
class SavedPageTest {
    @RegisterExtension
    static final PageFixture FIXTURE = new PageFixture();

    @TempDir
    private Path directory;

    private final List<org.jellygrad.trainer.path.Path> paths = new ArrayList<>();

    private Path save(Dataset data, Settings settings, String command) throws Exception {
        Fit fit = new Trainer(settings).fit(data, Recording.NONE.withWholePath(paths::add));
        Path file = directory.resolve("run.html");
        SavedPage.of(fit, paths.get(0), settings, data, command).write(file);
        return file;
    }

    private Reader open(Path file) {
        Page page = FIXTURE.openFile(file, new Browser.NewContextOptions().setViewportSize(1440, 900));
        page.waitForSelector("body.ready");
        return Reader.of(page);
    }

    private Path beans() throws Exception {
        return save(
                BundledDatasets.load("jellybeans"),
                Engine.settings("slope=3,intercept=20", 0.1).withScaling(Scaling.STANDARD),
                "jellygrad train jellybeans --lr 0.1 --scale standard --start slope=3,intercept=20");
    }

    @Test
    void holdsEveryStepOfTheRun() throws Exception {
        Path file = beans();
        Reader reader = open(file);
        Record record = SavedRecord.read(file);
        org.jellygrad.trainer.path.Path path = paths.get(0);
        for (String name : List.of("beans", "intercept")) {
            int j = path.names().indexOf(name.equals("beans") ? path.names().get(1) : name);
            double[] expected = path.points().stream()
                    .mapToDouble(point -> point.parameters()[j])
                    .toArray();
            assertThat(reader.recorded("user/" + path.names().get(j))).containsExactly(expected);
            assertThat(record.path().points().stream().mapToDouble(point -> point.parameters()[j]))
                    .containsExactly(java.util.Arrays.stream(expected).boxed().toArray(Double[]::new));
        }
        assertThat(reader.recorded("loss"))
                .containsExactly(path.points().stream()
                        .mapToDouble(point -> point.loss())
                        .toArray());
    }

    @Test
    void scrubsAllViews() throws Exception {
        Reader reader = open(beans());
        reader.slider("Step").focus();
        for (int i = 0; i < 5; i++) {
            reader.slider("Step").press("ArrowRight");
        }
        var point = paths.get(0).points().get(5);
        reader.waitFor(reader.spokenOf("Loss by epoch"), "at step 5,");
        double[] said = Reader.numbers(reader.spoken("Loss by epoch"));
        assertThat(said[0]).isCloseTo(point.loss(), within(1e-5 * point.loss()));
        assertThat(reader.spoken("Parameter plane")).contains("Step 5:");
        assertThat(reader.spoken("Data and line")).contains("beans = ");
        reader.waitFor(reader.view("Why step 6 goes there"), "Step 6: the loss falls from");
        assertThat(reader.spoken("Computation graph")).contains("nodes from the rows to the loss");
    }

    @Test
    void hasNothingThatNeedsTheEngine() throws Exception {
        Reader reader = open(beans());
        assertThat(reader.slider("Learning rate").count()).isZero();
        assertThat(reader.button("New start").isVisible()).isFalse();
        assertThat(reader.slider("Start of the path").count()).isZero();
        String about = reader.view("About this page").textContent();
        assertThat(about)
                .contains("jellygrad train jellybeans --lr 0.1 --scale standard --start slope=3,intercept=20")
                .contains("jellygrad play run.html")
                .contains("whoever gets the file gets these rows");
        assertThat(reader.view("Summary").textContent()).contains("exact optimum");
    }

    @Test
    void plotsTheResiduals() throws Exception {
        // F. J. Anscombe, "Graphs in Statistical Analysis", American Statistician 27, 1973, the third set.
        Dataset data = Dataset.builder("third")
                .numbers("x", 10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5)
                .numbers("y", 7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73)
                .build();
        Reader reader = open(save(data, Settings.DEFAULTS.withTarget("y"), "jellygrad train third.csv --target y"));
        // What R's fitted, hatvalues and rstandard say of the third row; residuals have the other sign there.
        List<List<String>> fitted = reader.table("Residuals against fitted");
        assertThat(fitted).hasSize(11);
        assertThat(Reader.number(fitted.get(2).get(1))).isCloseTo(9.498909, within(1e-5));
        assertThat(Reader.number(fitted.get(2).get(2))).isCloseTo(-3.241091, within(1e-5));
        List<List<String>> leverage = reader.table("Leverage");
        assertThat(Reader.number(leverage.get(2).get(1))).isCloseTo(0.2363636, within(1e-6));
        assertThat(Reader.number(leverage.get(2).get(2))).isCloseTo(-3.0, within(1e-3));
        assertThat(reader.spoken("Leverage")).contains("in row 3");
        reader.chart("Leverage").focus();
        reader.chart("Leverage").press("ArrowRight");
        reader.waitFor(reader.view("Leverage"), "row ");
        double[] quantiles = Reader.column(reader.table("Normal QQ"), 1);
        assertThat(java.util.Arrays.stream(quantiles).sum()).isCloseTo(0, within(1e-9));
    }

    /** Names that would end the script that they stand in, were they written as they are. */
    @Test
    void namesAreNeverMarkup() throws Exception {
        String evil = "</script><script>document.title='mine'</script>";
        Dataset data = Dataset.builder("<b>rows</b>")
                .numbers(evil, 1, 2, 3, 4)
                .numbers("<!--y", 2, 4.5, 6, 8)
                .build();
        Settings settings = Settings.DEFAULTS.withTarget("<!--y").withFeatures(List.of(evil));
        Reader reader = open(save(data, settings, "jellygrad train '" + evil + "'"));
        assertThat(reader.page().title()).isEqualTo("<b>rows</b> · Jellygrad");
        assertThat(reader.view("About this page").textContent()).contains(evil);
        assertThat(reader.page().locator("b").count()).isZero();
    }

    @Test
    void opensOnAPhone() throws Exception {
        Page page = FIXTURE.openFile(
                beans(),
                new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true));
        page.waitForSelector("body.ready");
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(Map.of("width", page.locator("#view-fitted").boundingBox().width > 300))
                .containsEntry("width", true);
    }
}
