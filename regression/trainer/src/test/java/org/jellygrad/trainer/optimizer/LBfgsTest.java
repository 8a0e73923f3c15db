package org.jellygrad.trainer.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

/**
 * The two-loop recursion against the matrix that it stands for: H ← (I − ρsyᵀ)·H·(I − ρysᵀ) + ρssᵀ with ρ = 1/(yᵀs) for the last m
 * pairs, from H = (sᵀy/yᵀy)·I of the newest (Nocedal and Wright, Numerical Optimization, 7.19 and 7.20).
 */
class LBfgsTest {
    private static final int PARAMETERS = 6;
    private static final int MEMORY = 3;

    private final SplittableRandom random = new SplittableRandom(7);
    private final LineSearchMethod.Directions directions = new LBfgs(MEMORY).newDirections(PARAMETERS);
    private final List<RealVector> steps = new ArrayList<>();
    private final List<RealVector> changes = new ArrayList<>();
    private double[] theta = numbers();
    private double[] gradient = numbers();

    private double[] numbers() {
        return random.doubles(PARAMETERS, -1, 1).toArray();
    }

    private static RealMatrix outer(RealVector a, RealVector b) {
        return a.outerProduct(b);
    }

    private double[] expected() {
        RealMatrix identity = MatrixUtils.createRealIdentityMatrix(PARAMETERS);
        RealMatrix inverse = identity;
        int newest = steps.size() - 1;
        if (newest >= 0) {
            RealVector y = changes.get(newest);
            inverse = identity.scalarMultiply(steps.get(newest).dotProduct(y) / y.dotProduct(y));
        }
        for (int k = Math.max(0, steps.size() - MEMORY); k < steps.size(); k++) {
            RealVector s = steps.get(k);
            RealVector y = changes.get(k);
            double rho = 1 / y.dotProduct(s);
            RealMatrix right = identity.subtract(outer(y, s).scalarMultiply(rho));
            inverse = right.transpose()
                    .multiply(inverse)
                    .multiply(right)
                    .add(outer(s, s).scalarMultiply(rho));
        }
        return inverse.operate(MatrixUtils.createRealVector(gradient))
                .mapMultiply(-1)
                .toArray();
    }

    private void checkDirection(String when) {
        double[] direction = new double[PARAMETERS];
        directions.choose(theta, gradient, direction);
        assertThat(direction).as(when).containsExactly(expected(), within(1e-12));
    }

    /** A step whose pair says that the slope rises along it, or falls. */
    private void move(boolean rises) {
        double[] s = numbers();
        double[] y = numbers();
        if (MatrixUtils.createRealVector(s).dotProduct(MatrixUtils.createRealVector(y)) > 0 != rises) {
            for (int j = 0; j < PARAMETERS; j++) {
                y[j] = -y[j];
            }
        }
        double[] to = theta.clone();
        double[] slope = gradient.clone();
        for (int j = 0; j < PARAMETERS; j++) {
            to[j] += s[j];
            slope[j] += y[j];
        }
        if (rises) {
            steps.add(MatrixUtils.createRealVector(to).subtract(MatrixUtils.createRealVector(theta)));
            changes.add(MatrixUtils.createRealVector(slope).subtract(MatrixUtils.createRealVector(gradient)));
        }
        theta = to;
        gradient = slope;
    }

    /** Through the filling of the memory, its turning over, and a step that it must not remember. */
    @Test
    void isTheDenseInverseOfItsLastSteps() {
        checkDirection("at the start");
        for (int k = 1; k <= 3 * MEMORY; k++) {
            move(true);
            checkDirection("after " + k + " steps");
        }
        move(false);
        checkDirection("after a step along which the slope fell");
        move(true);
        checkDirection("after the next one");
    }

    @Test
    void goesOnFromWhatItSaved() {
        for (int k = 0; k < MEMORY + 2; k++) {
            directions.choose(theta, gradient, new double[PARAMETERS]);
            move(true);
        }
        LineSearchMethod.Directions resumed = new LBfgs(MEMORY).newDirections(PARAMETERS);
        resumed.load(directions.save());
        double[] direction = new double[PARAMETERS];
        resumed.choose(theta, gradient, direction);
        checkDirection("without a pause");
        assertThat(direction).containsExactly(expected(), within(1e-12));
    }
}
