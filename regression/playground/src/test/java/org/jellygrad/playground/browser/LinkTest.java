package org.jellygrad.playground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The state in the link: written, read back, checked. */
class LinkTest {
    @RegisterExtension
    static final PageFixture FIXTURE = new PageFixture();

    @Test
    void aLinkBringsBackRunStepAndViews() {
        Reader reader = Reader.open(
                FIXTURE,
                "#data=hubble1929&scale=standard&lr=0.2&epochs=9&step=4&residuals=squares&loss-scale=log&surface=surface");
        reader.waitFor(reader.page().locator(".place"), "step 4 of 9");
        assertThat(reader.button("squares")).hasAttribute("aria-pressed", "true");
        assertThat(reader.button("log")).hasAttribute("aria-pressed", "true");
        assertThat(reader.button("surface")).hasAttribute("aria-pressed", "true");
        assertThat(reader.view("The same run in a terminal"))
                .containsText("jellygrad train hubble1929 --lr 0.2 --scale standard --epochs 9");
    }

    @Test
    void whatChangesIsWrittenWithoutRows() {
        Reader reader = Reader.open(FIXTURE, "#data=jellybeans&start=slope=3,intercept=20&lr=0.1&scale=standard");
        reader.button("One step").click();
        reader.button("squares").click();
        reader.page().waitForCondition(() -> reader.page().url().contains("residuals=squares"));
        String hash = reader.page().url().replaceFirst(".*#", "");
        assertThat(hash.split("&"))
                .containsExactlyInAnyOrder(
                        "data=jellybeans",
                        "start=slope=3,intercept=20",
                        "lr=0.1",
                        "scale=standard",
                        "step=1",
                        "residuals=squares");
    }

    @Test
    void backLeadsToTheDataBefore() {
        Reader reader = Reader.open(FIXTURE, "#data=jellybeans&start=slope=3,intercept=20&lr=0.1&scale=standard");
        reader.button("One step").click();
        reader.button("One step").click();
        reader.list("Data set").selectOption("Distance and velocity of 24 nebulae");
        reader.waitFor(reader.view("The same run in a terminal"), "train hubble1929");
        reader.page().goBack();
        reader.waitFor(reader.view("The same run in a terminal"), "train jellybeans");
        reader.waitFor(reader.page().locator(".place"), "step 2 of 105");
        reader.page().goForward();
        reader.waitFor(reader.view("The same run in a terminal"), "train hubble1929");
    }

    @Test
    void keysOfAnotherVersionAreLeftOutAndSaid() {
        Reader reader = Reader.open(FIXTURE, "#data=jellybeans&lr=0.1&scale=standard&colour=mauve");
        assertThat(reader.view("The run in words")).containsText("Not known here, and left out: colour.");
    }

    @Test
    void wrongValuesAreNamedAndTheControlsStayInReach() {
        Reader reader = Reader.openRefused(FIXTURE, "#data=jellybeans&lr=-1&optimizer=magic&residuals=circles");
        assertThat(reader.page().getByRole(AriaRole.ALERT)).containsText("magic");
        assertThat(reader.page().getByRole(AriaRole.ALERT)).containsText("-1");
        reader.type("Learning rate, typed", "0.1");
        reader.list("Optimizer").selectOption("gd");
        reader.waitFor(reader.view("The same run in a terminal"), "train jellybeans --lr 0.1");
        FIXTURE.takeFaults(); // The browser logs the refused requests by itself.
    }

    @Test
    void aLinkThatCannotBeShownLeadsToTheJellyBeans() {
        Reader reader = Reader.openRefused(FIXTURE, "#data=nosuch");
        assertThat(reader.page().getByRole(AriaRole.ALERT)).containsText("There is no data set 'nosuch'.");
        assertThat(reader.view("The same run in a terminal")).isHidden();
        assertThat(reader.page().locator(".divergence")).isHidden();
        reader.button("Open the jelly beans").click();
        reader.waitFor(reader.spokenOf("Data and line"), "beans = 3 · jar_size + 20.");
        assertThat(reader.button("Open the jelly beans")).isHidden();
        FIXTURE.takeFaults(); // The browser logs the refused requests by itself.
    }

    @Test
    void s6WithoutALinkTheArticlesGuessIsShown() {
        Reader reader = Reader.open(FIXTURE, "");
        reader.waitFor(reader.spokenOf("Data and line"), "beans = 3 · jar_size + 20.");
        reader.waitFor(reader.spokenOf("Parameter plane"), "Step 0: slope 3, intercept 20; loss 310400.");
        reader.waitFor(reader.page().locator(".place"), "step 0 of 30");
        reader.button("To the end").click();
        // The straight walk of S11 on the standardised jars.
        reader.waitFor(reader.spokenOf("Data and line"), "beans = 2.0012 · jar_size + 39.975.");
    }

    @Test
    void aLinkThatNamesOnlyDataBeginsWhereAWalkIsSeen() {
        Reader beans = Reader.open(FIXTURE, "#data=jellybeans");
        beans.waitFor(
                beans.view("The same run in a terminal"),
                "train jellybeans --lr 0.1 --start slope=3,intercept=20 --scale standard");
        Reader penguins = Reader.open(FIXTURE, "#data=penguins");
        penguins.waitFor(penguins.view("The same run in a terminal"), "train penguins --lr 0.1 --scale standard");
    }

    @Test
    void aServerThatWentAwayIsSaidAndTheLinkKeepsTheState() {
        Reader reader = Reader.open(FIXTURE, "#data=jellybeans&lr=0.1&scale=standard");
        reader.page().route("**/api/**", route -> route.abort());
        reader.type("Learning rate, typed", "0.2");
        assertThat(reader.page().getByRole(AriaRole.ALERT)).containsText("The playground does not answer.");
        assertThat(reader.chart("Data and line")).isVisible();
        reader.page().unroute("**/api/**");
        // The page finds out by itself.
        reader.waitFor(reader.view("The same run in a terminal"), "train jellybeans --lr 0.2 --scale standard");
        assertThat(reader.page().getByRole(AriaRole.ALERT)).isHidden();
        FIXTURE.takeFaults(); // The browser logs the lost requests by itself.
    }

    @Test
    void noControlIsLostWhileTheServerIsAway() {
        Reader reader = Reader.open(FIXTURE, "#data=jellybeans&start=slope=3,intercept=20&lr=0.1&scale=standard");
        reader.openMore();
        reader.page().route("**/api/**", route -> route.abort());
        reader.button("as they are").click();
        assertThat(reader.page().getByRole(AriaRole.ALERT)).containsText("The playground does not answer.");
        assertThat(reader.button("as they are")).hasAttribute("aria-pressed", "true");
        reader.list("Optimizer").selectOption("momentum");
        reader.type("Epochs at most", "12");
        reader.button("signed").click();
        assertThat(reader.page().getByRole(AriaRole.ALERT)).containsText("goes on by itself");

        reader.page().unroute("**/api/**");
        reader.waitFor(reader.page().locator(".condition"), "condition number κ = 1361256");
        Locator command = reader.view("The same run in a terminal");
        reader.waitFor(command, "--optimizer momentum:0.9");
        reader.waitFor(command, "--epochs 12");
        reader.waitFor(command, "--scale none");
        reader.waitFor(reader.spokenOf("Loss by epoch"), "Mean signed error 480 at step 0");
        assertThat(reader.page().getByRole(AriaRole.ALERT)).isHidden();
        FIXTURE.takeFaults(); // The browser logs the lost requests by itself.
    }
}
