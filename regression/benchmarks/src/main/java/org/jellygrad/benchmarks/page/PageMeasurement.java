package org.jellygrad.benchmarks.page;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jellygrad.benchmarks.measurement.Measurement;
import org.jellygrad.benchmarks.measurement.ResultTable;
import org.jellygrad.playground.Playground;

/** The playground's page in a real browser: how soon it is there, how heavy it is, how smooth it runs. */
public final class PageMeasurement implements Measurement {
    private static final String RUN = "#data=jellybeans&start=slope%3D3,intercept%3D20&lr=2.9e-6&epochs=";
    private static final int LONG = 100_000;
    private static final int SHORT = 10_000;
    private static final int OPENINGS = 5;
    private static final double MILLISECONDS_OF_FRAMES = 6_000;
    private static final double WARM_UP = 6_000;

    /** Notes the time between frames while something is done in each. */
    private static final String FRAMES = """
            ([time, act]) => new Promise(done => {
                const each = act ? new Function('i', act) : () => {};
                const times = [];
                let start, last;
                let i = 0;
                const frame = now => {
                    start ??= now;
                    if (last !== undefined) times.push(now - last);
                    last = now;
                    each(i++);
                    if (now - start < time) requestAnimationFrame(frame); else done(times);
                };
                requestAnimationFrame(frame);
            })""";

    @Override
    public String name() {
        return "page";
    }

    @Override
    public ResultTable run() {
        Optional<Path> chromium = program("chromium", "chromium-browser", "google-chrome");
        Optional<Path> node = program("node");
        if (chromium.isEmpty() || node.isEmpty()) {
            throw new IllegalStateException(
                    "There is no Chromium, or no Node to drive it. On Debian: apt-get install chromium nodejs.");
        }
        try (Playground playground = Playground.start(0, Map.of(), Throwable::printStackTrace);
                Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                        .setEnv(Map.of(
                                "PLAYWRIGHT_NODEJS_PATH",
                                node.get().toString(),
                                "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                                "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium.get())
                                .setChromiumSandbox(false))) {
            List<List<Object>> rows = new ArrayList<>();
            rows.add(List.of("first paint, the first time", paint(browser, playground.address()), "ms"));
            playground.warmUp();
            double[] paints = new double[OPENINGS];
            for (int i = 0; i < OPENINGS; i++) {
                paints[i] = paint(browser, playground.address());
            }
            rows.add(List.of("first paint, median of " + OPENINGS, share(paints, 0.5), "ms"));
            smooth(browser, playground.address(), rows);
            return new ResultTable("The page in headless Chromium", List.of("what", "value", "unit"), rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double paint(Browser browser, String address) {
        try (Page page = open(browser, address)) {
            page.waitForFunction("() => performance.getEntriesByName('first-contentful-paint').length > 0");
            return number(page.evaluate("() => performance.getEntriesByName('first-contentful-paint')[0].startTime"));
        }
    }

    private static void smooth(Browser browser, String address, List<List<Object>> rows) {
        try (Page page = open(browser, address + RUN + LONG)) {
            page.waitForTimeout(WARM_UP);
            rows.add(List.of(
                    "weight as sent, without answers",
                    number(
                                    page.evaluate(
                                            "() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
                                                    + ".filter(e => !e.name.includes('/api/')).reduce((sum, e) => sum + e.transferSize, 0)"))
                            / 1024,
                    "KB"));
            frames(rows, "nothing happens", page, "");
            page.evaluate("() => { const s = document.querySelector('.transport select'); s.value = '0';"
                    + " document.querySelector('.transport [aria-label=Play]').click(); }");
            frames(rows, LONG + " steps play", page, "");
            frames(
                    rows,
                    LONG + " steps are scrubbed",
                    page,
                    "const r = document.querySelector('.transport input[type=range]');"
                            + " r.value = Math.abs(Math.sin(i / 20)) * r.max; r.dispatchEvent(new Event('input', {bubbles: true}));");
        }
        try (Page page = open(browser, address + RUN + SHORT)) {
            page.waitForTimeout(WARM_UP);
            frames(
                    rows,
                    "the rate is dragged, " + SHORT + " steps a run",
                    page,
                    "const r = document.querySelector('.rate input[type=range]');"
                            + " r.value = +r.min + (0.5 + 0.3 * Math.sin(i / 40)) * (r.max - r.min);"
                            + " r.dispatchEvent(new Event('input', {bubbles: true}));");
            rows.add(List.of(
                    "paths drawn anew meanwhile",
                    number(page.evaluate("() => jellygrad.requests['path'] ?? jellygrad.requests['/api/path'] ?? 0"))
                            / (MILLISECONDS_OF_FRAMES / 1000),
                    "a second"));
        }
    }

    private static Page open(Browser browser, String address) {
        Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 900));
        page.navigate(address);
        page.waitForSelector("body.ready");
        return page;
    }

    /** The time between frames, which other programs on the machine lengthen, and the page's own work in each, which they do not. */
    private static void frames(List<List<Object>> rows, String what, Page page, String act) {
        CDPSession session = page.context().newCDPSession(page);
        JsonObject processorTime = new JsonObject();
        processorTime.addProperty("timeDomain", "threadTicks");
        session.send("Performance.enable", processorTime);
        double before = taskSeconds(session);
        List<?> times = (List<?>) page.evaluate(FRAMES, List.of(MILLISECONDS_OF_FRAMES, act));
        double busy = 1000 * (taskSeconds(session) - before);
        session.detach();
        double[] frames = times.stream().mapToDouble(PageMeasurement::number).toArray();
        rows.add(List.of("frame, 95 of 100, while " + what, share(frames, 0.95), "ms"));
        rows.add(List.of("main thread at work in a frame, while " + what, busy / frames.length, "ms"));
    }

    private static double taskSeconds(CDPSession session) {
        for (JsonElement metric : session.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            if (metric.getAsJsonObject().get("name").getAsString().equals("TaskDuration")) {
                return metric.getAsJsonObject().get("value").getAsDouble();
            }
        }
        throw new IllegalStateException("Chromium does not tell how long its tasks took.");
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static double share(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    private static Optional<Path> program(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
