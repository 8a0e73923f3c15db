package org.jellygrad.trainer.plot;

import java.util.stream.DoubleStream;

/** Points of the plane, in order; any numbers, NaN and infinity too. Immutable: arrays are copied on the way in and out. */
public record Coordinates(double[] x, double[] y) {
    static final Coordinates NONE = new Coordinates(new double[0], new double[0]);

    /** @throws IllegalArgumentException if there are not as many x as y */
    public Coordinates {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    x.length + " x and " + y.length + " y make no points: there must be as many of both");
        }
        x = x.clone();
        y = y.clone();
    }

    /** A single point. */
    public static Coordinates at(double x, double y) {
        return new Coordinates(new double[] {x}, new double[] {y});
    }

    /** All points of both. */
    Coordinates and(Coordinates other) {
        return new Coordinates(
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
