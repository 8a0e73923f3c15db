package org.jellygrad.playground.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The race of runs, and the loss over the rate. */
class RaceTest {
    private static final String BEANS = "#data=jellybeans&start=slope=3,intercept=20&lr=0.1&scale=standard";
    private static final String RACE = "Race from one start";

    @RegisterExtension
    static final PageFixture FIXTURE = new PageFixture();

    @Test
    void optimizersRaceAtTheirOwnBestRates() {
        Reader reader = Reader.open(FIXTURE, BEANS);
        reader.button("Race").click();
        reader.waitFor(
                reader.spokenOf(RACE), "First within a millionth of the start's distance: gd at 0.5, after 1 epoch");
        List<List<String>> table = reader.table(RACE);
        assertThat(table).hasSize(3);
        assertThat(table.get(0)).startsWith("gd", "0.5", "converged");
        assertThat(reader.page().url()).doesNotContain("undefined");
    }

    @Test
    void theLinkKeepsTheRace() {
        Reader reader =
                Reader.open(FIXTURE, BEANS + "&race=gd@0.1;gd@0.3;cg@best&race-axis=gradients&race-height=above");
        reader.waitFor(reader.spokenOf(RACE), "gradient evaluations");
        assertThat(reader.list("Optimizer of run 3").inputValue()).isEqualTo("cg");
        assertThat(reader.box("Learning rate of run 2").inputValue()).isEqualTo("0.3");
        reader.box("Learning rate of run 2").fill("0.4");
        reader.box("Learning rate of run 2").press("Enter");
        reader.page().waitForURL(url -> url.contains("gd@0.4"));
        reader.page().setViewportSize(900, 700);
        reader.page().reload();
        reader.page().waitForSelector("body.ready");
        assertThat(reader.box("Learning rate of run 2").inputValue()).isEqualTo("0.4");
        // Another rate of the page's own run is no other race.
        int asked = reader.requests("race");
        reader.type("Learning rate, typed", "0.2");
        reader.page().waitForFunction("() => jellygrad.app.run.header.facts.rate === 0.2");
        assertThat(reader.requests("race")).isEqualTo(asked);
        reader.button("Show run 2 in the views").click();
        reader.page().waitForFunction("() => jellygrad.app.run.header.facts.rate === 0.4");
    }

    @Test
    void runsAreAddedAndTakenOut() {
        Reader reader = Reader.open(FIXTURE, BEANS + "&race=gd@0.1;gd@0.3");
        reader.waitFor(reader.view(RACE), "arrived at");
        reader.button("Add a run").click();
        reader.page().waitForFunction("() => document.querySelectorAll('#view-race .runners li').length === 3");
        assertThat(reader.box("Learning rate of run 3").inputValue()).isEqualTo("0.15");
        reader.button("Take run 1 out").click();
        reader.page().waitForFunction("() => document.querySelectorAll('#view-race .runners li').length === 2");
        reader.chart(RACE).focus();
        reader.chart(RACE).press("ArrowRight");
        reader.page().waitForSelector("#view-race .race-notes text");
        reader.button("Reset").click();
        reader.page().waitForFunction("() => jellygrad.app.state.race.startsWith('gd@best;momentum')");
    }

    @Test
    void functionsRaceBySteps() {
        Reader reader = Reader.open(FIXTURE, "#function=(x-3)^2&start=x=8&lr=0.1&race=gd@0.1;momentum:0.9@0.1");
        reader.waitFor(reader.view(RACE), "arrived at");
        assertThat(reader.button("steps").isVisible()).isTrue();
        assertThat(reader.button("passes").isVisible()).isFalse();
    }

    @Test
    void aPointOfTheSweepLoadsItsRate() {
        Reader reader = Reader.open(FIXTURE, BEANS);
        reader.button("Sweep").click();
        Locator chart = reader.chart("Loss over the rate");
        reader.waitFor(reader.spokenOf("Loss over the rate"), "Each point is a run of 30 epochs.");
        chart.focus();
        chart.press("ArrowLeft");
        reader.waitFor(reader.spokenOf("Loss over the rate"), "Enter loads it");
        for (int i = 0; i < 20; i++) {
            chart.press("ArrowLeft");
        }
        chart.press("Enter");
        double rate = Reader.numbers(reader.spoken("Loss over the rate"))[0];
        reader.page().waitForFunction("rate => jellygrad.app.run.header.facts.rate === rate", rate);
        // The point is where the run stands after so many epochs.
        double said = Reader.numbers(reader.spoken("Loss over the rate"))[1];
        assertThat(reader.recorded("loss")[30]).isCloseTo(said, org.assertj.core.api.Assertions.withinPercentage(0.1));
    }
}
