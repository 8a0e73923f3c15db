package org.jellygrad.trainer.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The unit square that both axes span: lines and points in it, cut at its edges. The origin is at the lower left. */
record Frame(Axis x, Axis y) {

    /** A straight piece of a line, both ends in the unit square. */
    record Segment(double x0, double y0, double x1, double y1) {}

    /** The points in the frame, as shares of the axes. */
    Coordinates points(Coordinates data) {
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
        return new Coordinates(Arrays.copyOf(xs, count), Arrays.copyOf(ys, count));
    }

    /** What is seen of a line. It breaks where a point has no place; a point with no neighbour to be joined to is a piece of length 0. */
    List<Segment> segments(Coordinates line) {
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
        return Double.isFinite(x) && Double.isFinite(y);
    }

    /** Liang and Barsky's clipping: the part of the line between the parameters at which it enters and leaves the square. */
    private static void addCut(double x0, double y0, double x1, double y1, List<Segment> seen) {
        double[] towards = {x0 - x1, x1 - x0, y0 - y1, y1 - y0};
        double[] inside = {x0, 1 - x0, y0, 1 - y0};
        double enters = 0;
        double leaves = 1;
        for (int edge = 0; edge < 4; edge++) {
            if (towards[edge] == 0 && inside[edge] < 0) {
                return;
            }
            double crossing = inside[edge] / towards[edge];
            if (towards[edge] < 0) {
                enters = Math.max(enters, crossing);
            } else if (towards[edge] > 0) {
                leaves = Math.min(leaves, crossing);
            }
        }
        if (enters <= leaves) {
            seen.add(new Segment(
                    between(x0, x1, enters),
                    between(y0, y1, enters),
                    between(x0, x1, leaves),
                    between(y0, y1, leaves)));
        }
    }

    private static double between(double from, double to, double share) {
        double value = share == 1 ? to : from + share * (to - from);
        return Math.min(1, Math.max(0, value));
    }
}
