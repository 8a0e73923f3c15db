package org.jellygrad.trainer.optimizer;

import org.jellygrad.trainer.choice.Choice;
import org.jellygrad.trainer.internal.Checks;
import org.jellygrad.trainer.internal.linalg.Vectors;

/**
 * L-BFGS: d = −H·g, where H is the inverse Hessian that the last m steps s and changes of the gradient y amount to, by the two-loop
 * recursion from H₀ = (sᵀy/yᵀy)·I.
 *
 * <p>Source: D. C. Liu and J. Nocedal, "On the Limited Memory BFGS Method for Large Scale Optimization", Math. Programming 45 (1989).
 *
 * @param memory m, steps remembered, at least 1; default 10
 */
public record LBfgs(int memory) implements LineSearchMethod {

    public LBfgs {
        Checks.count("memory", memory, "It counts the steps that L-BFGS remembers", "10");
    }

    public LBfgs() {
        this(10);
    }

    @Override
    public String text() {
        return equals(new LBfgs()) ? "lbfgs" : Choice.text("lbfgs", memory);
    }

    @Override
    public double slopeLeft() {
        return 0.9;
    }

    @Override
    public boolean hasUnitSteps() {
        return true;
    }

    @Override
    public Directions newDirections(int parameters) {
        return new State(memory, parameters);
    }

    /** A ring of steps, the newest at {@code (count − 1) % size}; one more than remembered, for the step that is being judged. */
    private static final class State implements Directions {
        private final double[][] steps;
        private final double[][] changes;
        private final double[] products;
        private final double[] shares;
        private final double[] lastTheta;
        private final double[] lastGradient;
        private int count;
        private boolean fresh = true;

        State(int memory, int parameters) {
            steps = new double[memory + 1][parameters];
            changes = new double[memory + 1][parameters];
            products = new double[memory + 1];
            shares = new double[memory + 1];
            lastTheta = new double[parameters];
            lastGradient = new double[parameters];
        }

        @Override
        public void choose(double[] theta, double[] gradient, double[] direction) {
            if (!fresh) {
                remember(theta, gradient);
            }
            System.arraycopy(theta, 0, lastTheta, 0, theta.length);
            System.arraycopy(gradient, 0, lastGradient, 0, theta.length);
            fresh = false;
            for (int j = 0; j < direction.length; j++) {
                direction[j] = -gradient[j];
            }
            timesInverseHessian(direction);
        }

        private void remember(double[] theta, double[] gradient) {
            int at = count % steps.length;
            for (int j = 0; j < theta.length; j++) {
                steps[at][j] = theta[j] - lastTheta[j];
                changes[at][j] = gradient[j] - lastGradient[j];
            }
            products[at] = Vectors.dot(steps[at], changes[at]);
            // A step along which the slope did not rise says nothing of a minimum.
            if (products[at] > 0x1p-40 * Vectors.norm(steps[at]) * Vectors.norm(changes[at])) {
                count++;
            }
        }

        private void timesInverseHessian(double[] direction) {
            int size = steps.length;
            int oldest = Math.max(0, count - (size - 1));
            for (int k = count - 1; k >= oldest; k--) {
                int at = k % size;
                shares[at] = Vectors.dot(steps[at], direction) / products[at];
                Vectors.addMultiple(direction, -shares[at], changes[at]);
            }
            if (count > 0) {
                int newest = (count - 1) % size;
                Vectors.scale(direction, products[newest] / Vectors.dot(changes[newest], changes[newest]));
            }
            for (int k = oldest; k < count; k++) {
                int at = k % size;
                double share = Vectors.dot(changes[at], direction) / products[at];
                Vectors.addMultiple(direction, shares[at] - share, steps[at]);
            }
        }

        @Override
        public void restart() {
            count = 0;
            fresh = true;
        }

        @Override
        public double[] save() {
            return Memory.join(
                    new double[] {Memory.flag(fresh), count},
                    lastTheta,
                    lastGradient,
                    products,
                    Memory.join(steps),
                    Memory.join(changes));
        }

        @Override
        public void load(double[] saved) {
            double[] head = new double[2];
            double[] allSteps = Memory.join(steps);
            double[] allChanges = Memory.join(changes);
            Memory.split(saved, head, lastTheta, lastGradient, products, allSteps, allChanges);
            Memory.split(allSteps, steps);
            Memory.split(allChanges, changes);
            fresh = head[0] != 0;
            count = (int) Memory.count(head[1], Integer.MAX_VALUE);
        }
    }
}
