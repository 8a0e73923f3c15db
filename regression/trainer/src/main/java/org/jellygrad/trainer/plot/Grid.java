package org.jellygrad.trainer.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * A function's values on a grid: {@code values[i][j]} at {@code (x[j], y[i])}. Contours come by marching squares: a library for these
 * thirty lines (JTS, JavaFX) would bring geometry or a window system along.
 *
 * @param x rising, at least two
 * @param y rising, at least two
 */
public record Grid(double[] x, double[] y, double[][] values) {

    /** @throws IllegalArgumentException if the values are not y.length rows of x.length, or either has fewer than two */
    public Grid {
        boolean fits = x.length >= 2 && y.length >= 2 && values.length == y.length;
        for (double[] row : values) {
            fits &= row.length == x.length;
        }
        if (!fits) {
            throw new IllegalArgumentException("A grid of " + x.length + " × " + y.length
                    + " needs at least 2 of both and a row of values, x long, for each y");
        }
        x = x.clone();
        y = y.clone();
        double[][] copy = new double[values.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = values[i].clone();
        }
        values = copy;
    }

    /** The function at {@code count} × {@code count} places, evenly from end to end of both axes. */
    public static Grid of(DoubleBinaryOperator function, Axis x, Axis y, int count) {
        double[] xs = new double[count];
        double[] ys = new double[count];
        for (int i = 0; i < count; i++) {
            xs[i] = x.value((double) i / (count - 1));
            ys[i] = y.value((double) i / (count - 1));
        }
        double[][] values = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                values[i][j] = function.applyAsDouble(xs[j], ys[i]);
            }
        }
        return new Grid(xs, ys, values);
    }

    /** The contour at a level as strokes of two points each. Squares with a corner that is not finite are left out. */
    public List<PlotPoints> contour(double level) {
        List<PlotPoints> strokes = new ArrayList<>();
        for (int i = 0; i + 1 < y.length; i++) {
            for (int j = 0; j + 1 < x.length; j++) {
                addSquare(i, j, level, strokes);
            }
        }
        return strokes;
    }

    /** Corners go round the square; each side whose ends lie on different sides of the level is crossed once. */
    private void addSquare(int i, int j, double level, List<PlotPoints> strokes) {
        double[] value = {values[i][j], values[i][j + 1], values[i + 1][j + 1], values[i + 1][j]};
        boolean above = value[0] > level;
        if (above == (value[1] > level) && above == (value[2] > level) && above == (value[3] > level)) {
            return;
        }
        double[] cornerX = {x[j], x[j + 1], x[j + 1], x[j]};
        double[] cornerY = {y[i], y[i], y[i + 1], y[i + 1]};
        double[] crossX = new double[4];
        double[] crossY = new double[4];
        int crossings = 0;
        double centre = 0;
        for (int from = 0; from < 4; from++) {
            int to = (from + 1) % 4;
            centre += value[from] / 4;
            if ((value[from] > level) != (value[to] > level)) {
                double share = (level - value[from]) / (value[to] - value[from]);
                crossX[crossings] = cornerX[from] + share * (cornerX[to] - cornerX[from]);
                crossY[crossings] = cornerY[from] + share * (cornerY[to] - cornerY[from]);
                crossings++;
            }
        }
        if (!Double.isFinite(centre)) {
            return;
        }
        if (crossings == 2) {
            strokes.add(stroke(crossX, crossY, 0, 1));
            return;
        }
        // A saddle: the strokes cut off the corners that are not on the centre's side.
        boolean cutsFirst = above != (centre > level);
        strokes.add(stroke(crossX, crossY, 0, cutsFirst ? 3 : 1));
        strokes.add(stroke(crossX, crossY, 2, cutsFirst ? 1 : 3));
    }

    private static PlotPoints stroke(double[] x, double[] y, int from, int to) {
        return new PlotPoints(new double[] {x[from], x[to]}, new double[] {y[from], y[to]});
    }
}
