package org.jellygrad.playground.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.ProblemException;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.playground.quantity.QuotedNumbers;
import org.jellygrad.playground.run.RunObjective;
import org.jellygrad.playground.run.RunPlan;
import org.jellygrad.playground.run.Strategy;
import org.jellygrad.playground.view.View;
import org.jellygrad.trainer.choice.Choices;
import org.jellygrad.trainer.optimizer.GradientDescent;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.Clipping;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.Scaling;

/** Reads the run of a block. */
final class RunReader {
    private static final double DEFAULT_SEED = 42;

    private RunReader() {}

    static RunPlan plan(LessonBlock block) {
        return new RunPlan(objective(block), start(block), strategy(block));
    }

    private static RunObjective objective(LessonBlock block) {
        String function = block.optional("function").orElse("");
        String data = block.optional("data").orElse("");
        if (function.isEmpty() == data.isEmpty()) {
            throw block.error(
                    "There is no one thing to descend on.", "Give either 'function: x^2' or 'data: jellybeans'.");
        }
        if (!function.isEmpty()) {
            return new RunObjective.Function(expression(block, function));
        }
        boolean intercept = !block.optional("intercept").orElse("yes").equals("none");
        return data.contains("=")
                ? new RunObjective.TypedColumns(columns(block, data), intercept)
                : new RunObjective.BundledData(data, intercept);
    }

    /** {@code x = 1 2 3; y = 2 4 6}. */
    private static Map<String, double[]> columns(LessonBlock block, String text) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (String part : text.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw block.error("'" + part.strip() + "' is no column.", "Columns are written x = 1 2 3; y = 2 4 6.");
            }
            double[] numbers = QuotedNumbers.all(part.substring(equals + 1)).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            columns.put(part.substring(0, equals).strip(), numbers);
        }
        return columns;
    }

    private static InitialGuess start(LessonBlock block) {
        String text = block.optional("start").orElse("");
        return text.isEmpty()
                ? new InitialGuess.Auto()
                : text.equals("random") ? new InitialGuess.Random() : new InitialGuess.Given(point(block, text));
    }

    private static Strategy strategy(LessonBlock block) {
        String at = block.optional("at").orElse("");
        if (!at.isEmpty()) {
            return new Strategy.Guesses(Arrays.stream(at.split(";", -1))
                    .map(text -> point(block, text))
                    .toList());
        }
        int steps = (int) block.number("steps", 0);
        if (steps < 1) {
            throw block.error("There is no number of steps.", "Add 'steps: 20'; for guesses, 'at: x=1; x=2'.");
        }
        String stride = block.optional("stride").orElse("");
        if (!stride.isEmpty()) {
            return new Strategy.EqualSteps(point(block, stride), steps);
        }
        double rate = block.number("rate", Double.NaN);
        if (!(rate > 0)) {
            throw block.error("There is no rate above 0.", "Add 'rate: 0.1'.");
        }
        String rule = block.optional("rule").orElse("");
        return rule.isEmpty()
                ? descent(block, rate, steps)
                : new Strategy.TypedRule(expression(block, rule), rate, steps);
    }

    private static Strategy descent(LessonBlock block, double rate, int steps) {
        return new Strategy.Optimized(
                rate,
                steps,
                choice(block, "optimizer", Optimizer.choices(), new GradientDescent()),
                choice(block, "clip", Clipping.choices(), new Clipping.None()),
                choice(block, "batch", Batching.choices(), new Batching.Full()),
                choice(block, "scale", Scaling.choices(), Scaling.NONE),
                (long) block.number("seed", DEFAULT_SEED));
    }

    private static <T> T choice(LessonBlock block, String key, Choices<T> choices, T usual) {
        String text = block.optional(key).orElse("");
        try {
            return text.isEmpty() ? usual : choices.parse(text);
        } catch (ProblemException e) {
            Problem problem = e.problems().get(0);
            throw block.error("The " + key + " is wrong: " + problem.what() + ".", problem.advice());
        }
    }

    /** {@code slope=3, intercept=20}. */
    private static Map<String, Double> point(LessonBlock block, String text) {
        Map<String, Double> point = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw block.error(
                        "'" + part.strip() + "' is no coordinate.", "A point is written slope=3, intercept=20.");
            }
            point.put(part.substring(0, equals).strip(), number(block, part.substring(equals + 1)));
        }
        return point;
    }

    private static double number(LessonBlock block, String text) {
        return QuotedNumbers.parse(text)
                .orElseThrow(
                        () -> block.error("'" + text.strip() + "' is no number.", "Write it with digits and a point."));
    }

    private static Expression expression(LessonBlock block, String text) {
        try {
            return Expression.parse(text);
        } catch (IllegalArgumentException e) {
            throw block.error("'" + text + "' is no expression.", String.valueOf(e.getMessage()));
        }
    }

    /** {@code steps of x, loss every 5; curve}. */
    static List<View> views(LessonBlock block) {
        List<View> views = new ArrayList<>();
        String show = block.optional("show").orElse("");
        if (show.isEmpty()) {
            return views;
        }
        for (String part : show.split(";", -1)) {
            views.add(view(block, part.strip()));
        }
        return views;
    }

    private static View view(LessonBlock block, String text) {
        if (text.startsWith("steps of ")) {
            String[] parts = text.substring("steps of ".length()).split(" every ", -1);
            List<String> quantities =
                    Arrays.stream(parts[0].split(",", -1)).map(String::strip).toList();
            return new View.StepTable(quantities, parts.length > 1 ? (int) number(block, parts[1]) : 1);
        }
        if (text.startsWith("errors after ")) {
            return new View.ErrorTable((long) number(block, text.substring("errors after ".length())));
        }
        return switch (text) {
            case "curve" -> new View.FunctionCurve();
            case "loss" -> new View.LossByStep();
            case "line" -> new View.FittedLine();
            case "plane" -> new View.ParameterPlane();
            default ->
                throw block.error(
                        "'" + text + "' cannot be shown.",
                        "Show 'steps of x, loss every 5', 'errors after 0', curve, loss, line or plane; part them by semicolons.");
        };
    }
}
