package org.jellygrad.trainer.explain;

import java.util.List;
import org.jellygrad.autograd.explain.Explanation;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.text.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * One step of a run: where it began, the loss and gradient there, where it ended.
 *
 * @param step which step of the run it is, from 1
 * @param names of the parameters
 * @param before parameters before the step, in descended coordinates
 * @param gradient of the objective there, by the explained graph
 * @param learningRate of the step; NaN where a line search chose its length
 * @param after parameters after the step, in descended coordinates
 * @param loss the objective before, penalty included
 * @param lossAfter the objective after, penalty included
 * @param graph every node of the objective with its numbers
 * @param rows of the data; null for a typed function
 * @param settings of the run
 */
public record ExplainedStep(
        long step,
        List<String> names,
        double[] before,
        double[] gradient,
        double learningRate,
        double[] after,
        double loss,
        double lossAfter,
        Explanation graph,
        @Nullable ExplainedRows rows,
        Settings settings) {

    private static final int DIGITS = 10;

    /** Whether the step is the rate times the gradient, and nothing else. */
    public boolean isPlain() {
        return settings.optimizer().text().equals("gd")
                && settings.clipping().isNone()
                && settings.penalty().l1() == 0;
    }

    /** The step of one parameter in numbers: {@code slope ← 3 − 1e-06 · 640000 = 2.36}. */
    public String update(int parameter) {
        double from = before[parameter];
        double moved = after[parameter] - from;
        String how = isPlain()
                ? " − " + number(learningRate) + " · " + bracketed(gradient[parameter])
                : moved < 0 ? " − " + number(-moved) : " + " + number(moved);
        return names.get(parameter) + " ← " + number(from) + how + " = " + number(after[parameter]);
    }

    /** The squared norm of the gradient. */
    public double squaredGradient() {
        double sum = 0;
        for (double slope : gradient) {
            sum += slope * slope;
        }
        return sum;
    }

    private static String bracketed(double value) {
        return value < 0 ? "(" + number(value) + ")" : number(value);
    }

    private static String number(double value) {
        return Numbers.format(value, DIGITS);
    }
}
