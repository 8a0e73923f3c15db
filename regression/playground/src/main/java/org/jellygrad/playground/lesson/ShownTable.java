package org.jellygrad.playground.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.playground.run.Movement;
import org.jellygrad.playground.run.Ran;
import org.jellygrad.playground.run.SubjectRows;
import org.jellygrad.trainer.path.PathPoint;

/**
 * QuotedNumbers of a run as text.
 *
 * @param headings one for each column
 * @param rows each with a cell for each column
 */
public record ShownTable(List<String> headings, List<List<String>> rows) {
    private static final String DIGITS = "6";

    public ShownTable {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The table of a view; empty if it is a picture. */
    public static Optional<ShownTable> of(Ran ran, View view) {
        if (view instanceof View.Steps steps) {
            return Optional.of(steps(ran, steps));
        }
        if (view instanceof View.Errors errors && ran.rows() != null) {
            return Optional.of(errors(ran, ran.rows(), errors.step()));
        }
        return Optional.empty();
    }

    private static ShownTable steps(Ran ran, View.Steps view) {
        List<String> headings =
                new ArrayList<>(List.of(ran.plan().movement() instanceof Movement.Guesses ? "guess" : "step"));
        headings.addAll(view.quantities());
        List<List<String>> rows = new ArrayList<>();
        long last = -1;
        for (PathPoint point : ran.path().points()) {
            if ((point.step() % view.every() == 0 || point.step() == ran.steps()) && point.step() > last) {
                last = point.step();
                List<String> row = new ArrayList<>(List.of(Long.toString(last)));
                view.quantities().forEach(quantity -> row.add(cell(ran, point, quantity)));
                rows.add(row);
            }
        }
        return new ShownTable(headings, rows);
    }

    private static String cell(Ran ran, PathPoint point, String quantity) {
        int open = quantity.indexOf('(');
        String name = open < 0 ? quantity : quantity.substring(0, open);
        String argument = open < 0 ? "" : quantity.substring(open + 1, quantity.length() - 1);
        double value = Lookup.at(ran, point, name, argument)
                .orElseThrow(() -> new InvalidValueException(
                        "The run has no " + quantity + ".",
                        "Its parameters are " + String.join(", ", ran.names()) + "."));
        return QuotedNumbers.text(value, DIGITS);
    }

    private static ShownTable errors(Ran ran, SubjectRows data, long step) {
        PathPoint at = ran.after(step)
                .orElseThrow(() ->
                        new InvalidValueException("The run has no step " + step + ".", "It took " + ran.steps() + "."));
        double[] errors = ran.errors(at);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < errors.length; i++) {
            double truth = data.y()[i];
            rows.add(List.of(
                    QuotedNumbers.text(data.x()[i], DIGITS),
                    QuotedNumbers.text(truth, DIGITS),
                    QuotedNumbers.text(truth + errors[i], DIGITS),
                    QuotedNumbers.text(errors[i], DIGITS),
                    QuotedNumbers.text(Math.abs(errors[i]), DIGITS),
                    QuotedNumbers.text(errors[i] * errors[i], DIGITS)));
        }
        return new ShownTable(List.of(data.feature(), data.target(), "guess", "error", "absolute", "squared"), rows);
    }
}
