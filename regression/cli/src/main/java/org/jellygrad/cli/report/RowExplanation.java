package org.jellygrad.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.cli.console.Console;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.Row;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.Contribution;
import org.jellygrad.model.Predictor;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.Paragraphs;
import org.jellygrad.trainer.text.TextTable;

/** What each term adds to one prediction, as a table whose last column sums up to it. */
public final class RowExplanation {
    private static final int DIGITS = 7;

    private final PredictionColumns predictions;
    private final Dataset data;
    private final long number;

    /**
     * Reads one row.
     *
     * @param number of the row, from 1
     */
    public RowExplanation(PredictionColumns predictions, Dataset data, long number) {
        this.predictions = predictions;
        this.data = data;
        this.number = number;
    }

    public void print(Console console) {
        data.forEachRow(row -> {
            if (row.index() == number - 1) {
                console.print(lines(row));
            }
        });
    }

    private List<String> lines(Row row) {
        double[] numbers = predictions.of(row);
        double prediction = numbers[0];
        String which = "row " + number + " of " + data.card().name();
        if (Double.isNaN(prediction)) {
            throw predictions
                    .inputs()
                    .firstRefusal()
                    .orElseGet(() -> new UnusableDataException(
                            which + " lacks a feature.",
                            "It has no prediction to explain. The model needs "
                                    + String.join(", ", predictions.model().neededFeatures()) + "."));
        }
        List<String> lines = new ArrayList<>();
        String found = predictions.model().target() + " = " + Numbers.format(prediction, DIGITS);
        lines.addAll(Paragraphs.wrap(found + " is predicted for " + which));
        lines.add("");
        var cancellation = Cancellation.of(predictions, prediction);
        lines.addAll(table(prediction, cancellation));
        List<String> facts = facts(numbers, cancellation).lines();
        if (!facts.isEmpty()) {
            lines.add("");
            lines.addAll(facts);
        }
        return lines;
    }

    private Paragraphs facts(double[] numbers, Cancellation cancellation) {
        var facts = new Paragraphs();
        if (cancellation.isWorthSaying()) {
            facts.add("terms", cancellation.text());
        }
        Double level = predictions.level();
        int next = 1;
        if (level != null) {
            facts.add(
                    "interval",
                    "from " + Numbers.format(numbers[next++], DIGITS) + " to " + Numbers.format(numbers[next++], DIGITS)
                            + ": there the target of a new row like this lies with probability " + level);
        }
        if (predictions.hasInfluence()) {
            String leverage = "leverage " + Numbers.format(numbers[next++], DIGITS);
            facts.add(
                    "influence",
                    next == numbers.length
                            ? leverage
                            : leverage + ", Cook's distance " + Numbers.format(numbers[next], DIGITS));
        }
        return facts;
    }

    private List<String> table(double prediction, Cancellation cancellation) {
        Predictor predictor = predictions.predictor();
        boolean centred = predictions.model().hasIntercept();
        // So many that the column, added up by hand, gives the prediction.
        int digits = DIGITS + (cancellation.isWorthSaying() ? cancellation.lostDigits() : 0);
        var table = new TextTable(
                1,
                centred
                        ? List.of("", "value", "average", "coefficient", "contribution")
                        : List.of("", "value", "coefficient", "contribution"));
        if (centred) {
            table.add(List.of("average row", "", "", "", Numbers.format(predictor.average(), DIGITS)));
        }
        for (Contribution contribution :
                predictor.contributions(predictions.inputs().values())) {
            List<String> cells =
                    new ArrayList<>(List.of(contribution.name(), Numbers.format(contribution.value(), DIGITS)));
            if (centred) {
                cells.add(Numbers.format(contribution.mean(), DIGITS));
            }
            cells.add(Numbers.format(contribution.coefficient(), DIGITS));
            cells.add(Numbers.format(contribution.amount(), digits));
            table.add(cells);
        }
        List<String> sum = new ArrayList<>(List.of("prediction", "", ""));
        if (centred) {
            sum.add("");
        }
        sum.add(Numbers.format(prediction, DIGITS));
        table.add(sum);
        return table.lines();
    }
}
