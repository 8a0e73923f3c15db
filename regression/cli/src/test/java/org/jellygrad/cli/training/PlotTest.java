package org.jellygrad.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jellygrad.cli.Run;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.problem.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** {@code --plot}: in the terminal, in a file, and what it does not take for one. */
class PlotTest {
    private static final String[] TITLES = {
        "beans by jar_size, with the fitted line", "mse by epoch", "Path in the plane of intercept and jar_size"
    };

    @TempDir
    private Path directory;

    @Test
    void chartsFollowTheSummary() {
        Run plain = Run.of("train", "jellybeans");
        Run run = Run.of("train", "--plot", "jellybeans", "--lr", "0.1").assertFits();
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).startsWith(plain.out().lines().findFirst().orElseThrow());
        assertThat(run.out().lines()).containsSubsequence(TITLES);
        assertThat(Run.of("train", "jellybeans", "--plot", "--lr", "0.1").out()).isEqualTo(run.out());
    }

    @Test
    void chartsOfAFunctionDoNotTakeTheFunctionForAFile() {
        Run run = Run.of("minimize", "--plot", "x^2", "--start", "x=3", "--lr", "0.1");
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("Descent on x^2");
    }

    @Test
    void aFileHoldsAllCharts() throws Exception {
        Path file = directory.resolve("run.svg");
        Run run = Run.of("train", "jellybeans", "--lr", "0.1", "--plot", file.toString(), "--plot");
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.out().lines()).containsSubsequence(TITLES);
        Element svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        assertThat(svg.getTagName()).isEqualTo("svg");
        NodeList titles = svg.getElementsByTagName("title");
        assertThat(titles.getLength()).isEqualTo(1 + TITLES.length);
        assertThat(titles.item(0).getTextContent()).isEqualTo(String.join("; ", TITLES));
        for (int i = 0; i < TITLES.length; i++) {
            assertThat(titles.item(1 + i).getTextContent()).isEqualTo(TITLES[i]);
        }
        assertThat(svg.getElementsByTagName("desc").item(3).getTextContent()).contains("The optimum is intercept 40");
    }

    /** Each terminal has the finest characters that it can show, within its width. */
    @ParameterizedTest
    @CsvSource({"UTF-8, 80, [⠁-⣿]", "IBM437, 60, [▌▐▀▄█]", "US-ASCII, 40, [\\x00-\\x7f]"})
    void terminalsDiffer(String charset, int columns, String glyph) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        String[] command = {"train", "jellybeans", "--plot", "--quiet", "--lr", "0.1"};
        Run.on(command, new Console(out, err, columns, Charset.forName(charset), () -> 0));
        String text = out.toString(StandardCharsets.UTF_8);
        String charts = text.substring(text.indexOf(TITLES[0]));
        assertThat(charts.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
        assertThat(charts).containsPattern(glyph);
        if (charset.equals("US-ASCII")) {
            assertThat(charts.lines().filter(line -> !line.contains("²")))
                    .allMatch(line -> line.matches("\\p{ASCII}*"));
        }
    }

    /** Data and line, path and contours differ in colour; without colour the same characters are drawn. */
    @Test
    void coloursTellLayersApart() {
        String coloured = drawn(true, "train", "jellybeans", "--plot", "--quiet", "--lr", "0.1");
        String plain = drawn(false, "train", "jellybeans", "--plot", "--quiet", "--lr", "0.1");
        assertThat(plain).doesNotContain("\u001b");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
        for (List<String> chart : List.of(List.of("data", "fitted"), List.of("path", "contours of mse"))) {
            assertThat(chart.stream().map(name -> colour(name, coloured)))
                    .doesNotContain("none")
                    .doesNotHaveDuplicates();
        }
    }

    /** The colour of a name's sample in the legend. */
    private static String colour(String name, String drawn) {
        Matcher sample =
                Pattern.compile("\u001b\\[([0-9]+)m[^ ]+\u001b\\[0m " + name).matcher(drawn);
        return sample.find() ? sample.group(1) : "none";
    }

    private static String drawn(boolean colour, String... command) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        Run.on(command, new Console(out, err, 80, StandardCharsets.UTF_8, colour, () -> 0));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void filesAreCheckedBeforeTheRun() throws Exception {
        Path data = directory.resolve("data.svg");
        Files.writeString(data, "x,y\n1,2\n2,5\n3,6\n");
        String name = data.toString();
        Run same = Run.of("train", name, "--target", "y", "--plot", name);
        assertThat(same.code()).isEqualTo(ExitCode.USAGE);
        assertThat(same.err()).contains("--plot and DATA both name");
        assertThat(data).hasContent("x,y\n1,2\n2,5\n3,6\n");
        assertThat(Run.of("train", "jellybeans", "--plot", "run.png").err()).contains("Name a file that ends in .svg.");
        assertThat(Run.of("train", "jellybeans", "--plot", "nowhere/run.svg").err())
                .contains("there is no directory");
        assertThat(Run.of("train", "jellybeans", "--plot", name, "--save", name).err())
                .contains("--save and --plot both name");
        assertThat(Run.of("train", "jellybeans", "--plot", "--json").err()).contains("Draw into a file");
    }
}
