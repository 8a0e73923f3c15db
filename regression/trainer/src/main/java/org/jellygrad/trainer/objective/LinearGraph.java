package org.jellygrad.trainer.objective;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Program;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.trainer.method.Loss;
import org.jspecify.annotations.Nullable;

/**
 * The graph that every objective runs: prediction = X·w + b, residual = prediction − y, and its loss with the gradients.
 *
 * @param features X, [rows, features]; null for a model of the intercept alone
 * @param target y, [rows, 1]
 * @param coefficients w, [features, 1]; null with {@code features}
 * @param intercept b, a scalar; null for a model without one
 * @param loss a scalar
 * @param gradients of the loss, for b and w in this order where they exist
 */
record LinearGraph(
        @Nullable Tensor features,
        Tensor target,
        @Nullable Tensor coefficients,
        @Nullable Tensor intercept,
        Tensor loss,
        List<Tensor> gradients) {

    /** The mean loss over the rows. */
    static LinearGraph mean(long rows, int features, boolean intercept, Loss loss) {
        return build(rows, features, intercept, loss, true);
    }

    /** The sum of the losses of up to {@code rows} rows, so that blocks can be added. */
    static LinearGraph sum(long rows, int features, boolean intercept, Loss loss) {
        return build(rows, features, intercept, loss, false);
    }

    private static LinearGraph build(long rows, int features, boolean intercept, Loss loss, boolean mean) {
        Tensor y = Tensor.rows("y", rows, 1);
        Tensor x = features > 0 ? Tensor.rows("X", rows, features) : null;
        Tensor w = features > 0 ? Tensor.parameter("w", features, 1) : null;
        Tensor b = intercept ? Tensor.parameter("b") : null;
        Tensor losses = loss.of(prediction(x, w, b, y).residual(y));
        Tensor total = mean ? losses.mean() : losses.sum();
        List<Tensor> parameters = new ArrayList<>();
        if (b != null) {
            parameters.add(b);
        }
        if (w != null) {
            parameters.add(w);
        }
        return new LinearGraph(x, y, w, b, total, Gradients.of(total, parameters.toArray(Tensor[]::new)));
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
