package org.jellygrad.playground.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jellygrad.playground.export.SavedRecord;
import org.jellygrad.trainer.record.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The dialog in which a run is taken away. */
class TakeawayTest {
    private static final String BEANS = "#data=jellybeans&start=slope=3,intercept=20&lr=0.1&scale=standard&epochs=30";

    @RegisterExtension
    static final PageFixture FIXTURE = new PageFixture();

    @TempDir
    private Path directory;

    private Reader open(String hash) {
        Reader reader = Reader.open(FIXTURE, hash);
        reader.button("Take away").click();
        return reader;
    }

    private static Locator dialog(Reader reader) {
        return reader.page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Take this run away"));
    }

    private Path save(Reader reader, String button) {
        Download download =
                reader.page().waitForDownload(() -> reader.button(button).click());
        Path file = directory.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    @Test
    void theSavedPageShowsWhatTheLiveOneShows() throws Exception {
        Reader live = open(BEANS + "&step=7&residuals=squares");
        assertThat(dialog(live).textContent()).contains("whoever gets the file gets these rows");
        Path file = save(live, "Save as a web page");
        assertThat(file).hasFileName("jellybeans.html");
        Page page = FIXTURE.openFile(file, new Browser.NewContextOptions().setViewportSize(1440, 900));
        page.waitForSelector("body.ready");
        Reader saved = Reader.of(page);
        saved.waitFor(saved.spokenOf("Loss by epoch"), "at step 7,");
        for (String view : new String[] {"Data and line", "Parameter plane", "Loss by epoch", "Computation graph"}) {
            assertThat(saved.spoken(view)).as(view).isEqualTo(live.spoken(view));
        }
        for (String array :
                new String[] {"loss", "step", "user/jar_size", "descended/intercept", "gradient/jar_size"}) {
            assertThat(saved.recorded(array)).as(array).containsExactly(live.recorded(array));
        }
        live.page().keyboard().press("Escape");
        assertThat(saved.table("Data and line")).isEqualTo(live.table("Data and line"));
    }

    @Test
    void aFunctionKeepsItsSurface() throws Exception {
        Reader live = open("#function=(1-x)^2%2B100*(y-x^2)^2&start=x=-1.2,y=1&lr=0.001&epochs=500");
        Path file = save(live, "Save as a web page");
        Page page = FIXTURE.openFile(file, new Browser.NewContextOptions().setViewportSize(1440, 900));
        page.waitForSelector("body.ready");
        page.waitForSelector("#view-plane .rings path");
        assertThat(Reader.of(page).spoken("Parameter plane")).isEqualTo(live.spoken("Parameter plane"));
    }

    @Test
    void recordPathAndProgramAreFiles() throws Exception {
        Reader reader = open(BEANS);
        Record record = Record.read(save(reader, "Save the record"));
        assertThat(record.path().points().stream()
                        .mapToDouble(point -> point.loss())
                        .toArray())
                .containsExactly(reader.recorded("loss"));
        assertThat(Files.readString(save(reader, "Save the path"))).startsWith("epoch,step,loss");
        assertThat(Files.readString(save(reader, "Save the program"))).contains("new Trainer(settings).fit(data)");
        assertThat(dialog(reader).textContent())
                .contains("jellygrad train jellybeans")
                .contains("Saved Descent.java.");
        assertThat(SavedRecord.read(save(reader, "Save as a web page")).path().points())
                .hasSameSizeAs(record.path().points());
    }

    @Test
    void everyViewIsAPicture() throws Exception {
        Reader reader = open(BEANS);
        for (String view : new String[] {"Data and line", "Parameter plane", "Loss by epoch", "Computation graph"}) {
            Path file = save(reader, "Save “" + view + "”");
            var svg = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
            assertThat(svg.getTagName()).isEqualTo("svg");
            assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                    .isEqualTo(view);
            assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                    .isEqualTo(reader.spoken(view));
            assertThat(svg.getElementsByTagName("text").getLength()).as(view).isPositive();
        }
    }

    @Test
    void theDialogIsClosedByEscapeAndTheButton() {
        Reader reader = open(BEANS);
        assertThat(dialog(reader).isVisible()).isTrue();
        reader.page().keyboard().press("Escape");
        assertThat(dialog(reader).isVisible()).isFalse();
        reader.button("Take away").press("Enter");
        reader.button("Close").press("Enter");
        assertThat(dialog(reader).isVisible()).isFalse();
    }
}
