package org.jellygrad.trainer.plot;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Something drawn in a chart. Later layers are drawn over earlier ones. Marks lie above all lines, unless there are too many of them.
 * Numbers outside the axes are left out, and {@link Chart#notes} says so; lines break there.
 */
public sealed interface Layer {

    /** What a layer is drawn as. */
    enum Kind {
        POINTS,
        LINE,
        BARS,
        CONTOURS,
        REFERENCE
    }

    /** For the legend; an empty name keeps the layer out of it. */
    String name();

    Kind kind();

    /** The numbers the layer was given: what axes are fitted to. NaN where it has none in that direction; by default there are none. */
    default PlotPoints data() {
        return PlotPoints.NONE;
    }

    /** Lines to draw, in the units of the axes. */
    default List<PlotPoints> strokes(Axis x, Axis y) {
        return List.of();
    }

    /** Points to mark. */
    default PlotPoints marked() {
        return PlotPoints.NONE;
    }

    /** The sign of marked points. */
    default Mark mark() {
        return Mark.DOT;
    }

    /** Separate points. */
    record Points(String name, Mark mark, PlotPoints data) implements Layer {
        @Override
        public Kind kind() {
            return Kind.POINTS;
        }

        @Override
        public PlotPoints marked() {
            return data;
        }
    }

    /**
     * Points joined in their order.
     *
     * @param showsPoints whether the points themselves are marked
     */
    record Line(String name, PlotPoints data, boolean showsPoints) implements Layer {
        @Override
        public Kind kind() {
            return Kind.LINE;
        }

        @Override
        public List<PlotPoints> strokes(Axis x, Axis y) {
            return List.of(data);
        }

        @Override
        public PlotPoints marked() {
            return showsPoints ? data : PlotPoints.NONE;
        }
    }

    /** A step line: each value holds from its place to the next. */
    record Steps(String name, PlotPoints data) implements Layer {
        @Override
        public Kind kind() {
            return Kind.LINE;
        }

        @Override
        public List<PlotPoints> strokes(Axis x, Axis y) {
            int corners = Math.max(0, 2 * data.size() - 1);
            return List.of(new PlotPoints(
                    IntStream.range(0, corners)
                            .mapToDouble(i -> data.x((i + 1) / 2))
                            .toArray(),
                    IntStream.range(0, corners).mapToDouble(i -> data.y(i / 2)).toArray()));
        }
    }

    /** A function over the whole x axis. The axes must be fitted by other layers. */
    record Curve(String name, DoubleUnaryOperator function) implements Layer {
        private static final int SAMPLES = 480;

        @Override
        public Kind kind() {
            return Kind.LINE;
        }

        @Override
        public List<PlotPoints> strokes(Axis x, Axis y) {
            double[] xs = IntStream.rangeClosed(0, SAMPLES)
                    .mapToDouble(i -> x.value((double) i / SAMPLES))
                    .toArray();
            return List.of(new PlotPoints(xs, DoubleStream.of(xs).map(function).toArray()));
        }
    }

    /**
     * Bars from one point to another, such as from predictions to true values.
     *
     * @param from as many as {@code to}
     */
    record Bars(String name, PlotPoints from, PlotPoints to) implements Layer {
        /** @throws IllegalArgumentException if there are not as many beginnings as ends */
        public Bars {
            if (from.size() != to.size()) {
                throw new IllegalArgumentException(from.size() + " beginnings and " + to.size()
                        + " ends make no bars: there must be as many of both");
            }
        }

        @Override
        public Kind kind() {
            return Kind.BARS;
        }

        @Override
        public PlotPoints data() {
            return from.and(to);
        }

        @Override
        public List<PlotPoints> strokes(Axis x, Axis y) {
            return IntStream.range(0, from.size())
                    .filter(i -> x.scale().holds(from.x(i)) && x.scale().holds(to.x(i)))
                    .filter(i -> y.scale().holds(from.y(i)) && y.scale().holds(to.y(i)))
                    .mapToObj(i -> new PlotPoints(new double[] {from.x(i), to.x(i)}, new double[] {from.y(i), to.y(i)}))
                    .toList();
        }
    }

    /** Contours of a quadratic loss, exact ellipses. The axes must be fitted by other layers. */
    record Ellipses(String name, Bowl bowl, List<Double> levels) implements Layer {
        /** @throws IllegalArgumentException if the loss does not rise in every direction */
        public Ellipses {
            bowl.ellipse(bowl.least());
            levels = List.copyOf(levels);
        }

        @Override
        public Kind kind() {
            return Kind.CONTOURS;
        }

        @Override
        public List<PlotPoints> strokes(Axis x, Axis y) {
            return levels.stream().map(bowl::ellipse).toList();
        }
    }

    /** Contours of any function, known on a grid. The axes must be fitted by other layers. */
    record Contours(String name, Grid grid, List<Double> levels) implements Layer {
        public Contours {
            levels = List.copyOf(levels);
        }

        @Override
        public Kind kind() {
            return Kind.CONTOURS;
        }

        @Override
        public List<PlotPoints> strokes(Axis x, Axis y) {
            return levels.stream()
                    .flatMap(level -> grid.contour(level).stream())
                    .toList();
        }
    }

    /** A vertical line through the whole chart, with its name above it, such as the stable limit of the learning rate. */
    record Reference(String name, double at) implements Layer {
        @Override
        public Kind kind() {
            return Kind.REFERENCE;
        }

        @Override
        public PlotPoints data() {
            return PlotPoints.at(at, Double.NaN);
        }

        @Override
        public List<PlotPoints> strokes(Axis x, Axis y) {
            return List.of(new PlotPoints(new double[] {at, at}, new double[] {y.low(), y.high()}));
        }
    }
}
