package org.jellygrad.playground.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.jellygrad.trainer.optimizer.ConvergenceFactor;
import org.jellygrad.trainer.optimizer.LinearMethod;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.outcome.Convergence;
import org.jellygrad.trainer.text.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * An eigenvector of the Hessian. Descent along it does not depend on the other directions.
 *
 * @param eigenvalue the curvature along it
 * @param factor what a step makes of the distance to the optimum along it, in the long run: negative if the distance changes its sign, the
 *     size if it swings; NaN where steps follow no such law
 * @param vector in the user's parameters, the longest element 1
 * @param text the factor in a sentence
 */
public record Direction(double eigenvalue, double factor, double[] vector, String text) {
    private static final int DIGITS = 4;

    /** An element of a unit vector this large is all of it to a reader. */
    private static final double MOSTLY = 0.9;

    /**
     * All directions, the steepest first.
     *
     * @param hessian in descended coordinates
     * @param toUser the user's parameters from descended ones
     * @param rate of the steps; NaN where none is fixed
     */
    static List<Direction> of(
            List<String> names, double[][] hessian, double @Nullable [][] toUser, Optimizer optimizer, double rate) {
        int n = hessian.length;
        if (n == 1) {
            return List.of(of(names, hessian[0][0], new double[] {1}, new double[] {1}, optimizer, rate));
        }
        EigenDecomposition parts = new EigenDecomposition(new Array2DRowRealMatrix(hessian));
        double[] values = parts.getRealEigenvalues();
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(values[j], values[i]));
        List<Direction> directions = new ArrayList<>();
        for (int i : order) {
            double[] descended = parts.getEigenvector(i).toArray();
            double[] user = toUser == null ? descended : times(toUser, descended);
            directions.add(of(names, values[i], descended, inUnits(user), optimizer, rate));
        }
        return directions;
    }

    private static Direction of(
            List<String> names,
            double eigenvalue,
            double[] descended,
            double[] user,
            Optimizer optimizer,
            double rate) {
        String along = "Along " + along(names, descended) + " the curvature is " + Numbers.format(eigenvalue, DIGITS);
        LinearMethod method = optimizer.linear();
        if (method == null || Double.isNaN(rate)) {
            return new Direction(eigenvalue, Double.NaN, user, along + ".");
        }
        ConvergenceFactor law = method.convergence(rate * eigenvalue);
        Convergence convergence = Convergence.of(law);
        double factor = convergence.factor();
        return new Direction(eigenvalue, factor, user, along + ": " + what(convergence));
    }

    private static String what(Convergence convergence) {
        double factor = convergence.factor();
        String size = Numbers.format(Math.abs(factor), DIGITS);
        return switch (convergence.pattern()) {
            case ONE_STEP -> "one step arrives.";
            case CRAWLS, BALANCED, NONE -> "each step leaves " + size + " of the distance.";
            case ZIG_ZAGS -> "each step leaves " + size + " of the distance, on the other side.";
            case SWINGS -> "the distance swings, and each step leaves " + size + " of it.";
            case BOUNCES -> "each step ends as far away on the other side, for ever.";
            case DIVERGES ->
                "each step ends " + size + " times as far away" + (factor < 0 ? ", on the other side." : ".");
        };
    }

    private static String along(List<String> names, double... unit) {
        for (int j = 0; j < unit.length; j++) {
            if (Math.abs(unit[j]) >= MOSTLY && j < names.size()) {
                return names.get(j);
            }
        }
        List<String> parts = new ArrayList<>();
        for (int j = 0; j < unit.length; j++) {
            parts.add(Numbers.format(unit[j], 2));
        }
        return "(" + String.join(", ", parts) + ")";
    }

    private static double[] times(double[][] matrix, double... vector) {
        double[] product = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }

    private static double[] inUnits(double... vector) {
        double largest = 0;
        for (double element : vector) {
            largest = Math.abs(element) > Math.abs(largest) ? element : largest;
        }
        double scale = largest;
        return Arrays.stream(vector).map(element -> element / scale).toArray();
    }
}
