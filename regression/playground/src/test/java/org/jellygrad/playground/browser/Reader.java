package org.jellygrad.playground.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Someone who uses the page: finds things by role and name, reads numbers out of what stands there. */
final class Reader {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])[−-]?\\d+(?:\\.\\d+)?(?:e[−-]?\\d+)?");

    private final Page page;

    private Reader(Page page) {
        this.page = page;
    }

    static Reader open(PageFixture fixture, String hash) {
        return open(fixture, hash, new Browser.NewContextOptions().setViewportSize(1440, 900));
    }

    static Reader open(PageFixture fixture, String hash, Browser.NewContextOptions options) {
        Reader reader = new Reader(fixture.open(hash, options));
        reader.page.waitForSelector("body.ready");
        reader.page.waitForCondition(
                () -> Boolean.TRUE.equals(reader.page.evaluate("() => jellygrad.app.why !== null")));
        return reader;
    }

    /** Reads a page that is open. */
    static Reader of(Page page) {
        return new Reader(page);
    }

    /** Opens a link that the server refuses. */
    static Reader openRefused(PageFixture fixture, String hash) {
        Reader reader = new Reader(fixture.open(hash));
        reader.page.waitForSelector("body.ready");
        return reader;
    }

    Page page() {
        return page;
    }

    /** A view or a card, by its title. */
    Locator view(String title) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    /** The chart of a view, which takes the keyboard. */
    Locator chart(String title) {
        return page.getByRole(
                AriaRole.APPLICATION, new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    /** What a screen reader says of a chart. */
    String spoken(String title) {
        return spokenOf(title).textContent();
    }

    Locator spokenOf(String title) {
        String described = chart(title).getAttribute("aria-describedby");
        return page.locator("#" + described.substring(0, described.indexOf(' ')));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator slider(String name) {
        return page.getByRole(
                AriaRole.SLIDER, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator box(String name) {
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator list(String name) {
        return page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Types a value and leaves the field. */
    void type(String box, String value) {
        box(box).fill(value);
        box(box).press("Enter");
        box(box).blur();
    }

    /** Opens the settings that are folded away. */
    void openMore() {
        page.getByText("Loss, schedule, clipping, stop rules").click();
    }

    /** Waits until a text stands in a place. */
    void waitFor(Locator where, String text) {
        PlaywrightAssertions.assertThat(where).containsText(text);
    }

    void waitFor(Locator where, Pattern text) {
        PlaywrightAssertions.assertThat(where).containsText(text);
    }

    /** The cells of the table of a view, row by row; opens it where it is closed. */
    List<List<String>> table(String title) {
        Locator details = view(title).locator("details.table");
        if (details.getAttribute("open") == null) {
            details.locator("summary").click();
        }
        details.locator("tbody tr").first().waitFor();
        return details.locator("tbody tr").all().stream()
                .map(row -> row.locator("th, td").allTextContents())
                .toList();
    }

    /** All numbers of a text, in order. */
    static double[] numbers(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.results().mapToDouble(found -> number(found.group())).toArray();
    }

    static double number(String text) {
        return Double.parseDouble(text.replace('−', '-'));
    }

    /** A column of a table as numbers. */
    static double[] column(List<List<String>> table, int column) {
        return table.stream().mapToDouble(row -> number(row.get(column))).toArray();
    }

    /** How often the page has asked a route of the server. */
    int requests(String route) {
        Object count = page.evaluate("route => jellygrad.requests[route] ?? 0", route);
        return ((Number) count).intValue();
    }

    /** How often a view was drawn. */
    int redraws(String view) {
        return ((Number) page.evaluate("view => jellygrad.redraws[view]", view)).intValue();
    }

    /** An array of the run that the page holds, in full precision. */
    double[] recorded(String array) {
        Object values = page.evaluate(
                "path => Array.from(path.split('/').reduce((at, key) => at[key], jellygrad.app.run))", array);
        return ((List<?>) values)
                .stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray();
    }

    @Override
    public String toString() {
        return Arrays.toString(page.locator(".summary").allTextContents().toArray());
    }
}
