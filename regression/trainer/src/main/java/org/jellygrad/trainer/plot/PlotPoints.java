package org.jellygrad.trainer.plot;

import java.util.stream.DoubleStream;

/** Points of the plane, in order; any numbers, NaN and infinity too. Immutable: arrays are copied on the way in and out. */
public record PlotPoints(double[] x, double[] y) {
    public static final PlotPoints NONE = new PlotPoints(new double[0], new double[0]);

    /** @throws IllegalArgumentException if there are not as many x as y */
    public PlotPoints {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    x.length + " x and " + y.length + " y make no points: there must be as many of both");
        }
        x = x.clone();
        y = y.clone();
    }

    /** A single point. */
    public static PlotPoints at(double x, double y) {
        return new PlotPoints(new double[] {x}, new double[] {y});
    }

    /** All points of both. */
    PlotPoints and(PlotPoints other) {
        return new PlotPoints(
                DoubleStream.concat(DoubleStream.of(x), DoubleStream.of(other.x))
                        .toArray(),
                DoubleStream.concat(DoubleStream.of(y), DoubleStream.of(other.y))
                        .toArray());
    }

    public int size() {
        return x.length;
    }

    public double x(int i) {
        return x[i];
    }

    public double y(int i) {
        return y[i];
    }

    @Override
    public double[] x() {
        return x.clone();
    }

    @Override
    public double[] y() {
        return y.clone();
    }
}
