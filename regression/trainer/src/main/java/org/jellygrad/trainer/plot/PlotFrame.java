package org.jellygrad.trainer.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The unit square that both axes span: lines and points in it, cut at its edges. The origin is at the lower left. */
record PlotFrame(Axis x, Axis y) {
    /** Shares beyond this have no place: their differences could overflow. */
    private static final double FARTHEST = 1e300;

    /** A straight piece of a line, both ends in the unit square. */
    record Segment(double x0, double y0, double x1, double y1) {}

    /** The points in the frame, as shares of the axes. */
    PlotPoints points(PlotPoints data) {
        double[] xs = new double[data.size()];
        double[] ys = new double[data.size()];
        int count = 0;
        for (int i = 0; i < data.size(); i++) {
            if (x.contains(data.x(i)) && y.contains(data.y(i))) {
                xs[count] = x.share(data.x(i));
                ys[count] = y.share(data.y(i));
                count++;
            }
        }
        return new PlotPoints(Arrays.copyOf(xs, count), Arrays.copyOf(ys, count));
    }

    /** What is seen of a line. It breaks where a point has no place; a point with no neighbour to be joined to is a piece of length 0. */
    List<Segment> segments(PlotPoints line) {
        List<Segment> seen = new ArrayList<>();
        boolean joined = false;
        for (int i = 0; i < line.size(); i++) {
            double x0 = x.share(line.x(i));
            double y0 = y.share(line.y(i));
            if (!isPlaced(x0, y0)) {
                joined = false;
                continue;
            }
            double x1 = i + 1 < line.size() ? x.share(line.x(i + 1)) : Double.NaN;
            double y1 = i + 1 < line.size() ? y.share(line.y(i + 1)) : Double.NaN;
            if (isPlaced(x1, y1)) {
                joined = true;
                addCut(x0, y0, x1, y1, seen);
            } else if (!joined) {
                addCut(x0, y0, x0, y0, seen);
            }
        }
        return seen;
    }

    private static boolean isPlaced(double x, double y) {
        return Math.abs(x) < FARTHEST && Math.abs(y) < FARTHEST;
    }

    /** Cuts a line at one edge after the other. A cut end is put onto the edge, however far away it was. */
    private static void addCut(double x0, double y0, double x1, double y1, List<Segment> seen) {
        double[] ends = {x0, y0, x1, y1};
        for (int across = 0; across < 2; across++) {
            for (int edge = 0; edge < 2; edge++) {
                double first = ends[across];
                double second = ends[across + 2];
                boolean cutsFirst = edge == 0 ? first < 0 : first > 1;
                boolean cutsSecond = edge == 0 ? second < 0 : second > 1;
                if (cutsFirst && cutsSecond) {
                    return;
                }
                if (cutsFirst || cutsSecond) {
                    int along = 1 - across;
                    int end = cutsFirst ? 0 : 2;
                    double share = (edge - first) / (second - first);
                    ends[along + end] = ends[along] + share * (ends[along + 2] - ends[along]);
                    ends[across + end] = edge;
                }
            }
        }
        seen.add(new Segment(inside(ends[0]), inside(ends[1]), inside(ends[2]), inside(ends[3])));
    }

    /** Takes off what rounding put beyond an edge. */
    private static double inside(double value) {
        return Math.min(1, Math.max(0, value));
    }
}
