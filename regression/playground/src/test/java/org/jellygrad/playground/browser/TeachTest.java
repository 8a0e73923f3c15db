package org.jellygrad.playground.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What teachers do: fix a preset, print a worksheet, move progress. */
class TeachTest {
    private static final String BEANS = "#data=jellybeans&start=slope=3,intercept=20&lr=0.1&scale=standard&epochs=30";

    @RegisterExtension
    static final PageFixture FIXTURE = new PageFixture();

    @TempDir
    private Path directory;

    private static Locator sheet(Reader reader) {
        return reader.page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("For teachers"));
    }

    @Test
    void aFixedPresetHidesWhatWasChosen() {
        Reader reader = Reader.open(FIXTURE, BEANS);
        reader.button("Teach").click();
        sheet(reader).getByLabel("rate, optimizer, scale, batch").uncheck();
        reader.button("See it as a learner does").click();
        assertThat(reader.slider("Learning rate").isVisible()).isTrue();
        assertThat(reader.list("Data set").isVisible()).isFalse();
        assertThat(reader.button("Race").isVisible()).isFalse();
        assertThat(reader.slider("Start of the path").isVisible()).isFalse();
        reader.page().waitForURL(url -> url.contains("teach="));
        reader.page().reload();
        reader.page().waitForSelector("body.ready");
        assertThat(reader.list("Data set").isVisible()).isFalse();
        reader.button("Leave the fixed preset").click();
        assertThat(reader.list("Data set").isVisible()).isTrue();
    }

    @Test
    void aWorksheetHasItsQuestionsAndItsKey() {
        Reader reader = Reader.open(FIXTURE, BEANS);
        reader.page()
                .evaluate(
                        "() => { window.print = () => { window.printed = document.getElementById('worksheet').outerHTML; }; }");
        reader.button("Teach").click();
        reader.list("Lesson").selectOption("square");
        reader.button("Print").click();
        reader.page().waitForFunction("() => window.printed");
        String plain = (String) reader.page().evaluate("() => window.printed");
        assertThat(plain)
                .contains("1. (", "2. (", "3. (")
                .contains("within 0.005")
                .doesNotContain("x - lr*2*x");
        reader.page().evaluate("() => { dispatchEvent(new Event('afterprint')); window.printed = null; }");
        assertThat(reader.page().locator("#worksheet").count()).isZero();
        sheet(reader).getByLabel("with the answer key on a page of its own").check();
        reader.button("Print").click();
        reader.page().waitForFunction("() => window.printed");
        assertThat((String) reader.page().evaluate("() => window.printed"))
                .contains("x - lr*2*x")
                .contains("answers");
    }

    @Test
    void progressGoesIntoAFileAndComesBack() throws Exception {
        Reader reader = Reader.open(FIXTURE, BEANS);
        reader.button("Teach").click();
        String progress =
                "{\"format\": \"jellygrad-progress\", \"version\": 1, \"lessons\": {\"square\": {\"second\": {\"points\": 3,"
                        + " \"answer\": \"3.2 10.24\"}, \"bad\": {\"points\": \"many\"}}}}";
        reader.page()
                .getByLabel("Progress file")
                .setInputFiles(new FilePayload(
                        "progress.json", "application/json", progress.getBytes(StandardCharsets.UTF_8)));
        reader.waitFor(sheet(reader), "One answer was taken in.");
        Path file = directory.resolve("saved.json");
        reader.page()
                .waitForDownload(() -> reader.button("Save the progress").click())
                .saveAs(file);
        var saved = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertThat(saved.getAsJsonObject("lessons").getAsJsonObject("square").keySet())
                .containsExactly("second");
        reader.page()
                .getByLabel("Progress file")
                .setInputFiles(
                        new FilePayload("photo.json", "application/json", "[1]".getBytes(StandardCharsets.UTF_8)));
        reader.waitFor(sheet(reader), "That is no progress file.");
    }
}
