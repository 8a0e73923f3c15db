package org.jellygrad.playground.quantity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.model.expression.RowFunction;
import org.jellygrad.playground.quantity.Calculation.RunReference;
import org.jellygrad.playground.run.FinishedRun;
import org.jellygrad.playground.run.LineData;
import org.jellygrad.trainer.path.PathPoint;

/** Finds the numbers of a run by their names. */
public final class RunQuantities {
    private static final String LOSS = "loss";

    private RunQuantities() {}

    /** A word of a run, as {@code outcome}; empty if the quantity is a number. */
    static Optional<String> word(FinishedRun finished, String quantity) {
        return Optional.ofNullable(
                switch (quantity) {
                    case "outcome" -> finished.facts().outcome();
                    case "why" -> finished.facts().why();
                    case "function" -> finished.plan().objective().text();
                    default -> null;
                });
    }

    /**
     * A number of a run.
     *
     * @throws IllegalArgumentException if it does not exist; the message says what does
     */
    static double number(FinishedRun finished, RunReference reference) {
        double number = reference.step().isEmpty() ? whole(finished, reference) : atStep(finished, reference);
        if (Double.isNaN(number)) {
            throw missing(finished, reference);
        }
        return number;
    }

    private static double whole(FinishedRun finished, RunReference reference) {
        return switch (reference.quantity()) {
            case "steps" -> finished.steps();
            case "rate" -> finished.plan().strategy().rate();
            case "rows" ->
                finished.rows() == null ? Double.NaN : finished.rows().size();
            case "actual" -> rowValue(finished, reference.argument(), true);
            case "given" -> rowValue(finished, reference.argument(), false);
            case "stable" -> finished.facts().stable();
            case "best" -> finished.facts().best();
            case "factor" -> finished.facts().factor();
            case "curvature" -> finished.facts().curvature();
            case "condition" -> finished.facts().condition();
            case "first" -> first(finished, reference.argument());
            default -> Double.NaN;
        };
    }

    private static double rowValue(FinishedRun finished, String row, boolean target) {
        LineData rows = finished.rows();
        return rows == null ? Double.NaN : (target ? rows.y() : rows.x())[Integer.parseInt(row) - 1];
    }

    private static double atStep(FinishedRun finished, RunReference reference) {
        long step = reference.step().equals("last") ? finished.steps() : Long.parseLong(reference.step());
        PathPoint at = finished.after(step).orElseThrow(() -> missing(finished, reference));
        return at(finished, at, reference.quantity(), reference.argument()).orElse(Double.NaN);
    }

    /** A quantity at a point of the path. */
    public static Optional<Double> at(FinishedRun finished, PathPoint at, String quantity, String argument) {
        return switch (quantity) {
            case LOSS -> Optional.of(at.loss());
            case "step" -> Optional.of((double) at.step());
            case "gradient" ->
                argument.isEmpty()
                        ? Optional.of(at.gradient().length == 1 ? at.gradient()[0] : Double.NaN)
                        : finished.gradient(argument, at);
            case "length" -> Optional.of(at.gradientNorm());
            case "error" -> Optional.of(finished.errors(at)[Integer.parseInt(argument) - 1]);
            case "absolute" -> Optional.of(finished.meanAbsoluteError(at));
            case "signed" -> Optional.of(finished.meanError(at));
            default -> finished.parameter(quantity, at);
        };
    }

    /** The first step after which a comparison of parameters and loss holds; infinite if it never does. */
    private static double first(FinishedRun finished, String condition) {
        Inequality comparison = Inequality.parse(condition);
        List<String> names = new ArrayList<>(finished.names());
        names.add(LOSS);
        RowFunction left = Expression.parse(comparison.left()).over(names);
        RowFunction right = Expression.parse(comparison.right()).over(names);
        for (PathPoint point : finished.path().points()) {
            double[] row = new double[names.size()];
            System.arraycopy(point.parameters(), 0, row, 0, point.parameters().length);
            row[row.length - 1] = point.loss();
            if (comparison.holds(left.at(row), right.at(row))) {
                return point.step();
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private static InvalidValueException missing(FinishedRun finished, RunReference reference) {
        return new InvalidValueException(
                "There is no number " + reference + ".",
                "The run has the parameters "
                        + String.join(", ", finished.names()) + ", took " + finished.steps() + " steps and ended "
                        + finished.facts().outcome()
                        + ". At a step, as in [1] or [last]: the parameters, loss, gradient, gradient(NAME), length, error(ROW),"
                        + " absolute, signed. Of the whole: steps, rate, rows, actual(ROW), given(ROW), stable, best, factor, curvature,"
                        + " condition, first(x <= 1), outcome, why, function.");
    }
}
