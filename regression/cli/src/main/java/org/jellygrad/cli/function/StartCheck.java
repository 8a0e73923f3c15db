package org.jellygrad.cli.function;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.trainer.function.PointText;
import org.jellygrad.trainer.function.TypedFunction;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jspecify.annotations.Nullable;

/** Checks where a descent on a function is to start. */
public final class StartCheck {

    private StartCheck() {}

    /** Adds the problems of a start. */
    public static void check(TypedFunction function, @Nullable InitialGuess start, String command, Problems problems) {
        List<String> variables = function.variables();
        String example =
                String.join(",", variables.stream().map(name -> name + "=1").toList());
        if (start == null) {
            if (!problems.isTyped("--start")) {
                problems.add(
                        "`" + command + "` lacks its start.",
                        "Descent starts somewhere. Give each variable of " + function + " a value: --start " + example);
            }
            return;
        }
        if (start.isRandom()) {
            return;
        }
        double[] point = new double[variables.size()];
        if (!start.values().isEmpty()) {
            List<String> missing = new ArrayList<>(variables);
            missing.removeAll(start.values().keySet());
            List<String> unknown = new ArrayList<>(start.values().keySet());
            unknown.removeAll(variables);
            if (!unknown.isEmpty()) {
                problems.add(
                        "--start " + problems.typed("--start", start.text()) + ": " + function + " has no variable '"
                                + unknown.get(0) + "'",
                        (variables.size() == 1 ? "Its variable is " : "Its variables are ")
                                + String.join(", ", variables) + ": --start " + example);
                return;
            }
            if (!missing.isEmpty()) {
                problems.add(
                        "--start " + problems.typed("--start", start.text()) + ": it lacks "
                                + String.join(", ", missing),
                        "Give each variable of " + function + " a value: --start " + example);
                return;
            }
            for (int j = 0; j < point.length; j++) {
                point[j] = start.values().getOrDefault(variables.get(j), 0.0);
            }
        }
        double value = function.at(point);
        if (!Double.isFinite(value)) {
            problems.add(
                    function + " has no value at the start: at " + PointText.of(variables, point) + " it is "
                            + (Double.isNaN(value) ? "not a number" : value > 0 ? "infinite" : "minus infinity") + ".",
                    "Descent needs a value and a slope to start from. Start where the function is defined.");
        }
    }
}
