package org.jellygrad.trainer.plot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.trainer.text.TerminalText;

/**
 * Draws charts as lines of text. The same chart gives the same text everywhere.
 *
 * @param columns no line is wider: {@value #NARROWEST} to {@value #WIDEST}
 * @param rows of the drawing area, {@value #LOWEST} to {@value #HIGHEST}; title, axis, legend and notes come on top of them
 * @param colour whether ANSI escape sequences set the sixteen colours that a terminal's own theme defines. Without colour several lines of
 *     a chart are told apart by letters.
 */
public record TerminalPlot(int columns, int rows, Glyphs glyphs, boolean colour) {
    private static final int NARROWEST = 24;
    private static final int WIDEST = 1000;
    private static final int LOWEST = 5;
    private static final int HIGHEST = 500;

    /** Points that outnumber this share of the columns are drawn as dots, or they would run into each other. */
    private static final int CROWD = 2;

    /** The same for points on a line. */
    private static final int LINE_CROWD = 5;

    private static final int LETTER_EVERY = 15;
    private static final String RESET = "\u001b[0m";
    private static final String BOLD = "\u001b[1m";
    private static final String GREY = "\u001b[90m";
    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String MAGENTA = "\u001b[35m";
    private static final String[] PALETTE = {"\u001b[36m", "\u001b[33m", MAGENTA, GREEN, "\u001b[34m", RED};

    /** @throws IllegalArgumentException if the size is outside its limits */
    public TerminalPlot {
        if (columns < NARROWEST || columns > WIDEST || rows < LOWEST || rows > HIGHEST) {
            throw new IllegalArgumentException(
                    "A plot of " + columns + " columns and " + rows + " rows cannot be drawn: it has " + NARROWEST
                            + " to " + WIDEST + " columns and " + LOWEST + " to " + HIGHEST + " rows");
        }
    }

    /** The chart's lines, without line ends and without blanks at their ends. */
    public List<String> lines(Chart chart) {
        List<String> lines = new ArrayList<>();
        wrap(chart.title()).forEach(line -> lines.add(paint(BOLD, line)));
        if (!chart.isEmpty()) {
            lines.addAll(picture(chart));
            lines.addAll(legend(chart));
        }
        chart.notes().forEach(note -> lines.addAll(wrap(note)));
        return lines;
    }

    private List<String> picture(Chart chart) {
        Map<Integer, String> yTicks = new HashMap<>();
        List<Axis.Tick> ticks = chart.y().ticks(Math.min(8, Math.max(3, rows * 2 / 5)));
        int gutter = ticks.stream().mapToInt(tick -> tick.text().length()).max().orElse(0);
        Raster raster = new Raster(columns - gutter - 2 - rightMargin(chart), rows, glyphs);
        ticks.forEach(tick -> yTicks.put(raster.row(chart.y().share(tick.value())), tick.text()));
        draw(chart, raster);

        List<String> lines = new ArrayList<>();
        List<String> label = wrap(chart.y().label());
        int indent = label.size() == 1 ? Math.max(0, gutter + 1 - TerminalText.width(label.get(0))) : 0;
        label.forEach(line -> lines.add(" ".repeat(indent) + line));
        lines.addAll(referenceNames(chart, raster, gutter + 2));
        for (int row = 0; row < rows; row++) {
            String text = yTicks.getOrDefault(row, "");
            char edge = glyphs.edges().charAt(text.isEmpty() ? 0 : 3);
            lines.add(
                    " ".repeat(gutter - text.length()) + text + " " + edge + raster.line(row, ink -> ink(chart, ink)));
        }
        lines.addAll(bottom(chart.x(), raster, gutter + 2));
        return lines;
    }

    /** Half the last number below the x axis, which is centred below its tick. */
    private int rightMargin(Chart chart) {
        List<Axis.Tick> ticks = chart.x().ticks(Math.max(2, columns / 12));
        return ticks.get(ticks.size() - 1).text().length() / 2;
    }

    private void draw(Chart chart, Raster raster) {
        PlotFrame frame = new PlotFrame(chart.x(), chart.y());
        List<Layer> layers = chart.layers();
        for (int ink = 0; ink < layers.size(); ink++) {
            drawLines(frame, layers.get(ink), ink, raster);
            if (isCrowded(frame, layers.get(ink))) {
                PlotPoints points = frame.points(layers.get(ink).marked());
                for (int i = 0; i < points.size(); i++) {
                    raster.dot(points.x(i), points.y(i), ink);
                }
            }
        }
        letters(chart)
                .forEach((ink, letter) ->
                        raster.letter(letter, ink, 2 + 4 * (letter.charAt(0) - 'a') % LETTER_EVERY, LETTER_EVERY));
        for (int ink = 0; ink < layers.size(); ink++) {
            if (!isCrowded(frame, layers.get(ink))) {
                PlotPoints points = frame.points(layers.get(ink).marked());
                for (int i = 0; i < points.size(); i++) {
                    raster.sign(points.x(i), points.y(i), layers.get(ink).mark().in(glyphs), ink);
                }
            }
        }
    }

    private boolean isCrowded(PlotFrame frame, Layer layer) {
        int room = columns / (layer.kind() == Layer.Kind.LINE ? LINE_CROWD : CROWD);
        return layer.mark() == Mark.DOT && frame.points(layer.marked()).size() > room;
    }

    private void drawLines(PlotFrame frame, Layer layer, int ink, Raster raster) {
        if (layer.kind() == Layer.Kind.REFERENCE) {
            drawUpright(frame, layer, ink, raster);
            return;
        }
        for (PlotPoints stroke : layer.strokes(frame.x(), frame.y())) {
            for (PlotFrame.Segment segment : frame.segments(stroke)) {
                raster.draw(segment, ink, layer.kind() == Layer.Kind.CONTOURS);
            }
        }
    }

    private void drawUpright(PlotFrame frame, Layer layer, int ink, Raster raster) {
        double at = layer.data().x(0);
        if (frame.x().contains(at)) {
            for (int row = 0; row < rows; row++) {
                raster.sign(frame.x().share(at), 1 - (row + 0.5) / rows, glyphs.upright(), ink);
            }
        }
    }

    /** The letters of lines, by layer: none where one line needs no telling apart, or colour does it. */
    private Map<Integer, String> letters(Chart chart) {
        Map<Integer, String> letters = new HashMap<>();
        for (int ink = 0; ink < chart.layers().size(); ink++) {
            if (chart.layers().get(ink).kind() == Layer.Kind.LINE) {
                letters.put(ink, "" + (char) ('a' + letters.size() % 26));
            }
        }
        return colour || letters.size() < 2 ? Map.of() : letters;
    }

    /** The names of upright lines, centred above them, in as few rows as hold them without touching. */
    private List<String> referenceNames(Chart chart, Raster raster, int left) {
        List<StringBuilder> lines = new ArrayList<>();
        for (Layer layer : chart.layers()) {
            if (layer.kind() != Layer.Kind.REFERENCE
                    || !chart.x().contains(layer.data().x(0))) {
                continue;
            }
            String name = TerminalText.cut(glyphs.shown(layer.name()), columns);
            int column = left + raster.column(chart.x().share(layer.data().x(0)));
            int from = Math.max(0, Math.min(column - TerminalText.width(name) / 2, columns - TerminalText.width(name)));
            StringBuilder line = lines.stream()
                    .filter(other -> other.isEmpty() || TerminalText.width(other.toString()) + 2 <= from)
                    .findFirst()
                    .orElseGet(() -> {
                        lines.add(new StringBuilder());
                        return lines.get(lines.size() - 1);
                    });
            line.append(" ".repeat(from - TerminalText.width(line.toString()))).append(name);
        }
        return lines.stream().map(StringBuilder::toString).toList();
    }

    /** The x axis, its numbers and its name. */
    private List<String> bottom(Axis axis, Raster raster, int left) {
        int width = raster.column(1) + 1;
        List<Axis.Tick> ticks = List.of();
        StringBuilder numbers = new StringBuilder();
        for (int atMost = Math.max(2, width / 7); atMost >= 2; atMost--) {
            ticks = axis.ticks(atMost);
            numbers = new StringBuilder();
            int shown = 0;
            for (Axis.Tick tick : ticks) {
                int length = tick.text().length();
                int centre = left + raster.column(axis.share(tick.value()));
                int from = Math.max(0, Math.min(centre - length / 2, columns - length));
                if (numbers.length() == 0 || numbers.length() + 2 <= from) {
                    numbers.append(" ".repeat(from - numbers.length())).append(tick.text());
                    shown++;
                }
            }
            if (shown == ticks.size()) {
                break;
            }
        }
        StringBuilder edge = new StringBuilder(("" + glyphs.edges().charAt(1)).repeat(width));
        ticks.forEach(tick -> edge.setCharAt(
                raster.column(axis.share(tick.value())), glyphs.edges().charAt(4)));
        List<String> lines = new ArrayList<>();
        lines.add(" ".repeat(left - 1) + glyphs.edges().charAt(2) + edge);
        lines.add(numbers.toString());
        for (String line : wrap(axis.label())) {
            int centred = left + (width - TerminalText.width(line)) / 2;
            lines.add(" ".repeat(Math.max(0, Math.min(centred, columns - TerminalText.width(line)))) + line);
        }
        return lines;
    }

    private List<String> legend(Chart chart) {
        Map<Integer, String> letters = letters(chart);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (int ink = 0; ink < chart.layers().size(); ink++) {
            Layer layer = chart.layers().get(ink);
            if (layer.name().isEmpty() || layer.kind() == Layer.Kind.REFERENCE) {
                continue;
            }
            String sample = letters.getOrDefault(ink, "") + sample(layer);
            List<String> name = TerminalText.fold(glyphs.shown(layer.name()).strip(), columns - sample.length() - 1);
            int width = sample.length() + 1 + TerminalText.width(name.get(0));
            if (used > 0 && (used + 3 + width > columns || name.size() > 1)) {
                lines.add(line.toString());
                line = new StringBuilder();
                used = 0;
            }
            line.append(" ".repeat(used == 0 ? 0 : 3))
                    .append(paint(ink(chart, ink), sample))
                    .append(' ')
                    .append(name.get(0));
            used += (used == 0 ? 0 : 3) + width;
            for (String more : name.subList(1, name.size())) {
                lines.add(line.toString());
                line = new StringBuilder(more);
                used = TerminalText.width(more);
            }
        }
        if (used > 0) {
            lines.add(line.toString());
        }
        return lines;
    }

    private String sample(Layer layer) {
        return switch (layer.kind()) {
            case POINTS -> layer.mark().in(glyphs);
            case LINE -> glyphs.sample();
            case BARS -> glyphs == Glyphs.BRAILLE ? "⡇" : glyphs == Glyphs.BLOCK ? "▌" : "|";
            case CONTOURS -> glyphs.dotted();
            case REFERENCE -> glyphs.upright();
        };
    }

    /** The escape sequence of a layer; empty without colour. */
    private String ink(Chart chart, int index) {
        if (!colour) {
            return "";
        }
        Layer layer = chart.layers().get(index);
        int number = chart.colour(index);
        return switch (layer.kind()) {
            case CONTOURS, REFERENCE -> GREY;
            case BARS -> RED;
            case LINE -> PALETTE[number % PALETTE.length];
            case POINTS ->
                switch (layer.mark()) {
                    case DOT -> PALETTE[number % PALETTE.length];
                    case DIVERGED -> RED;
                    case OPTIMUM, BEST -> GREEN;
                    case START, END -> MAGENTA;
                };
        };
    }

    private String paint(String code, String text) {
        return colour && !code.isEmpty() ? code + text + RESET : text;
    }

    private List<String> wrap(String text) {
        return TerminalText.fold(glyphs.shown(text).strip(), columns);
    }
}
