package org.jellygrad.trainer.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

class SvgPlotTest {

    @Test
    void everyChartIsXmlWithTitleAndDescription() throws Exception {
        for (Chart chart : Samples.all().values()) {
            String text = new SvgPlot().svg(chart);
            Element svg = parsed(text);
            assertThat(svg.getTagName()).isEqualTo("svg");
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(svg.getAttribute("aria-labelledby")).isEqualTo("plot-title plot-desc");
            assertThat(content(svg, "desc")).isNotEmpty().endsWith(String.join(" ", chart.notes()));
            assertThat(content(svg, "title")).isNotEmpty();
            assertThat(text).doesNotContain("NaN", "Infinity").contains("prefers-color-scheme: dark");
            assertThat(new SvgPlot().svg(chart)).isEqualTo(text);
        }
    }

    @Test
    void theDescriptionSaysTheNumbers() throws Exception {
        Element svg = parsed(new SvgPlot(720, 360, "loss").svg(Samples.arrived()));
        assertThat(content(svg, "title")).isEqualTo("MSE by epoch");
        assertThat(content(svg, "desc"))
                .isEqualTo(
                        "The MSE goes from 310400 at epoch 0 to 0 at epoch 40. The MSE is 0 at epoch 40, for which a log axis has"
                                + " no place.");
        assertThat(svg.getAttribute("aria-labelledby")).isEqualTo("loss-title loss-desc");
    }

    /** The outer description says in a sentence what each chart shows, with its end values. */
    @Test
    void theDescriptionOfSeveralSaysWhatEachShows() throws Exception {
        Element svg = parsed(new SvgPlot().svg(List.of(Samples.arrived(), Samples.jellyBeans())));
        assertThat(content(svg, "title")).startsWith("MSE by epoch; ");
        assertThat(content(svg, "desc"))
                .startsWith(
                        "2 charts, one below the other. MSE by epoch: The MSE goes from 310400 at epoch 0 to 0 at epoch"
                                + " 40. " + Samples.jellyBeans().title() + ": ");
    }

    @Test
    void namesAreEscaped() throws Exception {
        String name = "a<b> & \"c\"\u0000\uD800";
        Element svg = parsed(new SvgPlot().svg(DataCharts.attempts(Quantity.of(name), new double[] {1, 2})));
        assertThat(content(svg, "title")).isEqualTo("a<b> & \"c\"\uFFFD\uFFFD of every attempt");
    }

    /** Five rows, the middle one drawn in the middle of the x axis, which runs from 0 to 1000. */
    @Test
    void pointsAreDrawnAtTheirPlace() throws Exception {
        Element svg = parsed(new SvgPlot().svg(Samples.jellyBeans()));
        var circles = svg.getElementsByTagName("circle");
        assertThat(circles.getLength()).isEqualTo(6);
        double first = number(circles.item(1), "cx");
        double middle = number(circles.item(3), "cx");
        double last = number(circles.item(5), "cx");
        assertThat(last - middle).isCloseTo(middle - first, offset(0.11));
        assertThat(number(circles.item(5), "cy")).isLessThan(number(circles.item(1), "cy"));
    }

    @Test
    void numbersHaveTenths() {
        assertThat(SvgPlot.number(12)).isEqualTo("12");
        assertThat(SvgPlot.number(12.34)).isEqualTo("12.3");
        assertThat(SvgPlot.number(-0.26)).isEqualTo("-0.3");
        assertThat(SvgPlot.number(-0.01)).isEqualTo("0");
    }

    @Test
    void aBadIdOrSizeIsNamed() {
        assertThatThrownBy(() -> new SvgPlot(720, 360, "a\"b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"a\"b\" is no id of a plot: it begins with a letter and goes on with letters, digits and hyphens");
        assertThatThrownBy(() -> new SvgPlot(10, 360, "plot"))
                .hasMessage("A plot of 10 × 360 cannot be drawn: it is 240 to 10000 wide and 100 to 10000 high");
    }

    private static double number(Node node, String attribute) {
        return Double.parseDouble(((Element) node).getAttribute(attribute));
    }

    private static String content(Element svg, String tag) {
        return svg.getElementsByTagName(tag).item(0).getTextContent();
    }

    private static Element parsed(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
    }
}
