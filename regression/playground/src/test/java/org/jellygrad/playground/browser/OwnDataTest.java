package org.jellygrad.playground.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The reader's own data: files, pasted rows, points. */
class OwnDataTest {
    private static final String BEANS = "#data=jellybeans&start=slope=3,intercept=20&lr=0.1&scale=standard&epochs=30";

    @RegisterExtension
    static final PageFixture FIXTURE = new PageFixture();

    private static Locator sheet(Reader reader) {
        return reader.page()
                .getByRole(
                        AriaRole.DIALOG,
                        new Page.GetByRoleOptions().setName("Data").setExact(true));
    }

    private static Reader openSheet() {
        Reader reader = Reader.open(FIXTURE, BEANS);
        reader.button("Your data …").click();
        return reader;
    }

    private static void upload(Reader reader, String name, String text) {
        reader.page()
                .getByLabel("CSV file")
                .setInputFiles(new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aPastedTableIsDescendedOn() {
        Reader reader = openSheet();
        reader.page()
                .getByLabel("Or paste the rows, with the names of the columns above them")
                .fill("a;b;c\n1;2,5;5\n2;1,5;7\n3;4,5;9\n4;0,5;12\n");
        reader.button("Read it").click();
        reader.waitFor(sheet(reader), "pasted.csv: 4 rows.");
        reader.waitFor(sheet(reader), "decimal");
        reader.list("Predict").selectOption("c");
        sheet(reader)
                .getByLabel("b", new Locator.GetByLabelOptions().setExact(true))
                .uncheck();
        reader.button("Descend on it").click();
        reader.waitFor(reader.spokenOf("Data and line"), "c = ");
        reader.page().waitForCondition(() -> reader.page()
                .evaluate("() => jellygrad.app.data.header.name")
                .equals("pasted.csv"));
        // Least squares of 5, 7, 9, 12 on 1, 2, 3, 4: slope 2.3, intercept 2.5.
        double[] slope = reader.recorded("user/a");
        assertThat(slope[slope.length - 1]).isCloseTo(2.3, within(1e-6));
        assertThat(reader.page().url())
                .contains("data=pasted.csv")
                .doesNotContain("=12")
                .doesNotContain("2.5");
    }

    @Test
    void whatCannotBeReadSaysWhere() {
        Reader reader = openSheet();
        upload(reader, "broken.csv", "x,y\n1,2\n3,4,5\n");
        reader.waitFor(sheet(reader).getByRole(AriaRole.ALERT), "broken.csv:3 has 3 cells where the header has 2.");
        upload(reader, "empty.csv", "");
        reader.waitFor(sheet(reader).getByRole(AriaRole.ALERT), "empty.csv");
        reader.button("Read it").click();
        reader.waitFor(sheet(reader).getByRole(AriaRole.ALERT), "There is nothing to read yet.");
        // The browser's console tells of answers that are no success.
        FIXTURE.takeFaults();
    }

    @Test
    void namesAreNeverExecuted() {
        Reader reader = openSheet();
        upload(reader, "<img src=x onerror=alert(1)>.csv", "<script>alert(1)</script>,y\n1,2\n2,4.5\n3,6\n");
        reader.waitFor(sheet(reader), "<img src=x onerror=alert(1)>.csv: 3 rows.");
        reader.button("Descend on it").click();
        reader.waitFor(reader.spokenOf("Data and line"), "<script>alert(1)</script>");
        assertThat(reader.page().locator("img").count()).isZero();
    }

    @Test
    void bundledSetsHaveTheirCards() {
        Reader reader = openSheet();
        assertThat(sheet(reader).textContent())
                .contains("Heights of 928 children")
                .contains("24 rows");
        reader.button("Open Boiling point of water and air pressure at 17 places")
                .click();
        reader.page().waitForCondition(() -> reader.page()
                .evaluate("() => jellygrad.app.data.header.name")
                .equals("forbes1857"));
    }

    @Test
    void pointsAreAddedDraggedDeletedAndUndone() {
        Reader reader = Reader.open(FIXTURE, BEANS);
        reader.button("Edit points").click();
        Locator chart = reader.chart("Data and line");
        BoundingBox box = chart.boundingBox();
        chart.click(new Locator.ClickOptions().setPosition(box.width * 0.4, box.height * 0.2));
        reader.page().waitForFunction("() => jellygrad.app.data.header.rows === 6");
        // The keyboard moves a point up, and the run follows.
        double before = lastOf(reader);
        reader.slider("Point of row 6").focus();
        reader.slider("Point of row 6").press("Shift+ArrowUp");
        reader.page()
                .waitForFunction(
                        "y => jellygrad.app.data.arrays['column/beans'][5] !== y && jellygrad.app.state.data !== 'x'",
                        before);
        reader.page().waitForFunction("() => jellygrad.app.state.data.endsWith('.csv') && !jellygrad.app.busy");
        assertThat(lastOf(reader)).isGreaterThan(before);
        reader.page().waitForFunction("() => jellygrad.app.state.data !== 'jellybeans.csv'");
        chart.focus();
        chart.press("ArrowRight");
        chart.press("Delete");
        reader.page().waitForFunction("() => jellygrad.app.data.header.rows === 5");
        for (int i = 0; i < 3; i++) {
            reader.button("Undo").click();
            reader.page().waitForFunction("() => !jellygrad.app.busy");
        }
        reader.page().waitForFunction("() => jellygrad.app.data.header.name === 'jellybeans'");
        assertThat(reader.page()
                        .evaluate("() => Array.from(jellygrad.app.data.arrays['column/beans'])")
                        .toString())
                .isEqualTo("[240, 640, 1040, 1440, 1840]");
    }

    @Test
    void aPointIsDraggedByTouch() {
        Reader reader = Reader.open(
                FIXTURE,
                BEANS,
                new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true));
        reader.button("Edit points").tap();
        reader.page().evaluate("() => document.querySelector('#view-data .stage').scrollIntoView({ block: 'center' })");
        Locator chart = reader.chart("Data and line");
        chart.focus();
        chart.press("ArrowRight");
        Locator handle = reader.slider("Point of row 1");
        BoundingBox box = handle.boundingBox();
        reader.page().mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        reader.page().mouse().down();
        reader.page().mouse().move(box.x + box.width / 2 + 30, box.y + box.height / 2 - 60);
        reader.page().mouse().up();
        reader.page().waitForFunction("() => (jellygrad.app.state.data ?? '').endsWith('.csv') && !jellygrad.app.busy");
        assertThat(((Number) reader.page().evaluate("() => jellygrad.app.data.arrays['column/beans'][0]"))
                        .doubleValue())
                .isGreaterThan(240);
    }

    private static double lastOf(Reader reader) {
        return ((Number) reader.page().evaluate("() => jellygrad.app.data.arrays['column/beans'].at(-1)"))
                .doubleValue();
    }
}
