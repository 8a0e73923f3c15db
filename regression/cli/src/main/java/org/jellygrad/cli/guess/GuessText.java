package org.jellygrad.cli.guess;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.trainer.guess.Attempt;
import org.jellygrad.trainer.guess.GuessedRows;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.TextTable;

/**
 * Guesses in words and tables.
 *
 * @param rows whose line is guessed
 */
record GuessText(GuessedRows rows) {
    /** More rows than these have no line each. */
    private static final int FEW = 12;

    private static final int FIRST = 5;
    private static final int TENTH = 10;
    private static final int DIGITS = 8;

    String equation(double slope, double intercept) {
        return rows.target() + " = " + number(slope) + " · " + rows.feature() + (intercept < 0 ? " − " : " + ")
                + number(Math.abs(intercept));
    }

    /** The rows with their errors: signed, absolute, squared. */
    List<String> errors(Attempt guess) {
        TextTable table =
                new TextTable(0, List.of(rows.feature(), rows.target(), "guess", "error", "absolute", "squared"));
        int shown = rows.count() <= FEW ? rows.count() : FIRST;
        for (int i = 0; i < shown; i++) {
            table.add(cells(i, guess.residuals()[i]));
        }
        List<String> lines = new ArrayList<>(table.lines());
        if (shown < rows.count()) {
            lines.add("and " + (rows.count() - shown) + " rows more");
        }
        return lines;
    }

    /** One row with its error. */
    List<String> error(int row, double error) {
        TextTable table =
                new TextTable(0, List.of(rows.feature(), rows.target(), "guess", "error", "absolute", "squared"));
        table.add(cells(row, error));
        return table.lines();
    }

    private List<String> cells(int row, double error) {
        return List.of(
                number(rows.x()[row]),
                number(rows.y()[row]),
                number(rows.y()[row] + error),
                (error > 0 ? "+" : "") + number(error),
                number(Math.abs(error)),
                number(error * error));
    }

    /** The means, and whether it went up or down. */
    String means(Attempt guess, double before) {
        double now = guess.meanSquare();
        String means = "Mean absolute error " + number(guess.meanAbsolute()) + ", mean squared error (MSE) "
                + number(now) + ".";
        return Double.isNaN(before) ? means : means + " " + direction(now, before);
    }

    private static String direction(double now, double before) {
        if (now == before) {
            return "Level: the MSE is as it was.";
        }
        return now > before
                ? "Uphill: the MSE rose from " + number(before) + "."
                : "Downhill: the MSE fell from " + number(before) + ".";
    }

    /** Several guesses in a row, a line each. */
    List<String> nudges(List<Attempt> guesses, double before) {
        TextTable table = new TextTable(1, List.of("", "slope", "intercept", "MSE"));
        double last = before;
        for (Attempt guess : guesses) {
            double now = guess.meanSquare();
            table.add(List.of(
                    now > last ? "uphill" : now < last ? "downhill" : "level",
                    number(guess.slope()),
                    number(guess.intercept()),
                    number(now)));
            last = now;
        }
        return table.lines();
    }

    /**
     * The first steps of the gradient, each tenth, and the last.
     *
     * @param names of the parameters
     */
    List<String> steps(List<PathPoint> points, List<String> names) {
        TextTable table = new TextTable(0, List.of("step", "slope", "intercept", "MSE"));
        for (int i = 0; i < points.size(); i++) {
            PathPoint point = points.get(i);
            boolean tenth = point.epoch() % TENTH == 0 && points.size() < TENTH * FEW;
            if (i <= FIRST || i == points.size() - 1 || tenth) {
                table.add(List.of(
                        Integer.toString(point.epoch()),
                        number(point.parameters()[names.indexOf(rows.feature())]),
                        number(point.parameters()[names.indexOf("intercept")]),
                        number(point.loss())));
            }
        }
        return table.lines();
    }

    static String number(double value) {
        return Numbers.format(value, DIGITS);
    }
}
