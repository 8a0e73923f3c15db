package org.jellygrad.playground.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.model.expression.RowFunction;
import org.jellygrad.playground.lesson.Calculation.Reference;
import org.jellygrad.playground.run.Ran;
import org.jellygrad.playground.run.SubjectRows;
import org.jellygrad.trainer.path.PathPoint;

/** Finds the numbers of a run by their names. */
final class Lookup {
    private static final String LOSS = "loss";

    private Lookup() {}

    /** A word of a run, as {@code outcome}; empty if the quantity is a number. */
    static Optional<String> word(Ran ran, String quantity) {
        return Optional.ofNullable(
                switch (quantity) {
                    case "outcome" -> ran.facts().outcome();
                    case "why" -> ran.facts().why();
                    case "function" -> ran.plan().subject().text();
                    default -> null;
                });
    }

    /**
     * A number of a run.
     *
     * @throws IllegalArgumentException if it does not exist; the message says what does
     */
    static double number(Ran ran, Reference reference) {
        double number = reference.step().isEmpty() ? whole(ran, reference) : atStep(ran, reference);
        if (Double.isNaN(number)) {
            throw missing(ran, reference);
        }
        return number;
    }

    private static double whole(Ran ran, Reference reference) {
        return switch (reference.quantity()) {
            case "steps" -> ran.steps();
            case "rate" -> ran.plan().rate();
            case "rows" -> ran.rows() == null ? Double.NaN : ran.rows().size();
            case "actual" -> rowValue(ran, reference.argument(), true);
            case "given" -> rowValue(ran, reference.argument(), false);
            case "stable" -> ran.facts().stable();
            case "best" -> ran.facts().best();
            case "factor" -> ran.facts().factor();
            case "curvature" -> ran.facts().curvature();
            case "condition" -> ran.facts().condition();
            case "first" -> first(ran, reference.argument());
            default -> Double.NaN;
        };
    }

    private static double rowValue(Ran ran, String row, boolean target) {
        SubjectRows rows = ran.rows();
        return rows == null ? Double.NaN : (target ? rows.y() : rows.x())[Integer.parseInt(row) - 1];
    }

    private static double atStep(Ran ran, Reference reference) {
        long step = reference.step().equals("last") ? ran.steps() : Long.parseLong(reference.step());
        PathPoint at = ran.after(step).orElseThrow(() -> missing(ran, reference));
        return at(ran, at, reference.quantity(), reference.argument()).orElse(Double.NaN);
    }

    /** A quantity at a point of the path. */
    static Optional<Double> at(Ran ran, PathPoint at, String quantity, String argument) {
        return switch (quantity) {
            case LOSS -> Optional.of(at.loss());
            case "step" -> Optional.of((double) at.step());
            case "gradient" ->
                argument.isEmpty()
                        ? Optional.of(at.gradient().length == 1 ? at.gradient()[0] : Double.NaN)
                        : ran.gradient(argument, at);
            case "length" -> Optional.of(at.gradientNorm());
            case "error" -> Optional.of(ran.errors(at)[Integer.parseInt(argument) - 1]);
            case "absolute" -> Optional.of(ran.meanAbsoluteError(at));
            case "signed" -> Optional.of(ran.meanError(at));
            default -> ran.parameter(quantity, at);
        };
    }

    /** The first step after which a comparison of parameters and loss holds; infinite if it never does. */
    private static double first(Ran ran, String condition) {
        Comparison comparison = Comparison.parse(condition);
        List<String> names = new ArrayList<>(ran.names());
        names.add(LOSS);
        RowFunction left = Expression.parse(comparison.left()).over(names);
        RowFunction right = Expression.parse(comparison.right()).over(names);
        for (PathPoint point : ran.path().points()) {
            double[] row = new double[names.size()];
            System.arraycopy(point.parameters(), 0, row, 0, point.parameters().length);
            row[row.length - 1] = point.loss();
            if (comparison.holds(left.at(row), right.at(row))) {
                return point.step();
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private static InvalidValueException missing(Ran ran, Reference reference) {
        return new InvalidValueException(
                "There is no number " + reference + ".",
                "The run has the parameters "
                        + String.join(", ", ran.names()) + ", took " + ran.steps() + " steps and ended "
                        + ran.facts().outcome()
                        + ". At a step, as in [1] or [last]: the parameters, loss, gradient, gradient(NAME), length, error(ROW),"
                        + " absolute, signed. Of the whole: steps, rate, rows, actual(ROW), given(ROW), stable, best, factor, curvature,"
                        + " condition, first(x <= 1), outcome, why, function.");
    }
}
