package org.jellygrad.trainer.loss;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.program.Program;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.model.Model;
import org.jellygrad.trainer.choice.Choice;
import org.jellygrad.trainer.choice.Choices;
import org.jellygrad.trainer.choice.Entry;
import org.jellygrad.trainer.internal.Checks;

/**
 * What a residual costs. The objective is the mean of the cost over the rows; residual = prediction − truth, in the target's
 * units.
 */
public sealed interface Loss extends Choice {

    /** The losses that have a name; not those of a user's own. */
    static Choices<Loss> choices() {
        return Choices.of(
                "loss",
                List.of(
                        Entry.of("mse", "", Squared::new),
                        Entry.of("mae", "", Absolute::new),
                        Entry.ofNumber(
                                "huber", "D", "squared up to D and linear beyond, D in the target's units", Huber::new),
                        Entry.ofNumber(
                                "quantile", "Q", "whose optimum has the share Q of the rows below it", Quantile::new),
                        Entry.of("log-cosh", "", LogCosh::new)));
    }

    /** The loss that a model was trained with; empty if it is one of a user's own. */
    static Optional<Loss> of(Model model) {
        String text = model.provenance().settings().getOrDefault("loss", "mse");
        try {
            return Optional.of(choices().parse(text));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    /** The cost of each row's residual, as a graph of the same shape as {@code residual}. */
    Tensor of(Tensor residual);

    /** The cost of one residual, as {@link #of} computes it. */
    double at(double residual);

    /** The largest second derivative of the cost with respect to the residual; empty where the cost has a kink. */
    OptionalDouble curvature();

    /** The slopes of a cost made of two straight lines that meet at 0; empty for any other. */
    default Optional<Slopes> slopes() {
        return Optional.empty();
    }

    /** Whether the cost is a parabola of the residual, so that the optimum has a closed form. */
    default boolean isParabola() {
        return false;
    }

    /** Whether no cost is below that of a residual of 0. */
    default boolean isLeastAtZero() {
        return true;
    }

    /**
     * The slopes of a cost that is made of two straight lines.
     *
     * @param below where the residual is negative
     * @param above where it is positive; larger
     */
    record Slopes(double below, double above) {}

    /** Mean squared error: r². The default. */
    record Squared() implements Loss {
        @Override
        public String text() {
            return "mse";
        }

        @Override
        public Tensor of(Tensor residual) {
            return residual.square();
        }

        @Override
        public double at(double residual) {
            return residual * residual;
        }

        @Override
        public boolean isParabola() {
            return true;
        }

        @Override
        public OptionalDouble curvature() {
            return OptionalDouble.of(2);
        }
    }

    /** Mean absolute error: |r|, with derivative 0 at r = 0. Its minimum is the regression through the median. */
    record Absolute() implements Loss {
        @Override
        public String text() {
            return "mae";
        }

        @Override
        public Tensor of(Tensor residual) {
            return residual.abs();
        }

        @Override
        public double at(double residual) {
            return Math.abs(residual);
        }

        @Override
        public OptionalDouble curvature() {
            return OptionalDouble.empty();
        }

        @Override
        public Optional<Slopes> slopes() {
            return Optional.of(new Slopes(-1, 1));
        }
    }

    /**
     * Huber's loss: r²/2 where |r| ≤ δ, δ(|r| − δ/2) beyond, so that far rows pull no harder than δ.
     *
     * <p>Source: P. J. Huber, "Robust Estimation of a Location Parameter", Annals of Mathematical Statistics 35 (1964).
     *
     * @param delta δ in the target's units; positive and finite
     */
    record Huber(double delta) implements Loss {
        public Huber {
            if (!(delta > 0) || Double.isInfinite(delta)) {
                throw new InvalidValueException(
                        "Huber's delta is " + Checks.number(delta),
                        "It is the residual, in the target's units, from which rows stop pulling harder; give a"
                                + " positive number, huber:1.5 say.");
            }
        }

        @Override
        public String text() {
            return Choice.text("huber", delta);
        }

        /** With c = clip(r, −δ, δ) both branches are c·(r − c/2): no branch, and the derivative is c. */
        @Override
        public Tensor of(Tensor residual) {
            Tensor clipped = residual.clip(-delta, delta);
            return clipped.times(residual.minus(clipped.times(0.5)));
        }

        @Override
        public double at(double residual) {
            double clipped = Math.max(-delta, Math.min(delta, residual));
            return clipped * (residual - clipped * 0.5);
        }

        @Override
        public OptionalDouble curvature() {
            return OptionalDouble.of(1);
        }
    }

    /**
     * The pinball loss: (1 − Q)·r for a prediction above the truth, Q·|r| below, with derivative ½ − Q at r = 0. Its minimum predicts
     * the Q-quantile; Q = 0.5 is half of {@link Absolute}.
     *
     * <p>Source: R. Koenker and G. Bassett, "Regression Quantiles", Econometrica 46 (1978).
     *
     * @param q Q, between 0 and 1
     */
    record Quantile(double q) implements Loss {
        public Quantile {
            Checks.fraction("quantile", q, "It is the share of the rows that shall lie below the line", "quantile:0.9");
        }

        @Override
        public String text() {
            return Choice.text("quantile", q);
        }

        /** Both branches are |r|/2 + (½ − Q)·r. */
        @Override
        public Tensor of(Tensor residual) {
            return residual.abs().times(0.5).plus(residual.times(0.5 - q));
        }

        @Override
        public double at(double residual) {
            return Math.abs(residual) * 0.5 + residual * (0.5 - q);
        }

        @Override
        public OptionalDouble curvature() {
            return OptionalDouble.empty();
        }

        @Override
        public Optional<Slopes> slopes() {
            return Optional.of(new Slopes(-q, 1 - q));
        }
    }

    /** log(cosh(r)): r²/2 for small residuals, |r| − log 2 for large ones (in the target's units), smooth everywhere. */
    record LogCosh() implements Loss {
        @Override
        public String text() {
            return "log-cosh";
        }

        @Override
        public Tensor of(Tensor residual) {
            return residual.apply(new LogCoshOp());
        }

        @Override
        public double at(double residual) {
            return LogCoshOp.at(residual);
        }

        @Override
        public OptionalDouble curvature() {
            return OptionalDouble.of(1);
        }
    }

    /**
     * Any cost of a residual, written in tensors. Convex ones have one valley; others may have more.
     *
     * @param name to be shown
     * @param function element by element: the costs of a tensor of residuals, of the same shape; may be called often and from several
     *     threads
     * @param curvature the largest second derivative of the cost, positive, which sets the learning rate {@code auto}; empty for a
     *     kink, or where it is not known
     */
    record Custom(String name, UnaryOperator<Tensor> function, OptionalDouble curvature) implements Loss {
        public Custom {
            if (curvature.isPresent()) {
                Checks.positive(
                        "curvature", curvature.getAsDouble(), "It bounds the second derivative of a convex loss", "2");
            }
        }

        /** The name alone. The table of losses cannot read it back. */
        @Override
        public String text() {
            return name;
        }

        /** @throws IllegalArgumentException if the costs are of another shape than the residuals */
        @Override
        public Tensor of(Tensor residual) {
            Tensor costs = function.apply(residual);
            if (!costs.shape().equals(residual.shape())) {
                throw new InvalidValueException(
                        "The loss '" + name + "' makes " + costs.shape() + " of residuals of shape " + residual.shape(),
                        "The mean over the rows is taken afterwards; give the cost of each residual, without"
                                + " mean() or sum().");
            }
            return costs;
        }

        /** A custom cost may be lower elsewhere. */
        @Override
        public boolean isLeastAtZero() {
            return false;
        }

        @Override
        public double at(double residual) {
            return Program.value(of(Tensor.constant(new double[] {residual}, 1, 1)));
        }
    }
}
