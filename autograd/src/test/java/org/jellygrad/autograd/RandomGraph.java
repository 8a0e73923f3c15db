package org.jellygrad.autograd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * A random scalar function of data and parameters, and beside it one of their absolute values that has a plus for every minus: its value is
 * Σ|terms|, what rounding errors are proportional to, and its gradient is that of the gradient.
 */
final class RandomGraph {
    private static final int KINDS = 36;
    /** The first so many are. */
    private static final int POLYNOMIAL = 14;

    /** A node and its magnitude. */
    private record Pair(Tensor node, Tensor magnitude) {}

    private final SplittableRandom random;
    private final int kinds;
    private final List<Pair> pool = new ArrayList<>();
    final Map<Tensor, Tensor> leaves = new LinkedHashMap<>();
    final List<Tensor> parameters = new ArrayList<>();
    final Tensor loss;
    final Tensor magnitude;

    /** A graph of about so many nodes of all kinds; data has up to so many rows. */
    RandomGraph(long seed, int nodes, int capacity) {
        this(seed, nodes, capacity, KINDS);
    }

    /** Of polynomials only, with scalars s and t given at run time. */
    static RandomGraph scaled(long seed, int nodes, int capacity) {
        return new RandomGraph(seed, nodes, capacity, POLYNOMIAL);
    }

    private RandomGraph(long seed, int nodes, int capacity, int kinds) {
        random = new SplittableRandom(seed);
        this.kinds = kinds;
        leaf(Tensor.rows("X", capacity, 3), Tensor.rows("|X|", capacity, 3));
        leaf(Tensor.rows("y", capacity, 1), Tensor.rows("|y|", capacity, 1));
        leaf(Tensor.parameter("w", 3, 1), Tensor.parameter("|w|", 3, 1));
        leaf(Tensor.parameter("b"), Tensor.parameter("|b|"));
        leaf(Tensor.parameter("M", 3, 3), Tensor.parameter("|M|", 3, 3));
        pool.add(new Pair(Tensor.constant(-0.5), Tensor.constant(0.5)));
        pool.add(new Pair(
                Tensor.constant(new double[] {1, -2, 3}, 1, 3), Tensor.constant(new double[] {1, 2, 3}, 1, 3)));
        if (kinds == POLYNOMIAL) {
            leaf(Tensor.parameter("s"), Tensor.parameter("|s|"));
            leaf(Tensor.parameter("t"), Tensor.parameter("|t|"));
        }
        while (pool.size() < nodes) {
            grow();
        }
        // Everything counts, so that nothing is pruned and the gradients have many paths.
        Pair sum = pool.stream()
                .map(pair -> new Pair(pair.node.sum(), pair.magnitude.sum()))
                .reduce((a, b) -> new Pair(a.node.plus(b.node), a.magnitude.plus(b.magnitude)))
                .orElseThrow();
        loss = sum.node;
        magnitude = sum.magnitude;
    }

    private void leaf(Tensor node, Tensor absolute) {
        pool.add(new Pair(node, absolute));
        leaves.put(node, absolute);
        if (!node.shape().hasRows()) {
            parameters.add(node);
        }
    }

    private Pair pick() {
        return pool.get(random.nextInt(pool.size()));
    }

    /** Functions whose slope is at most 1, so that the magnitude of the argument carries the error on; none is above |x| + 1. */
    private static final List<UnaryOperator<Tensor>> GENTLE = List.of(
            Tensor::sin,
            Tensor::cos,
            Tensor::tanh,
            Tensor::sigmoid,
            Tensor::softplus,
            // Kinks: which side is taken does not depend on the rewrites but where two sides meet.
            Tensor::abs,
            Tensor::relu,
            x -> x.clip(-0.6, 0.3),
            x -> x.square().plus(1).sqrt(),
            x -> x.square().log1p(),
            x -> x.square().plus(1).log(),
            x -> x.square().plus(1).power(-1),
            x -> x.sin().expm1().times(0.25),
            x -> x.sin().exp().times(0.25),
            x -> x.apply(new OwnOps.Huber(0.4)));

    private void grow() {
        Pair a = pick();
        Pair b = pick();
        Tensor x = a.node;
        Tensor m = a.magnitude;
        double c = random.nextDouble(-1, 1);
        int rank = x.shape().rank();
        try {
            switch (random.nextInt(kinds)) {
                case 0 -> add(x.plus(b.node), m.plus(b.magnitude));
                case 1 -> add(x.minus(b.node), m.plus(b.magnitude));
                case 2 -> add(x.times(b.node), m.times(b.magnitude));
                case 3 -> add(x.times(c), m.times(Math.abs(c)));
                case 4 -> add(x.plus(c), m.plus(Math.abs(c)));
                case 5, 6, 7 -> add(x.matmul(b.node), m.matmul(b.magnitude));
                case 8 -> add(x.transpose().matmul(b.node), m.transpose().matmul(b.magnitude));
                case 9 -> add(x.square(), m.square());
                case 10 -> add(x.sum(), m.sum());
                case 11 -> add(x.sum(rank - 1), m.sum(rank - 1));
                case 12 -> add(x.meanKeepDims(0), m.sumKeepDims(0));
                case 13 -> add(x.transpose(), m.transpose());
                case 14 ->
                    add(
                            x.dividedBy(b.node.square().plus(1)),
                            m.times(b.magnitude.plus(1).square()));
                case 15 -> add(x.slice(rank - 1, 0, 1), m.slice(rank - 1, 0, 1));
                case 16 -> add(x.concatenate(rank - 1, b.node), m.concatenate(rank - 1, b.magnitude));
                case 17 -> add(x.maximum(b.node), m.plus(b.magnitude));
                case 18 -> add(x.max(rank - 1), m.sum(rank - 1));
                case 19 -> add(x.minimum(b.node), m.plus(b.magnitude));
                case 20 -> add(x.min(rank - 1), m.sum(rank - 1));
                case 21 -> add(x.prod(rank - 1), m.prod(rank - 1));
                case 22 -> {
                    int exponent = random.nextInt(4);
                    add(x.power(exponent), m.power(exponent));
                }
                case 23 -> add(x.apply(new OwnOps.Cube()), m.apply(new OwnOps.Cube()));
                case 24 -> add(x.dot(b.node), m.dot(b.magnitude));
                case 25 -> add(x.outer(b.node), m.outer(b.magnitude));
                case 26 ->
                    add(x.reshape(x.shape().withLast(1)), m.reshape(m.shape().withLast(1)));
                // By a scalar known only at run time, and one by an array.
                case 27 ->
                    add(
                            x.dividedBy(b.node.square().sum().plus(1)),
                            m.times(b.magnitude.square().sum().plus(1)));
                case 31 -> add(Tensor.constant(1).dividedBy(x.square().plus(1)), m.plus(1));
                // Constants, or nearly so: what comes back through them is nothing.
                case 28 -> add(x.sign(), m.sign());
                case 29 -> add(x.equalTo(b.node), m.equalTo(m));
                case 30 -> add(x.stopGradient(), m.stopGradient());
                default -> add(GENTLE.get(random.nextInt(GENTLE.size())).apply(x), m.plus(1));
            }
        } catch (IllegalArgumentException shapesDoNotFit) {
            // Another draw.
        }
    }

    private void add(Tensor node, Tensor bound) {
        // Damped, so that long chains stay in range.
        pool.add(new Pair(node.times(0.25), bound.times(0.25)));
    }

    /** Random values for all leaves, one in eight of them 0, and their absolute values. */
    Map<Tensor, double[]> values(long rows) {
        Map<Tensor, double[]> values = new LinkedHashMap<>();
        leaves.forEach((node, absolute) -> {
            double[] drawn = random.doubles(node.shape().extent().at(rows), -1, 1)
                    .map(value -> random.nextInt(8) == 0 ? 0 : value)
                    .toArray();
            values.put(node, drawn);
            values.put(absolute, Arrays.stream(drawn).map(Math::abs).toArray());
        });
        return values;
    }
}
