package org.jellygrad.trainer.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jellygrad.trainer.text.Numbers;

/**
 * A chart as data, drawn by {@link TerminalPlot} and {@link SvgPlot}.
 *
 * @param title in a few words
 * @param summary sentences that say what the chart shows, with its numbers: for those who cannot see it
 * @param layers in the order they are drawn
 * @param remarks sentences below the chart
 */
public record Chart(String title, String summary, Axis x, Axis y, List<Layer> layers, List<String> remarks) {

    public Chart {
        layers = List.copyOf(layers);
        remarks = List.copyOf(remarks);
    }

    /** A chart whose axes hold all the layers' data ({@link Axis#around}). */
    public static Chart fitting(
            String title,
            String summary,
            Quantity x,
            Scale xScale,
            Quantity y,
            Scale yScale,
            List<Layer> layers,
            List<String> remarks) {
        Axis xAxis = Axis.around(x, xScale, values(layers, PlotPoints::x));
        Axis yAxis = Axis.around(y, yScale, values(layers, PlotPoints::y));
        return new Chart(title, summary, xAxis, yAxis, layers, remarks);
    }

    private static double[] values(List<Layer> layers, Function<PlotPoints, double[]> values) {
        return layers.stream()
                .flatMapToDouble(layer -> DoubleStream.of(values.apply(layer.data())))
                .toArray();
    }

    /** Whether nothing can be drawn: no layer has anything inside the axes. */
    public boolean isEmpty() {
        PlotFrame frame = new PlotFrame(x, y);
        return layers.stream()
                .filter(layer -> layer.kind() != Layer.Kind.REFERENCE)
                .allMatch(layer -> frame.points(layer.marked()).size() == 0
                        && layer.strokes(x, y).stream()
                                .allMatch(stroke -> frame.segments(stroke).isEmpty()));
    }

    /** Which of the palette's colours a layer has: lines and plain points take them in turn, the rest has colours of its own. */
    int colour(int layer) {
        return (int) layers.subList(0, layer).stream()
                .filter(before -> before.kind() == Layer.Kind.LINE
                        || (before.kind() == Layer.Kind.POINTS && before.mark() == Mark.DOT))
                .count();
    }

    /** The remarks, and a sentence for all that the layers hold and the chart cannot show. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (isEmpty()) {
            notes.add("There is nothing to draw.");
        }
        notes.addAll(remarks);
        for (Layer layer : layers) {
            switch (layer.kind()) {
                case POINTS, LINE -> notes.addAll(undrawn(layer));
                case REFERENCE -> {
                    double at = layer.data().x(0);
                    if (!x.contains(at)) {
                        notes.add("The line \"" + layer.name() + "\" at " + Numerals.of(at) + " is outside the chart.");
                    }
                }
                case BARS, CONTOURS -> {}
            }
        }
        return notes;
    }

    private List<String> undrawn(Layer layer) {
        PlotPoints data = layer.data();
        int notFinite = 0;
        int notPositive = 0;
        int outside = 0;
        for (int i = 0; i < data.size(); i++) {
            if (!Double.isFinite(data.x(i)) || !Double.isFinite(data.y(i))) {
                notFinite++;
            } else if (!x.scale().holds(data.x(i)) || !y.scale().holds(data.y(i))) {
                notPositive++;
            } else if (!x.contains(data.x(i)) || !y.contains(data.y(i))) {
                outside++;
            }
        }
        String of = " of " + Numbers.count(data.size(), "point")
                + (layer.name().isEmpty() ? "" : " of \"" + layer.name() + "\"");
        return Stream.of(
                        note(notFinite, of, "not finite and cannot be drawn."),
                        note(notPositive, of, "not positive, and a log axis has no place for it."),
                        note(outside, of, "outside the chart."))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> note(int count, String of, String why) {
        if (count == 0) {
            return List.of();
        }
        String verb = count == 1 ? " is " : " are ";
        return List.of(count + of + verb + (count == 1 ? why : why.replace("for it", "for them")));
    }
}
