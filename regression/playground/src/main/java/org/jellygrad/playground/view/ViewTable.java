package org.jellygrad.playground.view;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.playground.quantity.QuotedNumbers;
import org.jellygrad.playground.quantity.RunQuantities;
import org.jellygrad.playground.run.FinishedRun;
import org.jellygrad.playground.run.LineData;
import org.jellygrad.trainer.path.PathPoint;

/**
 * Numbers of a run as text.
 *
 * @param headings one for each column
 * @param rows each with a cell for each column
 */
public record ViewTable(List<String> headings, List<List<String>> rows) {
    private static final String DIGITS = "6";

    public ViewTable {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
    }

    static ViewTable steps(FinishedRun run, View.StepTable view) {
        List<String> headings = new ArrayList<>(List.of(run.plan().strategy().unit()));
        headings.addAll(view.quantities());
        List<List<String>> rows = new ArrayList<>();
        long last = -1;
        for (PathPoint point : run.path().points()) {
            if ((point.step() % view.every() == 0 || point.step() == run.steps()) && point.step() > last) {
                last = point.step();
                List<String> row = new ArrayList<>(List.of(Long.toString(last)));
                view.quantities().forEach(quantity -> row.add(cell(run, point, quantity)));
                rows.add(row);
            }
        }
        return new ViewTable(headings, rows);
    }

    private static String cell(FinishedRun run, PathPoint point, String quantity) {
        int open = quantity.indexOf('(');
        String name = open < 0 ? quantity : quantity.substring(0, open);
        String argument = open < 0 ? "" : quantity.substring(open + 1, quantity.length() - 1);
        double value = RunQuantities.at(run, point, name, argument)
                .orElseThrow(() -> new InvalidValueException(
                        "The run has no " + quantity + ".",
                        "Its parameters are " + String.join(", ", run.names()) + "."));
        return QuotedNumbers.text(value, DIGITS);
    }

    static ViewTable errors(FinishedRun run, long step) {
        LineData data = run.data();
        PathPoint at = run.after(step)
                .orElseThrow(() ->
                        new InvalidValueException("The run has no step " + step + ".", "It took " + run.steps() + "."));
        double[] errors = run.errors(at);
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
        return new ViewTable(List.of(data.feature(), data.target(), "guess", "error", "absolute", "squared"), rows);
    }
}
