package org.jellygrad.trainer.internal.objective;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.program.Program;
import org.jellygrad.trainer.loss.Loss;
import org.jspecify.annotations.Nullable;

/**
 * The graph that every objective of data runs: prediction = X·w + b, residual = prediction − y, and its loss with the gradients.
 *
 * @param features X, [rows, features]; null for a model of the intercept alone
 * @param target y, [rows, 1]
 * @param weights of the rows, [rows, 1], of mean 1; null if all are 1
 * @param coefficients w, [features, 1]; null with {@code features}
 * @param intercept b, a scalar; null for a model without one
 * @param loss a scalar
 * @param gradients of the loss, for b and w in this order where they exist
 */
record ModelGraph(
        @Nullable Tensor features,
        Tensor target,
        @Nullable Tensor weights,
        @Nullable Tensor coefficients,
        @Nullable Tensor intercept,
        Tensor loss,
        List<Tensor> gradients) {

    /**
     * The shape of the data that a graph is made for.
     *
     * @param rows it can hold
     * @param features columns of X
     * @param intercept whether there is one
     * @param weighted whether each row's loss is multiplied by its weight
     * @param loss of a residual
     */
    record ModelShape(long rows, int features, boolean intercept, boolean weighted, Loss loss) {}

    /** The mean over the rows of their losses, each times its weight. */
    static ModelGraph mean(ModelShape model) {
        return build(model, true);
    }

    /** The sum of the losses, so that blocks can be added. */
    static ModelGraph sum(ModelShape model) {
        return build(model, false);
    }

    private static ModelGraph build(ModelShape model, boolean mean) {
        Tensor y = Tensor.rows("y", model.rows(), 1);
        Tensor x = model.features() > 0 ? Tensor.rows("X", model.rows(), model.features()) : null;
        Tensor w = model.features() > 0 ? Tensor.parameter("w", model.features(), 1) : null;
        Tensor b = model.intercept() ? Tensor.parameter("b") : null;
        Tensor weights = model.weighted() ? Tensor.rows("weights", model.rows(), 1) : null;
        Tensor losses = model.loss().of(prediction(x, w, b, y).residual(y));
        if (weights != null) {
            losses = losses.times(weights);
        }
        Tensor total = mean ? losses.mean() : losses.sum();
        List<Tensor> parameters = new ArrayList<>();
        if (b != null) {
            parameters.add(b);
        }
        if (w != null) {
            parameters.add(w);
        }
        return new ModelGraph(x, y, weights, w, b, total, Gradients.of(total, parameters.toArray(Tensor[]::new)));
    }

    private static Tensor prediction(@Nullable Tensor x, @Nullable Tensor w, @Nullable Tensor b, Tensor y) {
        if (x == null || w == null) {
            if (b == null) {
                throw new IllegalArgumentException("A model has at least one parameter.");
            }
            return b.broadcastTo(y.shape());
        }
        Tensor product = x.matmul(w);
        return b == null ? product : product.plus(b);
    }

    Program compile() {
        List<Tensor> wanted = new ArrayList<>(gradients);
        wanted.add(0, loss);
        return Program.compile(wanted.toArray(Tensor[]::new));
    }
}
