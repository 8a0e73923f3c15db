package org.jellygrad.trainer.plot;

/**
 * A loss of two parameters that is a quadratic form: least + ½·(p − optimum)ᵀ·H·(p − optimum).
 *
 * @param x of the optimum
 * @param y of the optimum
 * @param least the loss at the optimum
 * @param xx second derivative along x: H's first diagonal element
 * @param xy mixed second derivative
 * @param yy second derivative along y
 */
public record Bowl(double x, double y, double least, double xx, double xy, double yy) {
    private static final int POINTS = 180;

    /** The loss at a point. */
    public double at(double px, double py) {
        double dx = px - x;
        double dy = py - y;
        return least + (xx * dx * dx + 2 * xy * dx * dy + yy * dy * dy) / 2;
    }

    /** Whether the loss rises in every direction, so that its contours are ellipses. */
    public boolean isPositiveDefinite() {
        return xx > 0 && schurComplement() > 0 && Double.isFinite(xx) && Double.isFinite(yy);
    }

    /**
     * The contour at a loss: a closed ellipse. With the Cholesky factor H = L·Lᵀ it is optimum + √(2(level − least))·L⁻ᵀ·u for u on
     * the unit circle, which is evenly followed however long and narrow the ellipse is.
     *
     * @return no points for a level at or below the least loss
     * @throws IllegalArgumentException if the loss does not rise in every direction
     */
    public PlotPoints ellipse(double level) {
        if (!isPositiveDefinite()) {
            throw new IllegalArgumentException("A Hessian of [[" + xx + ", " + xy + "], [" + xy + ", " + yy
                    + "]] is not positive definite: its contours are no ellipses");
        }
        if (!(level > least)) {
            return PlotPoints.NONE;
        }
        double radius = Math.sqrt(2 * (level - least));
        double first = Math.sqrt(xx);
        double lower = xy / first;
        double second = Math.sqrt(schurComplement());
        double[] xs = new double[POINTS + 1];
        double[] ys = new double[POINTS + 1];
        for (int i = 0; i <= POINTS; i++) {
            double angle = 2 * Math.PI * (i % POINTS) / POINTS;
            double dy = radius * Math.sin(angle) / second;
            xs[i] = x + (radius * Math.cos(angle) - lower * dy) / first;
            ys[i] = y + dy;
        }
        return new PlotPoints(xs, ys);
    }

    private double schurComplement() {
        return yy - xy / xx * xy;
    }
}
