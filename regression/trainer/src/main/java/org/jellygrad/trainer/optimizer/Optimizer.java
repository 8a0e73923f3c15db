package org.jellygrad.trainer.optimizer;

import java.util.List;
import org.jellygrad.trainer.choice.Choice;
import org.jellygrad.trainer.choice.Choices;
import org.jellygrad.trainer.choice.Entry;

/**
 * How gradients become steps. A record is its configuration; each run gets fresh state from it, so there is nothing to reset.
 *
 * <p>In the formulas θ are the parameters, g the gradient of the objective at them, η the rate of the epoch, all in descended
 * coordinates; products, quotients and roots of vectors are element by element.
 */
public sealed interface Optimizer extends Choice permits RateMethod, LineSearchMethod {

    /** The table of the optimizers. */
    static Choices<Optimizer> choices() {
        return Choices.of(
                "optimizer",
                List.of(
                        Entry.of("gd", "", GradientDescent::new),
                        Entry.ofNumber("momentum", "B", "", Momentum::new),
                        Entry.ofNumber("nesterov", "B", "", Nesterov::new),
                        Entry.<Optimizer>ofNumber("adagrad", "E", "", AdaGrad::new)
                                .orAlone(AdaGrad::new),
                        Entry.<Optimizer>ofNumbers("rmsprop", List.of("R", "E"), "", p -> new RmsProp(p[0], p[1]))
                                .orAlone(RmsProp::new),
                        Entry.<Optimizer>ofNumbers(
                                        "adam", List.of("B1", "B2", "E"), "", p -> new Adam(p[0], p[1], p[2]))
                                .orAlone(Adam::new),
                        Entry.<Optimizer>ofNumbers(
                                        "amsgrad", List.of("B1", "B2", "E"), "", p -> new AmsGrad(p[0], p[1], p[2]))
                                .orAlone(AmsGrad::new),
                        Entry.of("normalized", "steps of one length", NormalizedGradientDescent::new),
                        Entry.<Optimizer>ofCount("lbfgs", "M", "", LBfgs::new).orAlone(LBfgs::new),
                        Entry.of("cg", "", ConjugateGradient::new)));
    }

    /** Whether it takes a learning rate. */
    boolean needsRate();

    /** How many times η·g a constant gradient g moves θ in the long run, in each step. */
    default double gain() {
        return 1;
    }

    /** How many times its start's distance to the optimum a stable run may be away from it before it converges. */
    default double overshoot() {
        return 1;
    }

    /** Whether full-batch steps at a constant rate end up around the optimum rather than at it. */
    default boolean hovers() {
        return false;
    }
}
