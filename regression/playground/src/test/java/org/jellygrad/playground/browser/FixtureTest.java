package org.jellygrad.playground.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The browser that the other tests drive. */
class FixtureTest {
    @RegisterExtension
    static final PageFixture FIXTURE = new PageFixture();

    @Test
    void asksTheServerFromWithinThePage() {
        Page page = FIXTURE.open("page/nothing-there.html");
        FIXTURE.takeFaults();

        Object names =
                page.evaluate("() => fetch('/api/catalog').then(r => r.json()).then(c => c.data.map(d => d.name))");

        assertThat(String.valueOf(names)).contains("jellybeans");
    }

    @Test
    void noticesWhatBreaksTheContentPolicy() {
        Page page = FIXTURE.open("page/nothing-there.html");
        FIXTURE.takeFaults();

        page.evaluate("() => { const s = document.createElement('script'); s.textContent = 'window.evil = 1';"
                + " document.documentElement.append(s); }");

        assertThat(page.evaluate("() => window.evil")).isNull();
        assertThat(FIXTURE.takeFaults()).anyMatch(fault -> fault.contains("Content Security Policy"));
    }
}
