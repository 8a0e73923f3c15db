package org.jellygrad.trainer.optimizer;

import org.jellygrad.trainer.internal.linalg.Vectors;

/**
 * Nonlinear conjugate gradients: d ← −g + β·d with β = max(0, gᵀ(g − g before)/|g before|²), and a step along d to the minimum. On a
 * quadratic objective of p parameters it ends in p steps but for rounding.
 *
 * <p>Source: M. R. Hestenes and E. Stiefel, "Methods of Conjugate Gradients for Solving Linear Systems", J. Res. NBS 49 (1952); E. Polak
 * and G. Ribière, "Note sur la convergence de méthodes de directions conjuguées" (1969), with J. Nocedal and S. Wright's max, "Numerical
 * Optimization" (2006), section 5.2.
 */
public record ConjugateGradient() implements LineSearchMethod {

    @Override
    public String text() {
        return "cg";
    }

    @Override
    public double slopeLeft() {
        return 0.1;
    }

    @Override
    public boolean hasUnitSteps() {
        return false;
    }

    @Override
    public Directions newDirections(int parameters) {
        double[] before = new double[parameters];
        double[] last = new double[parameters];
        return new Directions() {
            private boolean fresh = true;

            @Override
            public void choose(double[] theta, double[] gradient, double[] direction) {
                double beta = 0;
                if (!fresh) {
                    double squares = Vectors.dot(before, before);
                    beta = Math.max(0, (Vectors.dot(gradient, gradient) - Vectors.dot(gradient, before)) / squares);
                }
                for (int j = 0; j < gradient.length; j++) {
                    direction[j] = beta * last[j] - gradient[j];
                }
                System.arraycopy(gradient, 0, before, 0, before.length);
                System.arraycopy(direction, 0, last, 0, last.length);
                fresh = false;
            }

            @Override
            public void restart() {
                fresh = true;
            }

            @Override
            public double[] save() {
                return Memory.join(new double[] {Memory.flag(fresh)}, before, last);
            }

            @Override
            public void load(double[] saved) {
                double[] flag = new double[1];
                Memory.split(saved, flag, before, last);
                fresh = flag[0] != 0;
            }
        };
    }
}
