package org.jellygrad.trainer.path;

import java.util.List;

/**
 * The recorded run. Memory is bounded: when there are more points than fit, every other one is left out and from then on only
 * every second, fourth ... step is kept; the first and the last point always are.
 *
 * @param names of the parameters in the user's units: {@code intercept} first where there is one, then the features
 * @param points in the order of the run
 * @param every the stride between kept steps; 1 if the path is complete
 */
public record Path(List<String> names, List<PathPoint> points, long every) {
    public Path {
        names = List.copyOf(names);
        points = List.copyOf(points);
    }

    public PathPoint first() {
        return points.get(0);
    }

    public PathPoint last() {
        return points.get(points.size() - 1);
    }

    /**
     * Whether the run went back to an earlier point at its end. The last point is the earlier one; the point before it is where the run had
     * stopped.
     */
    public boolean wentBack() {
        PathPoint last = last();
        return points.size() > 1
                && points.get(points.size() - 2).step() == last.step()
                && points.get(points.size() - 2).rows() == last.rows();
    }
}
