package org.jellygrad.playground.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.model.expression.RowFunction;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.Clipping;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.text.Numbers;

/** How a run gets from point to point. */
public sealed interface Strategy {

    /** What its points are counted in. */
    default String unit() {
        return "step";
    }

    /**
     * The learning rate.
     *
     * @throws IllegalArgumentException if it has none
     */
    default double rate() {
        throw withoutRate();
    }

    /**
     * The same with another learning rate.
     *
     * @throws IllegalArgumentException if it has none
     */
    default Strategy withRate(double rate) {
        throw withoutRate();
    }

    /** Whether a learner who knows the rule can work out the first points by hand. */
    default boolean isPredictable() {
        return true;
    }

    /** A step of one parameter in words, its values as they are shown. */
    default String step(String name, String before, String after) {
        return name + " goes from " + before + " to " + after + ", wherever the gradient points";
    }

    private static InvalidValueException withoutRate() {
        return new InvalidValueException("The run has no rate.", "Only descent and typed rules have one.");
    }

    /**
     * Descent by the engine.
     *
     * @param steps at most; on data they are epochs
     */
    record Optimized(
            double rate,
            int steps,
            Optimizer optimizer,
            Clipping clipping,
            Batching batching,
            Scaling scaling,
            long seed)
            implements Strategy {

        @Override
        public boolean isPredictable() {
            return batching.isFull();
        }

        @Override
        public Strategy withRate(double value) {
            return new Optimized(value, steps, optimizer, clipping, batching, scaling, seed);
        }
    }

    /** Points that no optimizer chooses. */
    sealed interface Manual extends Strategy {

        /**
         * The points in order, each in the order of the names.
         *
         * @param start where the run starts
         * @throws IllegalArgumentException if the strategy does not fit these parameters
         */
        List<double[]> points(double[] start, List<String> names);
    }

    /** The same step again and again, wherever the slope points. */
    record EqualSteps(Map<String, Double> by, int steps) implements Manual {
        public EqualSteps {
            by = Map.copyOf(by);
        }

        @Override
        public List<double[]> points(double[] start, List<String> names) {
            double[] step = ParameterNames.point(by, names);
            List<double[]> points = new ArrayList<>();
            for (int k = 0; k <= steps; k++) {
                double[] at = new double[start.length];
                for (int j = 0; j < at.length; j++) {
                    at[j] = start[j] + k * step[j];
                }
                points.add(at);
            }
            return points;
        }
    }

    /** Guesses: each point is evaluated. */
    record Guesses(List<Map<String, Double>> guesses) implements Manual {
        public Guesses {
            guesses = List.copyOf(guesses);
        }

        @Override
        public String unit() {
            return "guess";
        }

        @Override
        public boolean isPredictable() {
            return false;
        }

        @Override
        public List<double[]> points(double[] start, List<String> names) {
            return guesses.stream()
                    .map(guess -> ParameterNames.point(guess, names))
                    .toList();
        }
    }

    /**
     * A typed update rule for one parameter: x becomes the value of the rule.
     *
     * @param rule of the parameter and {@code lr}, the rate
     */
    record TypedRule(Expression rule, double rate, int steps) implements Manual {
        private static final int RATE_DIGITS = 7;

        @Override
        public Strategy withRate(double value) {
            return new TypedRule(rule, value, steps);
        }

        @Override
        public String step(String name, String before, String after) {
            return name + " = " + rule + " = " + after + ", with " + name + " " + before + " and lr "
                    + Numbers.format(rate, RATE_DIGITS);
        }

        @Override
        public List<double[]> points(double[] start, List<String> names) {
            if (names.size() != 1) {
                throw new InvalidValueException(
                        "A rule moves one parameter, and there are " + String.join(", ", names) + ".",
                        "Use it on a function of one variable.");
            }
            RowFunction next = next(names.get(0));
            double x = start[0];
            List<double[]> points = new ArrayList<>();
            points.add(new double[] {x});
            for (int k = 0; k < steps && Double.isFinite(x); k++) {
                x = next.at(new double[] {x, rate});
                points.add(new double[] {x});
            }
            return points;
        }

        private RowFunction next(String parameter) {
            List<String> known = List.of(parameter, "lr");
            List<String> unknown = rule.variables().stream()
                    .filter(name -> !known.contains(name))
                    .toList();
            if (!unknown.isEmpty()) {
                throw new InvalidValueException(
                        "The rule " + rule + " uses " + String.join(", ", unknown) + ", which has no value here.",
                        "A rule is made of " + parameter + ", lr (the learning rate) and numbers.");
            }
            return rule.over(known);
        }
    }
}
