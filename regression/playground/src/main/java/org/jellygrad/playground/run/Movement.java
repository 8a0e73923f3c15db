package org.jellygrad.playground.run;

import java.util.List;
import java.util.Map;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.Clipping;
import org.jellygrad.trainer.settings.Scaling;

/** How a run moves from point to point. */
public sealed interface Movement {

    /**
     * Descent by the engine.
     *
     * @param steps at most; on data they are epochs
     */
    record Descent(
            double rate,
            int steps,
            Optimizer optimizer,
            Clipping clipping,
            Batching batching,
            Scaling scaling,
            long seed)
            implements Movement {

        /** The same with another rate. */
        public Descent withRate(double value) {
            return new Descent(value, steps, optimizer, clipping, batching, scaling, seed);
        }
    }

    /** The same stride again and again, wherever the slope points. */
    record Stride(Map<String, Double> by, int steps) implements Movement {
        public Stride {
            by = Map.copyOf(by);
        }
    }

    /** Guesses: each point is looked at. */
    record Guesses(List<Map<String, Double>> points) implements Movement {
        public Guesses {
            points = List.copyOf(points);
        }
    }

    /**
     * A typed update rule for one parameter: x becomes its value.
     *
     * @param rule of the parameter and {@code lr}, the rate
     */
    record Rule(Expression rule, double rate, int steps) implements Movement {}
}
