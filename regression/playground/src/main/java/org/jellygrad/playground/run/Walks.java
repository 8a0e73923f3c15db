package org.jellygrad.playground.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.model.expression.RowFunction;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.InitialGuess;

/** Paths that follow no optimizer: guesses, equal strides, typed rules. */
final class Walks {
    private Walks() {}

    static Path path(RunPlan plan, Landscape landscape, List<String> names) {
        List<PathPoint> points = new ArrayList<>();
        for (double[] at : places(plan, names)) {
            double[] gradient = new double[at.length];
            double value = landscape.look(at, gradient);
            points.add(new PathPoint(points.size(), points.size(), at, at, value, gradient, Double.NaN, 0, Double.NaN));
        }
        return new Path(names, points, 1);
    }

    private static List<double[]> places(RunPlan plan, List<String> names) {
        if (plan.movement() instanceof Movement.Guesses guesses) {
            return guesses.points().stream().map(point -> point(point, names)).toList();
        }
        double[] start = start(plan, names);
        if (plan.movement() instanceof Movement.Stride stride) {
            double[] by = point(stride.by(), names);
            List<double[]> places = new ArrayList<>();
            for (int k = 0; k <= stride.steps(); k++) {
                double[] at = new double[start.length];
                for (int j = 0; j < at.length; j++) {
                    at[j] = start[j] + k * by[j];
                }
                places.add(at);
            }
            return places;
        }
        return ruled((Movement.Rule) plan.movement(), start, names);
    }

    private static List<double[]> ruled(Movement.Rule move, double[] start, List<String> names) {
        if (names.size() != 1) {
            throw new InvalidValueException(
                    "A rule moves one parameter, and there are " + String.join(", ", names) + ".",
                    "Use it on a function of one variable.");
        }
        RowFunction rule = rule(move.rule(), names.get(0));
        double x = start[0];
        List<double[]> places = new ArrayList<>();
        places.add(new double[] {x});
        for (int k = 0; k < move.steps() && Double.isFinite(x); k++) {
            x = rule.at(new double[] {x, move.rate()});
            places.add(new double[] {x});
        }
        return places;
    }

    private static RowFunction rule(Expression rule, String parameter) {
        List<String> known = List.of(parameter, "lr");
        List<String> unknown =
                rule.variables().stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new InvalidValueException(
                    "The rule " + rule + " uses " + String.join(", ", unknown) + ", which has no value here.",
                    "A rule is made of " + parameter + ", lr (the learning rate) and numbers.");
        }
        return rule.over(known);
    }

    private static double[] start(RunPlan plan, List<String> names) {
        return plan.start() instanceof InitialGuess.Given given
                ? point(given.values(), names)
                : new double[names.size()];
    }

    /** The numbers in the order of the parameters; {@code slope} is the one that is no intercept. */
    static double[] point(Map<String, Double> values, List<String> names) {
        List<String> unknown = values.keySet().stream()
                .filter(name -> Ran.indexOf(name, names) < 0)
                .toList();
        if (!unknown.isEmpty()) {
            throw new InvalidValueException(
                    "There is no parameter " + String.join(", ", unknown) + ".",
                    "The parameters are " + String.join(", ", names) + ".");
        }
        double[] point = new double[names.size()];
        values.forEach((name, value) -> point[Ran.indexOf(name, names)] = value);
        return point;
    }
}
