package org.jellygrad.playground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.stream.IntStream;
import org.jellygrad.trainer.path.PathPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Why a step goes where it goes: updates in numbers, rows and their pulls, linked in all views. */
class WhyStepTest {
    @RegisterExtension
    static final PageFixture FIXTURE = new PageFixture();

    private static final String RAW = "#data=jellybeans&start=slope=3,intercept=20&lr=1e-6&epochs=5";

    private static final String CARD = "Why step 1 goes there";

    @Test
    void s6S7ResidualsAndLossOfTheFirstGuess() {
        Reader reader = Reader.open(FIXTURE, RAW);
        assertThat(Reader.column(reader.table("Data and line"), 4)).containsExactly(80, 280, 480, 680, 880);
        assertThat(reader.spokenOf("Loss by epoch")).containsText("Loss 310400 at step 0");
    }

    @Test
    void s8S9UphillAndDownhill() {
        for (double[] guess : new double[][] {{3.1, 19, 376641, 89}, {2.9, 21, 250561, 71}}) {
            Reader reader = Reader.open(FIXTURE, RAW);
            reader.type("slope", Double.toString(guess[0]));
            reader.waitFor(reader.spokenOf("Data and line"), "beans = " + guess[0]);
            reader.type("intercept", Double.toString(guess[1]));
            reader.waitFor(reader.spokenOf("Loss by epoch"), "Loss " + (int) guess[2] + " at step 0");
            assertThat(Reader.column(reader.table("Data and line"), 4)[0]).isCloseTo(guess[3], within(1e-9));
        }
    }

    @Test
    void updatesAreTheEnginesNumbers() {
        List<PathPoint> engine = Engine.path(
                        "jellybeans",
                        Engine.settings("slope=3,intercept=20", 1e-6)
                                .withStop(org.jellygrad.trainer.settings.Settings.DEFAULTS
                                        .stop()
                                        .withMaxEpochs(5)))
                .points();
        Reader reader = Reader.open(FIXTURE, RAW);
        List<String> updates = reader.view(CARD).locator(".updates li").allTextContents();

        assertThat(updates).hasSize(2);
        double[] intercept = Reader.numbers(updates.get(0));
        double[] slope = Reader.numbers(updates.get(1));
        assertThat(slope).hasSize(4);
        assertThat(slope[0]).isEqualTo(3);
        assertThat(slope[1]).isEqualTo(1e-6);
        assertThat(slope[2]).isEqualTo(640000);
        assertThat(intercept[2]).isEqualTo(960);
        assertThat(slope[3]).isCloseTo(engine.get(1).parameters()[1], within(1e-9));
        assertThat(intercept[3]).isCloseTo(engine.get(1).parameters()[0], within(1e-7));
        assertThat(reader.view(CARD)).containsText("310400 to 35967.69");
    }

    @Test
    void aStepOnScaledColumnsIsFirstToldInTheReadersUnits() {
        Reader reader = Reader.open(FIXTURE, "#data=jellybeans&start=slope=3,intercept=20&lr=0.1&scale=standard");
        PathPoint engine = Engine.beans(0.1, settings -> settings).points().get(1);
        Locator card = reader.view(CARD);

        // S11: from 3x + 20 to 2.8x + 24.
        assertThat(card.locator(".moves li")).hasText(new String[] {"intercept 20 → 24", "slope 3 → 2.8"});
        assertThat(engine.parameters()).containsExactly(new double[] {24, 2.8}, within(1e-9));
        assertThat(card).containsText("on a scaled column: (jar_size − 500) / 282.8427");
        assertThat(card.locator(".updates li").nth(1)).containsText("= 791.9595949");
        assertThat(card.locator(".back li"))
                .hasText(new String[] {"slope = 791.9596 / 282.8427 = 2.8", "intercept = 1424 − 500 · 2.8 = 24"});
        assertThat(791.9596 / 282.8427).isCloseTo(2.8, within(1e-6));

        Reader raw = Reader.open(FIXTURE, RAW);
        assertThat(raw.view(CARD).locator(".moves")).isHidden();
    }

    @Test
    void thereIsOneMinusSign() {
        Reader reader = Reader.open(FIXTURE, "#data=jellybeans&lr=1e-6&epochs=5&start=slope=-3,intercept=-20");
        assertThat(reader.view(CARD)).containsText("intercept ← −20 − 1e−06 · (−");
        assertThat(reader.view(CARD)).not().containsText("-");
        Reader function = Reader.open(FIXTURE, "#function=(x-3)^2&start=x=8&lr=0.1&epochs=5");
        assertThat(function.view(CARD)).containsText("Step 1: the value falls from 25 to 16.");
    }

    @Test
    void thePullsOfTheRowsAverageToTheGradient() {
        Reader reader = Reader.open(FIXTURE, RAW);
        Locator pulls = reader.view(CARD).locator("table.pulls");
        List<List<String>> rows = pulls.locator("tbody tr").all().stream()
                .map(row -> row.locator("td").allTextContents())
                .toList();
        List<String> mean = pulls.locator("tfoot td").allTextContents();

        assertThat(rows).hasSize(5);
        for (int column = 2; column <= 3; column++) {
            int at = column;
            double average = rows.stream()
                    .mapToDouble(row -> Reader.number(row.get(at)))
                    .average()
                    .orElseThrow();
            assertThat(Reader.number(mean.get(column - 1))).isCloseTo(average, within(1e-4 * Math.abs(average)));
        }
        assertThat(Reader.number(mean.get(1))).isEqualTo(960);
        assertThat(Reader.number(mean.get(2))).isEqualTo(640000);
    }

    @Test
    void aRowIsPointedAtInAllViews() {
        Reader reader = Reader.open(FIXTURE, RAW);
        Locator chart = reader.chart("Data and line");
        chart.focus();
        for (int i = 0; i < 4; i++) {
            reader.page().keyboard().press("ArrowRight");
        }

        assertThat(chart.locator(".note")).hasText("row 4: 1440, predicted 2120, residual 680");
        assertThat(reader.view(CARD).locator("tbody tr.lit td").first()).hasText("4");
        assertThat(chart.locator("path.stroke.gradient").first())
                .hasAttribute("d", java.util.regex.Pattern.compile("M.*L.*"));
        assertThat(reader.chart("Parameter plane").locator("path.stroke.pull"))
                .hasAttribute("d", java.util.regex.Pattern.compile("M.*L.*"));

        reader.page().keyboard().press("Escape");
        assertThat(chart.locator(".note")).hasText("");
    }

    @Test
    void aParameterIsPointedAtInCardAndGraph() {
        Reader reader = Reader.open(FIXTURE, RAW);
        reader.view(CARD).locator(".updates li").nth(1).focus();
        assertThat(reader.chart("Computation graph").locator(".node.lit")).hasCount(1);
        assertThat(reader.chart("Computation graph").locator(".node.lit .slope"))
                .hasText("∂ 640000");
    }

    @Test
    void theGraphSaysRulesWithNumbersByKeyboard() {
        Reader reader = Reader.open(FIXTURE, RAW);
        reader.chart("Computation graph").focus();
        reader.page().keyboard().press("ArrowLeft");
        assertThat(reader.view("Computation graph").locator(".rule")).containsText("1552000/5");
        List<List<String>> nodes = reader.table("Computation graph");
        List<String> loss = nodes.get(nodes.size() - 1);
        assertThat(loss.get(2)).isEqualTo("310400");
        assertThat(IntStream.range(0, nodes.size()).mapToObj(i -> nodes.get(i).get(1)))
                .contains("parameter", "square", "sum");
    }

    @Test
    void s25TheRecipesStepIsTheOneThatIsShown() {
        Reader reader = Reader.open(FIXTURE, RAW);
        reader.button("One step").click();
        assertThat(reader.view("Why step 2 goes there")).containsText("Step 2: the loss falls from 35967.69");
    }
}
