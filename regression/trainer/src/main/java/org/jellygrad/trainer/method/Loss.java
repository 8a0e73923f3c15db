package org.jellygrad.trainer.method;

import java.util.OptionalDouble;
import org.jellygrad.autograd.Tensor;

/**
 * What a residual costs. The objective is the mean of the cost over the rows; residual = prediction − truth, in the target's
 * units.
 */
public sealed interface Loss {

    /** The name on the command line and in saved models, with its parameter: {@code mse}, {@code huber:1.5}. */
    String name();

    /** The cost of each row's residual, as a graph of the same shape as {@code residual}. */
    Tensor of(Tensor residual);

    /** The cost of one residual, as {@link #of} computes it. */
    double at(double residual);

    /** The largest second derivative of the cost with respect to the residual; empty where the cost has a kink. */
    OptionalDouble curvature();

    /** Mean squared error: r². The default. */
    record Squared() implements Loss {
        @Override
        public String name() {
            return "mse";
        }

        @Override
        public Tensor of(Tensor residual) {
            return residual.square();
        }

        @Override
        public double at(double residual) {
            return residual * residual;
        }

        @Override
        public OptionalDouble curvature() {
            return OptionalDouble.of(2);
        }
    }

    /** Mean absolute error: |r|, with derivative 0 at r = 0. Its minimum is the regression through the median. */
    record Absolute() implements Loss {
        @Override
        public String name() {
            return "mae";
        }

        @Override
        public Tensor of(Tensor residual) {
            return residual.abs();
        }

        @Override
        public double at(double residual) {
            return Math.abs(residual);
        }

        @Override
        public OptionalDouble curvature() {
            return OptionalDouble.empty();
        }
    }

    /**
     * Huber's loss: r²/2 where |r| ≤ δ, δ(|r| − δ/2) beyond, so that far rows pull no harder than δ.
     *
     * <p>Source: P. J. Huber, "Robust Estimation of a Location Parameter", Annals of Mathematical Statistics 35 (1964).
     *
     * @param delta δ in the target's units; positive and finite
     */
    record Huber(double delta) implements Loss {
        public Huber {
            if (!(delta > 0) || Double.isInfinite(delta)) {
                throw new IllegalArgumentException("Huber's delta is " + delta
                        + "\n\nIt is the residual, in the target's units, from which rows stop pulling harder; give a positive"
                        + " number, huber:1.5 say.");
            }
        }

        @Override
        public String name() {
            return "huber:" + delta;
        }

        /** With c = clip(r, −δ, δ) both branches are c·r − c²/2: no branch, and the derivative is c. */
        @Override
        public Tensor of(Tensor residual) {
            Tensor clipped = residual.clip(-delta, delta);
            return clipped.times(residual).minus(clipped.square().times(0.5));
        }

        @Override
        public double at(double residual) {
            double clipped = Math.max(-delta, Math.min(delta, residual));
            return clipped * residual - clipped * clipped / 2;
        }

        @Override
        public OptionalDouble curvature() {
            return OptionalDouble.of(1);
        }
    }
}
