package org.jellygrad.trainer.plot;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.trainer.text.TerminalText;

/**
 * Draws charts as SVG: one {@code <svg>} element that needs nothing else, alone in a file or in a page. It takes the reader's light or
 * dark colours, and says in {@code <title>} and {@code <desc>} what it shows. A page that has colours of its own sets the variables of
 * {@code .jellygrad-plot}. The same chart gives the same text everywhere.
 *
 * @param width of the whole in pixels, {@value #NARROWEST} to {@value #WIDEST}
 * @param height of the drawing area, {@value #LOWEST} to {@value #HIGHEST}; title, axis, legend and notes come on top of it
 * @param id a letter, then letters, digits and hyphens: unique among the plots of a page
 */
public record SvgPlot(int width, int height, String id) {
    private static final int NARROWEST = 240;
    private static final int WIDEST = 10_000;
    private static final int LOWEST = 100;
    private static final int HIGHEST = 10_000;

    static final int EDGE = 18;
    static final int LINE = 20;

    /** Widths of a cell of text, generous: fonts differ, and none is measured. */
    static final double CELL = 7.4;

    private static final double TITLE_CELL = 9.6;

    /** @throws IllegalArgumentException if the size is outside its limits or the id is none */
    public SvgPlot {
        if (width < NARROWEST || width > WIDEST || height < LOWEST || height > HIGHEST) {
            throw new IllegalArgumentException("A plot of " + width + " × " + height + " cannot be drawn: it is "
                    + NARROWEST + " to " + WIDEST + " wide and " + LOWEST + " to " + HIGHEST + " high");
        }
        if (!id.matches("[A-Za-z][A-Za-z0-9-]*")) {
            throw new IllegalArgumentException("\"" + id
                    + "\" is no id of a plot: it begins with a letter and goes on with letters, digits and hyphens");
        }
    }

    /** 720 wide, drawing area 360 high, id {@code plot}. */
    public SvgPlot() {
        this(720, 360, "plot");
    }

    /** The chart as one {@code <svg>} element, lines ended by {@code \n}. */
    public String svg(Chart chart) {
        Drawn drawn = draw(chart);
        return head("img", drawn.height()) + words(id, chart) + style(drawn.height()) + drawn.text() + "</svg>\n";
    }

    /** Charts below one another as one {@code <svg>} element; each is a group that says what it shows. */
    public String svg(List<Chart> charts) {
        if (charts.size() == 1) {
            return svg(charts.get(0));
        }
        var out = new StringBuilder();
        int y = 0;
        for (int i = 0; i < charts.size(); i++) {
            Drawn drawn = draw(charts.get(i));
            String name = id + "-" + (i + 1);
            out.append("<g role=\"img\" %s transform=\"translate(0 %d)\">\n".formatted(labelled(name), y))
                    .append(words(name, charts.get(i)))
                    .append(drawn.text())
                    .append("</g>\n");
            y += drawn.height();
        }
        String titles = String.join("; ", charts.stream().map(Chart::title).toList());
        return head("group", y) + words(id, titles, contents(charts)) + style(y) + out + "</svg>\n";
    }

    /** A sentence for each chart: the first of its summary. */
    private static String contents(List<Chart> charts) {
        var contents = new StringBuilder(charts.size() + " charts, one below the other.");
        for (Chart chart : charts) {
            int end = chart.summary().indexOf(". ");
            String first = end < 0 ? chart.summary() : chart.summary().substring(0, end + 1);
            contents.append(' ').append(chart.title()).append(": ").append(first);
        }
        return contents.toString();
    }

    private record Drawn(String text, int height) {}

    private Drawn draw(Chart chart) {
        var out = new StringBuilder();
        int y = EDGE + 4;
        for (String line : TerminalText.fold(chart.title().strip(), (int) ((width - 2 * EDGE) / TITLE_CELL))) {
            text(out, "title", EDGE, y + 8, "start", line);
            y += 24;
        }
        if (!chart.isEmpty()) {
            y = legend(out, chart, y + 6);
            y = new SvgPicture(chart, width, height, y).draw(out);
        }
        for (String note : chart.notes()) {
            for (String line : TerminalText.fold(note.strip(), (int) ((width - 2 * EDGE) / CELL))) {
                text(out, "note", EDGE, y + 10, "start", line);
                y += LINE;
            }
        }
        return new Drawn(out.toString(), y + EDGE / 2);
    }

    private String head(String role, int total) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" class="jellygrad-plot" role="%4$s" %1$s \
                width="%2$d" height="%3$d" viewBox="0 0 %2$d %3$d">
                """.formatted(labelled(id), width, total, role);
    }

    private static String labelled(String name) {
        return "aria-labelledby=\"" + name + "-title " + name + "-desc\"";
    }

    private static String words(String name, Chart chart) {
        List<String> words = new ArrayList<>();
        words.add(chart.summary());
        words.addAll(chart.notes());
        return words(name, chart.title(), String.join(" ", words));
    }

    private static String words(String name, String title, String description) {
        return """
                <title id="%1$s-title">%2$s</title>
                <desc id="%1$s-desc">%3$s</desc>
                """.formatted(name, escaped(title), escaped(description));
    }

    private String style(int total) {
        return """
                <style>
                %s</style>
                <rect class="ground" width="%d" height="%d"/>
                """.formatted(STYLE, width, total);
    }

    /** Samples and names side by side, in as many rows as they need. Returns where the next thing may begin. */
    private int legend(StringBuilder out, Chart chart, int top) {
        double x = EDGE;
        int y = top;
        boolean any = false;
        for (int i = 0; i < chart.layers().size(); i++) {
            Layer layer = chart.layers().get(i);
            if (layer.name().isEmpty() || layer.kind() == Layer.Kind.REFERENCE) {
                continue;
            }
            any = true;
            List<String> name = TerminalText.fold(layer.name().strip(), (int) ((width - 2 * EDGE - 30) / CELL));
            double wide = 30 + TerminalText.width(name.get(0)) * CELL + 18;
            if (x > EDGE && (x + wide > width || name.size() > 1)) {
                x = EDGE;
                y += LINE;
            }
            SvgPicture.sample(out, chart, i, x, y + 6);
            for (String line : name) {
                text(out, "label", x + 30, y + 10, "start", line);
                y += LINE;
            }
            y -= LINE;
            x += wide;
        }
        return any ? y + LINE + 6 : y;
    }

    static void text(StringBuilder out, String style, double x, double y, String anchor, String text) {
        out.append("<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n"
                .formatted(style, number(x), number(y), anchor, escaped(text)));
    }

    /** Tenths of a pixel are as fine as a screen shows. */
    static String number(double value) {
        long tenths = Math.round(value * 10);
        long rest = Math.abs(tenths % 10);
        return (tenths < 0 ? "-" : "") + Math.abs(tenths / 10) + (rest == 0 ? "" : "." + rest);
    }

    /** Text for XML: marked up characters escaped, those that XML forbids replaced. */
    static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\t', '\n', '\r' -> escaped.append(' ');
                default -> escaped.appendCodePoint(isAllowed(character) ? character : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean isAllowed(int character) {
        return (character >= ' ' && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }

    private static final String STYLE = """
            .jellygrad-plot { color-scheme: light dark; max-width: 100%; height: auto; font: 13px system-ui, sans-serif;
              --ground: #ffffff; --ink: #1f2328; --quiet: #59636e; --grid: #e4e8ec; --contour: #a9b4c0;
              --bar: #cf222e; --good: #1a7f37; --mark: #8250df;
              --c0: #0969da; --c1: #bc4c00; --c2: #8250df; --c3: #1a7f37; --c4: #0e7490; --c5: #bf3989; }
            @media (prefers-color-scheme: dark) { .jellygrad-plot {
              --ground: #0d1117; --ink: #e6edf3; --quiet: #9198a1; --grid: #262c36; --contour: #4d5866;
              --bar: #ff7b72; --good: #3fb950; --mark: #d2a8ff;
              --c0: #58a6ff; --c1: #f0883e; --c2: #bc8cff; --c3: #3fb950; --c4: #39c5cf; --c5: #f778ba; } }
            .jellygrad-plot .ground { fill: var(--ground); }
            .jellygrad-plot text { fill: var(--ink); }
            .jellygrad-plot .title { font-size: 17px; font-weight: 600; }
            .jellygrad-plot .tick, .jellygrad-plot .note { fill: var(--quiet); }
            .jellygrad-plot .grid { stroke: var(--grid); }
            .jellygrad-plot .edge { stroke: var(--quiet); }
            .jellygrad-plot .line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
            .jellygrad-plot .contour { fill: none; stroke: var(--contour); }
            .jellygrad-plot .bar { fill: none; stroke: var(--bar); stroke-width: 1.5; }
            .jellygrad-plot .reference { fill: none; stroke: var(--quiet); stroke-width: 1.5; stroke-dasharray: 5 4; }
            .jellygrad-plot .halo { fill: none; stroke: var(--ground); stroke-width: 6; stroke-linejoin: round; stroke-linecap: round; }
            """;
}
