package org.jellygrad.playground.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jellygrad.playground.Playground;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A browser and a server for a class of tests:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final PageFixture FIXTURE = new PageFixture();
 *
 * @Test
 * void says() {
 *     Page page = FIXTURE.open("#data=jellybeans");
 *     ...
 * }
 * }</pre>
 *
 * <p>Each page has a browser profile of its own and is closed after its test, which fails if the page wrote an error to its console, broke
 * its content policy, or asked another server for something. Without a Chromium or a Node of the system the class is skipped, and says so.
 */
public final class PageFixture implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    /** Where to look for a Chromium that is not on the path. */
    private static final String CHROMIUM = "JELLYGRAD_CHROMIUM";

    /** Patience on a machine that builds other things meanwhile: what fails is known sooner. */
    private static final double TIMEOUT = 30_000;

    private @Nullable Playwright playwright;
    private @Nullable Browser browser;
    private @Nullable Playground playground;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Optional<Path> chromium = chromium();
        Optional<Path> node = onPath("node");
        if (chromium.isEmpty() || node.isEmpty()) {
            String missing = chromium.isEmpty() ? "no Chromium" : "no Node";
            String message = context.getDisplayName() + " is skipped: there is " + missing
                    + ". Install it (on Debian: apt-get install chromium nodejs), or name the browser in " + CHROMIUM
                    + ".";
            System.out.println(message); // Surefire counts what is skipped, but not why
            Assumptions.abort(message);
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT);
        playground = Playground.start(0, Map.of(), fault -> faults.add("the server: " + fault));
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_NODEJS_PATH", node.get().toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        // Chromium's own sandbox needs rights that a container's root has not.
                        .setChromiumSandbox(false)
                        .setArgs(List.of("--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb")));
    }

    /** Opens the page: a desktop's window, light. */
    public Page open(String hash) {
        return open(hash, new Browser.NewContextOptions());
    }

    /** Opens the page as it is for someone: size, scheme, touch, motion. */
    public Page open(String hash, Browser.NewContextOptions options) {
        if (options.viewportSize == null) {
            options.setViewportSize(1280, 800);
        }
        BrowserContext context = Objects.requireNonNull(browser).newContext(options);
        context.setDefaultTimeout(TIMEOUT);
        contexts.add(context);
        Page page = context.newPage();
        watch(page, address());
        page.navigate(address() + hash);
        return page;
    }

    /** Opens a file as it lies on the disk, without any network. */
    public Page openFile(Path file, Browser.NewContextOptions options) {
        if (options.viewportSize == null) {
            options.setViewportSize(1280, 800);
        }
        BrowserContext context = Objects.requireNonNull(browser).newContext(options.setOffline(true));
        context.setDefaultTimeout(TIMEOUT);
        contexts.add(context);
        Page page = context.newPage();
        watch(page, file.toUri().toString());
        page.navigate(file.toUri().toString());
        return page;
    }

    /** Where the page is, with a slash at the end. */
    public String address() {
        return Objects.requireNonNull(playground).address();
    }

    /** The server. */
    public Playground playground() {
        return Objects.requireNonNull(playground);
    }

    /** Faults that a test expects are taken out of those that fail it. */
    public List<String> takeFaults() {
        List<String> taken = List.copyOf(faults);
        faults.clear();
        return taken;
    }

    /** @param own how addresses begin that the page may ask */
    private void watch(Page page, String own) {
        page.onConsoleMessage(message -> {
            // A file without an icon of its own makes the browser ask for this one, at a time of its choosing.
            boolean icon = message.location().contains("/favicon.ico");
            if (!icon && (message.type().equals("error") || message.type().equals("warning"))) {
                faults.add("the console: " + message.text() + " " + message.location());
            }
        });
        page.onPageError(error -> faults.add("the page: " + error));
        page.onRequest(request -> {
            if (!request.url().replace("file:///", "file:/").startsWith(own.replace("file:///", "file:/"))
                    && !request.url().startsWith("data:")) {
                faults.add("a request to " + request.url());
            }
        });
    }

    @Override
    public void afterEach(ExtensionContext context) {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        List<String> found = takeFaults();
        if (!found.isEmpty() && context.getExecutionException().isEmpty()) {
            throw new AssertionError("The page made mistakes:\n" + String.join("\n", found));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Stream.of(browser, playwright, playground).filter(Objects::nonNull).forEach(PageFixture::close);
    }

    private static void close(@Nullable AutoCloseable closeable) {
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Path> chromium() {
        String named = System.getenv(CHROMIUM);
        return named != null
                ? Optional.of(Path.of(named))
                : Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
                        .map(PageFixture::onPath)
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
