package org.jellygrad.cli.function;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jellygrad.trainer.explain.ExplainedRows;
import org.jellygrad.trainer.explain.ExplainedStep;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.Paragraphs;
import org.jellygrad.trainer.text.TextTable;

/** An explained step for people: the rows, the loss, the sum that makes each gradient, the update, the graph. */
public final class StepText {
    private static final int DIGITS = 10;
    private static final int CELL_DIGITS = 7;

    /** Of more rows than these, only the first row, the sum and the count are printed. */
    private static final int FEW = 12;

    private final ExplainedStep step;
    private final String subject;
    private final List<String> lines = new ArrayList<>();

    private StepText(ExplainedStep step, String subject) {
        this.step = step;
        this.subject = subject;
    }

    /**
     * The lines that explain a step.
     *
     * @param subject what is descended on: a formula or an equation
     */
    public static List<String> of(ExplainedStep step, String subject) {
        return new StepText(step, subject).lines();
    }

    private List<String> lines() {
        say("Step " + step.step() + " of " + step.settings().optimizer().text() + " on " + subject + ", from "
                + point(step.before()) + ".");
        lines.add("");
        ExplainedRows rows = step.rows();
        if (rows == null) {
            say("value = " + number(step.loss()));
        } else {
            lines.addAll(table(rows));
            lines.add("");
            say(loss(rows));
        }
        lines.add("");
        for (int j : order()) {
            say("∂" + step.names().get(j) + " = " + (rows == null ? "" : sum(rows, j)) + number(step.gradient()[j]));
        }
        lines.add("");
        for (int j : order()) {
            say(step.update(j));
        }
        lines.add("");
        change();
        if (rows != null && isMeanSquare()) {
            say("On the sum of squared errors the same step has the rate " + number(step.learningRate() / rows.count())
                    + " (over n), on half their mean " + number(2 * step.learningRate()) + " (twice).");
        }
        lines.add("");
        say("Node by node, each with its rule in symbols and numbers, its gradient, and what each use sends back:");
        lines.add("");
        step.graph().text().lines().forEach(this::wrapped);
        return lines;
    }

    /** Slopes first, the intercept last, as people write a line. */
    private int[] order() {
        int n = step.names().size();
        int[] order = new int[n];
        int at = 0;
        int intercept = step.rows() == null ? -1 : step.names().indexOf("intercept");
        for (int j = 0; j < n; j++) {
            if (j != intercept) {
                order[at++] = j;
            }
        }
        if (intercept >= 0) {
            order[at] = intercept;
        }
        return order;
    }

    private void say(String text) {
        lines.addAll(Paragraphs.wrap(text));
    }

    /** Adds a line. A line that is too wide continues below with a larger indent. */
    private void wrapped(String line) {
        lines.addAll(Paragraphs.wrap(line));
    }

    private String point(double... values) {
        List<String> parts = new ArrayList<>();
        for (int j : order()) {
            parts.add(step.names().get(j) + " = " + number(values[j]));
        }
        return String.join(", ", parts);
    }

    private boolean isMeanSquare() {
        return step.settings().loss().isParabola() && step.isPlain();
    }

    private String costName() {
        return step.settings().loss().isParabola()
                ? "squared"
                : step.settings().loss().text();
    }

    private static boolean isFew(ExplainedRows rows) {
        return rows.count() <= FEW;
    }

    private List<String> table(ExplainedRows rows) {
        List<String> heads = new ArrayList<>(List.of("row"));
        List<Integer> shown = new ArrayList<>();
        for (int j = 0; j < rows.columns().size(); j++) {
            if (!rows.columns().get(j).equals("1")) {
                heads.add(rows.columns().get(j));
                shown.add(j);
            }
        }
        heads.addAll(List.of(rows.target(), "prediction", "residual", costName()));
        TextTable table = new TextTable(0, heads);
        int count = isFew(rows) ? rows.count() : 1;
        for (int i = 0; i < count; i++) {
            List<String> cells = new ArrayList<>(List.of(Integer.toString(i + 1)));
            for (int j : shown) {
                cells.add(Numbers.format(rows.values()[j][i], CELL_DIGITS));
            }
            cells.add(Numbers.format(rows.truth()[i], CELL_DIGITS));
            cells.add(Numbers.format(rows.predictions()[i], CELL_DIGITS));
            cells.add(Numbers.format(rows.residuals()[i], CELL_DIGITS));
            cells.add(Numbers.format(rows.costs()[i], CELL_DIGITS));
            table.add(cells);
        }
        List<String> drawn = new ArrayList<>(table.lines());
        if (count < rows.count()) {
            drawn.add("and " + (rows.count() - count) + " rows more");
        }
        return drawn;
    }

    /** A sum over the rows: all of few terms, the first of many and their number. */
    private static String terms(ExplainedRows rows, IntFunction<String> term) {
        if (!isFew(rows)) {
            return term.apply(0) + " + … " + rows.count() + " terms";
        }
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < rows.count(); i++) {
            terms.add(term.apply(i));
        }
        return String.join(" + ", terms);
    }

    private String loss(ExplainedRows rows) {
        double[] weights = rows.weights();
        double sum = 0;
        for (int i = 0; i < rows.count(); i++) {
            sum += rows.costs()[i] * (weights == null ? 1 : weights[i]);
        }
        double mean = sum / rows.count();
        String penalty = step.settings().penalty().isNone()
                ? ""
                : " + penalty " + number(step.loss() - mean) + " = " + number(step.loss());
        return "loss = ("
                + terms(rows, i -> (weights == null ? "" : number(weights[i]) + "·") + factor(rows.costs()[i])) + ") / "
                + rows.count() + " = " + number(sum) + " / " + rows.count() + " = " + number(mean) + penalty;
    }

    /** The sum over the rows that makes a gradient, up to its result: 2/n of residual times column for the mean of squares. */
    private String sum(ExplainedRows rows, int j) {
        boolean ones = rows.columns().get(j).equals("1");
        double sum = rows.sum(j);
        String penalty = step.settings().penalty().isNone()
                ? ""
                : number(sum) + " + penalty " + number(step.gradient()[j] - sum) + " = ";
        if (step.settings().loss().isParabola() && rows.weights() == null) {
            double products = 0;
            for (int i = 0; i < rows.count(); i++) {
                products += rows.residuals()[i] * rows.values()[j][i];
            }
            return "2/" + rows.count() + " · ("
                    + terms(rows, i -> product(rows.residuals()[i], rows.values()[j][i], ones)) + ") = 2/"
                    + rows.count() + " · " + factor(products) + " = " + penalty;
        }
        return terms(rows, i -> product(rows.slopes()[i], rows.values()[j][i], ones)) + " = " + penalty;
    }

    private static String product(double a, double b, boolean ones) {
        return ones ? factor(a) : factor(a) + "·" + factor(b);
    }

    private static String factor(double value) {
        String text = Numbers.format(value, CELL_DIGITS);
        return value < 0 ? "(" + text + ")" : text;
    }

    /** Compares the fall of the loss that the slope predicts with the actual one. */
    private void change() {
        double changed = step.lossAfter() - step.loss();
        String what = step.rows() == null ? "The value" : "The loss";
        String text = what + " goes from " + number(step.loss()) + " to "
                + (Double.isNaN(changed) ? "what is not a number" : number(step.lossAfter()))
                + (changed < 0 ? ": it falls by " : changed > 0 ? ": it rises by " : "")
                + (changed < 0 || changed > 0 ? number(Math.abs(changed)) : "") + ".";
        if (step.isPlain()) {
            text += " If the slope stayed as it is, it would fall by the rate times the squared gradient, "
                    + number(step.learningRate()) + " · " + number(step.squaredGradient()) + " = "
                    + number(step.learningRate() * step.squaredGradient()) + ".";
        }
        say(text);
    }

    private static String number(double value) {
        return Numbers.format(value, DIGITS);
    }
}
