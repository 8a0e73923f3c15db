package org.jellygrad.playground.answer;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jellygrad.playground.facts.RecordedRun;
import org.jellygrad.playground.state.MinusSigns;
import org.jellygrad.trainer.explain.ExplainedStep;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.text.Numbers;

/**
 * A step on scaled columns in the units of the reader: where each parameter goes, what the scaled numbers of the step's arithmetic are, and
 * how they become the reader's again.
 */
final class UserUnits {
    private static final int DIGITS = 7;

    private final ExplainedStep step;
    private final double[] after;
    private final double[][] toUser;

    private UserUnits(ExplainedStep step, double[] after, double[][] toUser) {
        this.step = step;
        this.after = after;
        this.toUser = toUser;
    }

    /** Adds what the reader needs; nothing where descent runs in the reader's own units. */
    static void add(JsonObject json, RecordedRun run, ExplainedStep step, PathPoint before, PathPoint after) {
        double[][] toUser = run.toUser();
        if (toUser == null || isIdentity(toUser)) {
            return;
        }
        List<String> columns = run.columns().names();
        UserUnits units = new UserUnits(step, after.parameters(), toUser);
        JsonArray moves = new JsonArray();
        for (int j = 0; j < columns.size(); j++) {
            JsonObject move = new JsonObject();
            String name = j < step.names().size() ? step.names().get(j) : columns.get(j);
            move.addProperty("parameter", name);
            move.addProperty(
                    "text",
                    MinusSigns.in(name + " " + number(before.parameters()[j]) + " → " + number(after.parameters()[j])));
            moves.add(move);
        }
        json.add("moves", moves);
        json.addProperty("scaling", MinusSigns.in(units.sentence(columns, run.coordinates())));
        json.add("back", Json.texts(units.back().stream().map(MinusSigns::in).toList()));
    }

    private boolean isLine() {
        return toUser.length == 2 && step.names().size() == 2 && toUser[1][0] == 0 && toUser[0][0] == 1;
    }

    private double deviation() {
        return 1 / toUser[1][1];
    }

    private double mean() {
        return -toUser[0][1] * deviation();
    }

    private String sentence(List<String> columns, String coordinates) {
        if (isLine()) {
            String name = columns.get(1);
            return "The step is taken on a scaled column: (" + name + minus(mean()) + ") / " + number(deviation())
                    + ", which is how far " + name + " is from its mean, in standard deviations. In its numbers:";
        }
        if (toUser.length == 1) {
            return "The step is taken on a scaled column: " + columns.get(0) + " / " + number(1 / toUser[0][0])
                    + ", its root mean square. In its numbers:";
        }
        if (!columns.contains("intercept") && !coordinates.equals("orthogonal")) {
            return "The step is taken on scaled columns: each over its root mean square. In their numbers:";
        }
        return coordinates.equals("orthogonal")
                ? "The step is taken on mixtures of the columns that are all of one size and do not depend on each other. In their numbers:"
                : "The step is taken on scaled columns: each without its mean, and divided by its standard deviation. In their numbers:";
    }

    /** How the numbers after the step become the reader's: by hand where there is one column. */
    private List<String> back() {
        List<String> lines = new ArrayList<>();
        if (toUser.length == 1) {
            lines.add(step.names().get(0) + " = " + number(step.after()[0]) + " / " + number(1 / toUser[0][0]) + " = "
                    + number(after[0]));
        } else if (isLine()) {
            double slope = after[1];
            lines.add(step.names().get(1) + " = " + number(step.after()[1]) + " / " + number(deviation()) + " = "
                    + number(slope));
            lines.add(step.names().get(0) + " = " + number(step.after()[0]) + minus(mean()) + " · " + bracketed(slope)
                    + " = " + number(after[0]));
        }
        return lines;
    }

    private static String minus(double value) {
        return value < 0 ? " + " + number(-value) : " − " + number(value);
    }

    private static String bracketed(double value) {
        return value < 0 ? "(" + number(value) + ")" : number(value);
    }

    private static String number(double value) {
        return Numbers.format(value, DIGITS);
    }

    private static boolean isIdentity(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[i].length; j++) {
                if (matrix[i][j] != (i == j ? 1 : 0)) {
                    return false;
                }
            }
        }
        return true;
    }
}
