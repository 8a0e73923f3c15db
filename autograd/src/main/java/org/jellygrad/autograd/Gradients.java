package org.jellygrad.autograd;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Reverse-mode differentiation from graph to graph. Gradients are new nodes; nothing is stored on the old ones, there is nothing to
 * reset, and a gradient can be differentiated again.
 */
public final class Gradients {
    private Gradients() {}

    /**
     * The gradients of a scalar: for each of {@code wrt} a tensor of its shape.
     *
     * @param loss one number, of any rank
     * @param wrt any nodes that the loss depends on; mostly parameters
     * @return ∂loss/∂wrt, in the order given
     * @throws IllegalArgumentException if the loss is not one number, or no gradient reaches some of {@code wrt}; the message names them
     *     and says where their paths to the loss are cut. If the loss is itself a derivative that does not depend on a parameter, that
     *     gradient is zeros, without an exception.
     */
    public static List<Tensor> of(Tensor loss, Tensor... wrt) {
        Backward backward = backward(loss, wrt);
        return require(loss, Arrays.stream(wrt).map(backward::gradient).toList(), wrt);
    }

    /**
     * The whole walk from a scalar back to {@code wrt}: the gradient of every node on the way, and its parts.
     *
     * @throws IllegalArgumentException if the loss is not one number
     */
    public static Backward backward(Tensor loss, Tensor... wrt) {
        if (!loss.shape().isOne()) {
            throw new IllegalArgumentException("Gradients are of one number; " + loss
                    + " has more.\n\nReduce it first, with sum() or mean(), or take its jacobian or a vjp.");
        }
        return new Backward(loss, derivative(loss, 1, loss.shape()), wrt);
    }

    /**
     * The vector-Jacobian product: the gradients of Σ cotangent·y.
     *
     * @param y of any shape
     * @param cotangent of y's shape
     * @param wrt any nodes that y depends on
     * @return one tensor for each of {@code wrt}, of its shape; zeros where y is a derivative that has become constant
     * @throws IllegalArgumentException if the cotangent has another shape than y, or nothing reaches one of {@code wrt}
     */
    public static List<Tensor> vjp(Tensor y, Tensor cotangent, Tensor... wrt) {
        if (!cotangent.shape().equals(y.shape())) {
            throw ShapeErrors.unequal(
                    "vjp",
                    y.shape(),
                    cotangent.shape(),
                    "The cotangent must have y's shape.",
                    "Gradients.vjp(y, ",
                    "cotangent",
                    ", wrt)");
        }
        return require(y, pullBack(y, cotangent, wrt), wrt);
    }

    /**
     * All partial derivatives of y, by one pull-back for each of its elements; meant for small y.
     *
     * @param y of a fixed shape
     * @param x of a fixed shape
     * @return of shape [y..., x...]; zeros where y does not depend on x
     * @throws IllegalArgumentException if one of them has rows
     */
    public static Tensor jacobian(Tensor y, Tensor x) {
        if (y.shape().hasRows() || x.shape().hasRows()) {
            throw ShapeErrors.mismatch(
                    "jacobian",
                    y.shape(),
                    x.shape(),
                    "It needs fixed shapes: make the data with Tensor.input(name, rows, columns).");
        }
        int count = Math.toIntExact(y.shape().size());
        long length = x.shape().size();
        Tensor flat = y.reshape(count);
        List<Tensor> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Tensor line = orZero(pullBack(flat.slice(0, i, i + 1), Tensor.constant(new double[] {1}), x), x);
            lines.add(line.reshape(1, length));
        }
        Tensor matrix = lines.get(0).concatenate(0, lines.subList(1, count).toArray(Tensor[]::new));
        return matrix.reshape(LongStream.concat(
                        Arrays.stream(y.shape().dims()), Arrays.stream(x.shape().dims()))
                .toArray());
    }

    /**
     * All second derivatives of a scalar with respect to x: the Jacobian of its gradient, of shape [x..., x...]; zeros if the loss does
     * not depend on x.
     *
     * @throws IllegalArgumentException if the loss is not one number or x has rows
     */
    public static Tensor hessian(Tensor loss, Tensor x) {
        return jacobian(gradientOrZero(loss, x), x);
    }

    /**
     * The Hessian of a scalar times a vector, by two pull-backs and without the Hessian.
     *
     * @param loss one number
     * @param x what to differentiate by
     * @param vector of x's shape
     * @return of x's shape; zeros if the gradient does not depend on x
     */
    public static Tensor hessianVectorProduct(Tensor loss, Tensor x, Tensor vector) {
        if (!vector.shape().equals(x.shape())) {
            throw ShapeErrors.unequal(
                    "hessianVectorProduct",
                    x.shape(),
                    vector.shape(),
                    "The vector must have x's shape.",
                    "Gradients.hessianVectorProduct(loss, x, ",
                    "vector",
                    ")");
        }
        return orZero(pullBack(gradientOrZero(loss, x), vector, x), x);
    }

    private static Tensor gradientOrZero(Tensor loss, Tensor x) {
        return backward(loss, x).gradient(x).orElseGet(() -> derivative(loss, 0, x.shape()));
    }

    private static Tensor orZero(List<Optional<Tensor>> gradients, Tensor x) {
        return gradients.get(0).orElseGet(() -> derivative(x, 0, x.shape()));
    }

    /** One number everywhere, known as a derivative of {@code node}. */
    private static Tensor derivative(Tensor node, double number, Shape shape) {
        return Origin.pullingBack(node).during(() -> Tensor.constant(number).broadcastTo(shape));
    }

    /**
     * Whether y holds derivatives of something that depends on a node. Such a y may have become constant in that node, which is no mistake.
     */
    private static boolean holdsDerivativeOf(Tensor node, Tensor y) {
        Set<Tensor> seen = new HashSet<>();
        Deque<Tensor> open = new ArrayDeque<>();
        Graph.order(List.of(y)).forEach(part -> addThrough(part, open));
        while (!open.isEmpty()) {
            Tensor differentiated = open.pop();
            if (seen.add(differentiated)) {
                open.addAll(differentiated.inputs());
                addThrough(differentiated, open);
            }
        }
        return seen.contains(node);
    }

    private static void addThrough(Tensor derivative, Deque<Tensor> open) {
        Tensor through = derivative.origin().through();
        if (through != null) {
            open.push(through);
        }
    }

    private static List<Tensor> require(Tensor y, List<Optional<Tensor>> gradients, Tensor... wrt) {
        List<Tensor> result = new ArrayList<>();
        Set<Tensor> unreached = new LinkedHashSet<>();
        for (int i = 0; i < wrt.length; i++) {
            Tensor parameter = wrt[i];
            Optional<Tensor> gradient = gradients.get(i);
            if (gradient.isEmpty() && !holdsDerivativeOf(parameter, y)) {
                unreached.add(parameter);
            }
            result.add(gradient.orElseGet(() -> derivative(y, 0, parameter.shape())));
        }
        if (!unreached.isEmpty()) {
            throw MissingGradient.describe(y, unreached);
        }
        return result;
    }

    /** Pulls a cotangent of {@code y} back to each of {@code wrt}; empty where nothing arrives, which is not the same as zero. */
    private static List<Optional<Tensor>> pullBack(Tensor y, Tensor cotangent, Tensor... wrt) {
        Backward backward = new Backward(y, cotangent, wrt);
        return Arrays.stream(wrt).map(backward::gradient).toList();
    }
}
