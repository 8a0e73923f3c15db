package org.jellygrad.trainer.plot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jellygrad.trainer.text.TerminalText;

/** The drawing area of an SVG plot, with its axes and their names. */
final class SvgPicture {
    private static final int COLOURS = 6;
    private static final String[] DASHES = {"", " stroke-dasharray=\"7 5\"", " stroke-dasharray=\"2 5\""};

    /** More points than these are drawn smaller, and behind the lines that come after them. */
    private static final int CROWD = 80;

    private static final int HUGE_CROWD = 1000;

    private final Chart chart;
    private final int width;
    private final int height;
    private final PlotFrame frame;
    private final List<Axis.Tick> yTicks;
    private final double left;
    private final double right;
    private final double top;
    private final List<Name> references;

    /** A line's name above the drawing area, its middle and its base line. */
    private record Name(String text, double x, double y) {
        double end() {
            return x + TerminalText.width(text) * SvgPlot.CELL / 2;
        }

        double begin() {
            return x - TerminalText.width(text) * SvgPlot.CELL / 2;
        }
    }

    /** @param from where the picture may begin, counted from the upper edge */
    SvgPicture(Chart chart, int width, int height, int from) {
        this.chart = chart;
        this.width = width;
        this.height = height;
        this.frame = new PlotFrame(chart.x(), chart.y());
        this.yTicks = chart.y().ticks(Math.min(9, height / 45));
        int longest =
                yTicks.stream().mapToInt(tick -> tick.text().length()).max().orElse(0);
        this.left = SvgPlot.EDGE + longest * SvgPlot.CELL + 8;
        this.right = width - SvgPlot.EDGE - 8.0;
        int yName = from + SvgPlot.LINE * wrap(chart.y().label()).size();
        this.references = names(yName);
        this.top = references.stream().mapToDouble(Name::y).max().orElse(yName - 6.0) + 12;
    }

    /** The names of upright lines, each in the first row where it touches no other. */
    private List<Name> names(double from) {
        List<Name> names = new ArrayList<>();
        for (Layer layer : chart.layers()) {
            if (layer.kind() != Layer.Kind.REFERENCE
                    || !chart.x().contains(layer.data().x(0))) {
                continue;
            }
            String text = TerminalText.cut(layer.name(), (int) ((width - 2 * SvgPlot.EDGE) / SvgPlot.CELL));
            double half = TerminalText.width(text) * SvgPlot.CELL / 2;
            double middle = Math.max(
                    SvgPlot.EDGE + half, Math.min(x(chart.x().share(layer.data().x(0))), width - SvgPlot.EDGE - half));
            Name name = new Name(text, middle, from + 8);
            while (isTouched(name, names)) {
                name = new Name(text, middle, name.y() + SvgPlot.LINE);
            }
            names.add(name);
        }
        return names;
    }

    private static boolean isTouched(Name name, List<Name> others) {
        return others.stream()
                .anyMatch(other -> other.y() == name.y()
                        && other.begin() - SvgPlot.CELL < name.end()
                        && name.begin() < other.end() + SvgPlot.CELL);
    }

    /** Returns where the next thing may begin. */
    int draw(StringBuilder out) {
        double y = references.isEmpty() ? top - 16 : references.get(0).y() - 18;
        List<String> label = wrap(chart.y().label());
        for (int i = 0; i < label.size(); i++) {
            SvgPlot.text(out, "label", SvgPlot.EDGE, y - SvgPlot.LINE * (label.size() - 1 - i), "start", label.get(i));
        }
        references.forEach(name -> SvgPlot.text(out, "label", name.x(), name.y(), "middle", name.text()));
        yAxis(out);
        xAxis(out);
        for (int i = 0; i < chart.layers().size(); i++) {
            path(out, i);
            if (isCrowded(i)) {
                marks(out, i);
            }
        }
        for (int i = 0; i < chart.layers().size(); i++) {
            if (!isCrowded(i)) {
                marks(out, i);
            }
        }
        int next = (int) Math.ceil(top) + height + 46;
        for (String line : wrap(chart.x().label())) {
            SvgPlot.text(out, "label", (left + right) / 2, next, "middle", line);
            next += SvgPlot.LINE;
        }
        return next - 4;
    }

    private List<String> wrap(String text) {
        return TerminalText.fold(text.strip(), (int) ((width - 2 * SvgPlot.EDGE) / SvgPlot.CELL));
    }

    private double x(double share) {
        return left + share * (right - left);
    }

    private double y(double share) {
        return top + (1 - share) * height;
    }

    private void yAxis(StringBuilder out) {
        for (Axis.Tick tick : yTicks) {
            double y = y(chart.y().share(tick.value()));
            line(out, "grid", left, y, right, y);
            SvgPlot.text(out, "tick", left - 8, y + 4.5, "end", tick.text());
        }
    }

    private void xAxis(StringBuilder out) {
        List<Axis.Tick> ticks = List.of();
        boolean fits = false;
        for (int atMost = Math.max(2, (int) ((right - left) / 60)); atMost >= 2 && !fits; atMost--) {
            ticks = chart.x().ticks(atMost);
            fits = true;
            for (int i = 1; i < ticks.size(); i++) {
                double room = x(chart.x().share(ticks.get(i).value()))
                        - x(chart.x().share(ticks.get(i - 1).value()));
                int cells =
                        ticks.get(i).text().length() + ticks.get(i - 1).text().length();
                fits &= room > cells * SvgPlot.CELL / 2 + 10;
            }
        }
        for (Axis.Tick tick : ticks) {
            double x = x(chart.x().share(tick.value()));
            double half = tick.text().length() * SvgPlot.CELL / 2;
            line(out, "grid", x, top, x, top + height);
            line(out, "edge", x, top + height, x, top + height + 5);
            SvgPlot.text(out, "tick", Math.min(x, width - 4 - half), top + height + 20, "middle", tick.text());
        }
        line(out, "edge", left, top + height, right, top + height);
        line(out, "edge", left, top, left, top + height);
    }

    private boolean isCrowded(int index) {
        Layer layer = chart.layers().get(index);
        return layer.kind() == Layer.Kind.POINTS && layer.marked().size() > CROWD;
    }

    private void path(StringBuilder out, int index) {
        Layer layer = chart.layers().get(index);
        var path = new StringBuilder();
        for (PlotPoints stroke : layer.strokes(chart.x(), chart.y())) {
            trace(path, stroke);
        }
        if (path.length() > 0) {
            out.append("<path ")
                    .append(look(chart, index))
                    .append(" d=\"")
                    .append(path)
                    .append("\"/>\n");
        }
    }

    /** Each mark once, however many points share its place. */
    private void marks(StringBuilder out, int index) {
        Layer layer = chart.layers().get(index);
        PlotPoints points = frame.points(layer.marked());
        double size =
                layer.kind() == Layer.Kind.LINE ? 2.6 : points.size() > HUGE_CROWD ? 1.6 : isCrowded(index) ? 3 : 4;
        Set<String> marks = new LinkedHashSet<>();
        for (int i = 0; i < points.size(); i++) {
            marks.add(mark(chart, index, x(points.x(i)), y(points.y(i)), size));
        }
        marks.forEach(out::append);
    }

    /** Adds a line to a path, without the points that fall on the one before. */
    private void trace(StringBuilder path, PlotPoints stroke) {
        String at = "";
        for (PlotFrame.Segment segment : frame.segments(stroke)) {
            String from = SvgPlot.number(x(segment.x0())) + " " + SvgPlot.number(y(segment.y0()));
            String to = SvgPlot.number(x(segment.x1())) + " " + SvgPlot.number(y(segment.y1()));
            if (!from.equals(at)) {
                path.append('M').append(from);
                at = "";
            }
            if (!to.equals(from) || at.isEmpty()) {
                path.append('L').append(to);
            }
            at = to;
        }
    }

    private static String look(Chart chart, int index) {
        return switch (chart.layers().get(index).kind()) {
            case BARS -> "class=\"bar\"";
            case CONTOURS -> "class=\"contour\"";
            case REFERENCE -> "class=\"reference\"";
            case LINE, POINTS ->
                "class=\"line\" style=\"stroke: " + colour(chart, index) + "\""
                        + DASHES[chart.colour(index) / COLOURS % DASHES.length];
        };
    }

    private static String colour(Chart chart, int index) {
        return switch (chart.layers().get(index).mark()) {
            case DOT -> "var(--c" + chart.colour(index) % COLOURS + ")";
            case START, END -> "var(--mark)";
            case OPTIMUM, BEST -> "var(--good)";
            case DIVERGED -> "var(--bar)";
        };
    }

    /** One mark; a halo in the colour of the ground sets the large ones off from what lies below. */
    private static String mark(Chart chart, int index, double x, double y, double size) {
        Mark mark = chart.layers().get(index).mark();
        String fill = "style=\"fill: " + colour(chart, index) + "\"";
        return switch (mark) {
            case DOT ->
                "<circle %s cx=\"%s\" cy=\"%s\" r=\"%s\"/>\n"
                        .formatted(fill, SvgPlot.number(x), SvgPlot.number(y), SvgPlot.number(size));
            case START ->
                shape(
                        "style=\"fill: var(--ground); stroke: " + colour(chart, index) + "; stroke-width: 2.5\"",
                        x,
                        y,
                        "m-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z");
            case OPTIMUM -> {
                String cross = "m-6 -6l12 12m0 -12l-12 12";
                yield shape("class=\"halo\"", x, y, cross)
                        + shape("style=\"stroke: " + colour(chart, index) + "; stroke-width: 2.5\"", x, y, cross);
            }
            case END -> solid(fill, x, y, "m0 -7l6 7l-6 7l-6 -7z");
            case DIVERGED -> solid(fill, x, y, "m0 -5l7 12h-14z");
            case BEST ->
                solid(
                        fill,
                        x,
                        y,
                        "m0 -9l2.1 6.1l6.5 .1l-5.2 3.9l1.9 6.2l-5.3 -3.7l-5.3 3.7l1.9 -6.2l-5.2 -3.9l6.5 -.1z");
        };
    }

    private static String solid(String fill, double x, double y, String outline) {
        return shape("class=\"halo\"", x, y, outline) + shape(fill, x, y, outline);
    }

    private static String shape(String look, double x, double y, String outline) {
        return "<path %s d=\"M%s %s%s\"/>\n".formatted(look, SvgPlot.number(x), SvgPlot.number(y), outline);
    }

    /** A piece of a layer for the legend, 24 wide, around that height. */
    static void sample(StringBuilder out, Chart chart, int index, double x, double y) {
        Layer layer = chart.layers().get(index);
        if (layer.kind() == Layer.Kind.POINTS) {
            out.append(mark(chart, index, x + 12, y, 4));
            return;
        }
        boolean upright = layer.kind() == Layer.Kind.BARS || layer.kind() == Layer.Kind.REFERENCE;
        String piece = upright
                ? "M%s %sv14".formatted(SvgPlot.number(x + 12), SvgPlot.number(y - 7))
                : "M%s %sh24".formatted(SvgPlot.number(x), SvgPlot.number(y));
        out.append("<path ")
                .append(look(chart, index))
                .append(" d=\"")
                .append(piece)
                .append("\"/>\n");
    }

    private static void line(StringBuilder out, String style, double x0, double y0, double x1, double y1) {
        out.append("<path class=\"%s\" d=\"M%s %sL%s %s\"/>\n"
                .formatted(style, SvgPlot.number(x0), SvgPlot.number(y0), SvgPlot.number(x1), SvgPlot.number(y1)));
    }
}
