package org.jellygrad.trainer.optimizer;

import java.util.List;
import org.jellygrad.trainer.choice.Choice;
import org.jellygrad.trainer.choice.Choices;
import org.jellygrad.trainer.choice.Entry;
import org.jspecify.annotations.Nullable;

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

    /**
     * Names of what the optimizer carries from step to step, which a path records: {@code velocity}, {@code secondMoment}
     * ...; empty, the default, if nothing.
     */
    default List<String> stateNames() {
        return List.of();
    }

    /** The law of its steps on a quadratic objective; null where the steps are not linear in the gradients. */
    default @Nullable LinearMethod linear() {
        return null;
    }

    /**
     * The learning rate of {@code auto} as a share of the typical residual at the start, in descended coordinates. NaN if {@code auto} uses
     * the curvature, or if the optimizer takes no rate.
     */
    default double autoShare() {
        return Double.NaN;
    }

    /** Whether it takes a learning rate. */
    boolean needsRate();

    /** How far a step moves θ in the long run if the gradient g stays constant, as a multiple of η·g. */
    default double gain() {
        return 1;
    }

    /**
     * The largest distance from the optimum that a stable run may reach before it converges, as a multiple of the distance at the start.
     */
    default double overshoot() {
        return 1;
    }

    /** Whether a step is about as long as the rate, however long the gradient. No formula gives the best rate of such an optimizer. */
    default boolean isAdaptive() {
        return false;
    }

    /** Whether full-batch steps at a constant rate end up around the optimum rather than at it. */
    default boolean hovers() {
        return false;
    }
}
