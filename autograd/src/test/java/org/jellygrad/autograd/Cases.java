package org.jellygrad.autograd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jellygrad.autograd.BinaryOp.Pair;
import org.jellygrad.autograd.FunctionOp.Elementary;
import org.jellygrad.autograd.ReductionOp.Fold;

/**
 * For each op, expressions that use it, over its shapes and its domain. An op is known by its class, or by its line in its class's table.
 */
final class Cases {
    /**
     * One expression.
     *
     * @param y what to differentiate
     * @param at where
     */
    record Case(Tensor y, Map<Tensor, double[]> at) {}

    private final SplittableRandom random = new SplittableRandom(7);
    private final Map<Object, List<Case>> cases = new LinkedHashMap<>();

    static Map<Object, List<Case>> all() {
        Cases all = new Cases();
        all.functions();
        all.pairs();
        all.reductions();
        all.moves();
        all.products();
        all.own();
        return all.cases;
    }

    /** Smooth functions to both ends of where they are of use; those with kinks, on every piece. */
    static List<Piecewise> table() {
        return List.of(
                smooth(UnaryOp.Scaled.class, -2, 2, x -> x.times(-3)),
                smooth(UnaryOp.Shifted.class, -2, 2, x -> x.plus(5)),
                smooth(UnaryOp.Power.class, 0.05, 5, x -> x.power(2.5)),
                smooth(UnaryOp.Power.class, -2, 2, x -> x.power(3)),
                smooth(UnaryOp.Power.class, 0.5, 5, x -> x.power(-1)),
                smooth(UnaryOp.Power.class, -5, -0.5, x -> x.power(-1)),
                new Piecewise(UnaryOp.Clip.class, -2, List.of(-1.0, 1.0), 2, x -> x.clip(-1, 1)),
                new Piecewise(UnaryOp.Clip.class, -2, List.of(-1.5, 0.5), 2, x -> x.clip(-1.5, 0.5)),
                smooth(Elementary.SQUARE, -2, 2, Tensor::square),
                smooth(Elementary.SQRT, 0.05, 20, Tensor::sqrt),
                new Piecewise(Elementary.ABS, -2, List.of(0.0), 2, Tensor::abs),
                new Piecewise(Elementary.RELU, -2, List.of(0.0), 2, Tensor::relu),
                smooth(Elementary.EXP, -20, 3, Tensor::exp),
                smooth(Elementary.EXPM1, -20, 3, Tensor::expm1),
                smooth(Elementary.LOG, 0.05, 20, Tensor::log),
                smooth(Elementary.LOG1P, -0.95, 20, Tensor::log1p),
                smooth(Elementary.SIN, -7, 7, Tensor::sin),
                smooth(Elementary.COS, -7, 7, Tensor::cos),
                smooth(Elementary.TANH, -10, 10, Tensor::tanh),
                smooth(Elementary.SIGMOID, -20, 20, Tensor::sigmoid),
                smooth(Elementary.SOFTPLUS, -20, 20, Tensor::softplus));
    }

    private static Piecewise smooth(Object kind, double low, double high, UnaryOperator<Tensor> f) {
        return new Piecewise(kind, low, List.of(), high, f);
    }

    /**
     * A function of one number.
     *
     * @param low the least number to try
     * @param kinks where its derivative jumps, ascending
     * @param high the greatest number to try
     */
    record Piecewise(Object kind, double low, List<Double> kinks, double high, UnaryOperator<Tensor> f) {
        /** Where its pieces begin and end. */
        double[] bounds() {
            return DoubleStream.concat(
                            DoubleStream.concat(
                                    DoubleStream.of(low), kinks.stream().mapToDouble(kink -> kink)),
                            DoubleStream.of(high))
                    .toArray();
        }

        /** Both ends of every piece, short of its kinks. */
        double[] corners() {
            double[] bounds = bounds();
            return IntStream.range(1, bounds.length)
                    .boxed()
                    .flatMapToDouble(i -> DoubleStream.of(bounds[i - 1] + 0.01, bounds[i] - 0.01))
                    .toArray();
        }
    }

    private void functions() {
        for (Piecewise function : table()) {
            arguments(function)
                    .forEach((x, at) -> add(function.kind(), function.f().apply(x), Map.of(x, at)));
        }
    }

    /** The corners one by one; a matrix; and one that is long enough for the kernels. Both begin with the corners. */
    static Map<Tensor, double[]> arguments(Piecewise function) {
        SplittableRandom random = new SplittableRandom(11);
        double[] corners = function.corners();
        Map<Tensor, double[]> all = new LinkedHashMap<>();
        for (double corner : corners) {
            all.put(Tensor.parameter("x"), new double[] {corner});
        }
        for (long[] shape : new long[][] {{3, 4}, {5, 9}}) {
            Tensor x = Tensor.parameter("x", shape);
            DoubleStream between = random.doubles(function.low(), function.high())
                    .filter(v -> function.kinks().stream().noneMatch(kink -> Math.abs(v - kink) < 0.01));
            all.put(
                    x,
                    DoubleStream.concat(DoubleStream.of(corners), between)
                            .limit(x.shape().size())
                            .toArray());
        }
        return all;
    }

    private void pairs() {
        long[][] shapes = {{}, {4}, {3, 4}, {1, 4}};
        for (long[] a : shapes) {
            for (long[] b : shapes) {
                binary(Pair.PLUS, a, b, Tensor::plus);
                binary(Pair.MINUS, a, b, Tensor::minus);
                binary(Pair.TIMES, a, b, Tensor::times);
                binary(Pair.DIVIDE, a, b, Tensor::dividedBy);
                binary(Pair.MAXIMUM, a, b, Tensor::maximum);
                binary(Pair.MINIMUM, a, b, Tensor::minimum);
            }
        }
    }

    private void reductions() {
        int[][] axes = {{}, {0}, {1}, {0, 1}, {-1}};
        for (int[] over : axes) {
            unary(Fold.SUM, -2, 2, x -> x.sum(over), 3, 4);
            unary(Fold.SUM, -2, 2, x -> x.sumKeepDims(over), 3, 4);
            unary(Fold.SUM, -2, 2, x -> x.mean(over), 3, 4);
            unary(Fold.MAX, -2, 2, x -> x.max(over), 3, 4);
            unary(Fold.MIN, -2, 2, x -> x.min(over), 3, 4);
            unary(JoinOp.Slice.class, -2, 2, x -> x.prod(over), 3, 4);
        }
        for (int[] over : new int[][] {{0, 2}, {1}, {0}, {2}}) {
            unary(Fold.SUM, -2, 2, x -> x.sum(over), 2, 3, 4);
            unary(Fold.MAX, -2, 2, x -> x.max(over), 2, 3, 4);
            unary(Fold.MIN, -2, 2, x -> x.min(over), 2, 3, 4);
            unary(JoinOp.Slice.class, -2, 2, x -> x.prod(over), 2, 3, 4);
        }
    }

    private void moves() {
        unary(MovementOp.Reshape.class, -2, 2, x -> x.reshape(2, 6), 3, 4);
        unary(MovementOp.Transpose.class, -2, 2, Tensor::transpose, 3, 4);
        unary(MovementOp.Transpose.class, -2, 2, Tensor::transpose, 2, 3, 4);
        unary(
                MovementOp.Transpose.class,
                -2,
                2,
                x -> Tensor.of(new MovementOp.Transpose(List.of(1, 2, 0)), x),
                2,
                3,
                4);
        unary(
                MovementOp.Transpose.class,
                -2,
                2,
                x -> Tensor.of(new MovementOp.Transpose(List.of(2, 0, 1)), x),
                3,
                3,
                3);
        unary(MovementOp.Broadcast.class, -2, 2, x -> x.broadcastTo(2, 3, 4), 3, 1);
        unary(MovementOp.Broadcast.class, -2, 2, x -> x.broadcastTo(2, 3, 4), 2, 1, 4);
        unary(MovementOp.Broadcast.class, -2, 2, x -> x.broadcastTo(3, 4));
        unary(JoinOp.Slice.class, -2, 2, x -> x.slice(0, 1, 3), 3, 4);
        unary(JoinOp.Slice.class, -2, 2, x -> x.slice(-1, 0, 2), 3, 4);
        unary(JoinOp.Slice.class, -2, 2, x -> x.slice(1, 1, 2), 2, 3, 4);
        unary(JoinOp.Pad.class, -2, 2, x -> Tensor.of(new JoinOp.Pad(1, 0, 3, 4), x), 3, 3);
        unary(JoinOp.Pad.class, -2, 2, x -> Tensor.of(new JoinOp.Pad(0, 2, 4, 4), x), 2, 3);
        unary(JoinOp.Pad.class, -2, 2, x -> Tensor.of(new JoinOp.Pad(1, 1, 4, 5), x), 2, 3, 2);
        binary(JoinOp.Concatenate.class, new long[] {3, 1}, new long[] {3, 4}, (a, b) -> a.concatenate(1, b, a));
        binary(JoinOp.Concatenate.class, new long[] {4}, new long[] {2}, (a, b) -> a.concatenate(0, b));
        binary(JoinOp.Concatenate.class, new long[] {2, 1, 3}, new long[] {2, 2, 3}, (a, b) -> a.concatenate(1, b));
    }

    private void products() {
        long[][] sizes = {{2, 3, 4}, {2, 3, 1}, {1, 3, 4}, {1, 3, 1}, {2, 1, 4}, {1, 1, 1}};
        for (long[] size : sizes) {
            long m = size[0];
            long k = size[1];
            long n = size[2];
            binary(MatMul.class, new long[] {m, k}, new long[] {k, n}, Tensor::matmul);
            binary(MatMul.class, new long[] {k, m}, new long[] {k, n}, (a, b) -> a.transpose()
                    .matmul(b));
            binary(MatMul.class, new long[] {m, k}, new long[] {n, k}, (a, b) -> a.matmul(b.transpose()));
            for (boolean ta : new boolean[] {false, true}) {
                for (boolean tb : new boolean[] {false, true}) {
                    binary(
                            MatMul.class,
                            ta ? new long[] {k, m} : new long[] {m, k},
                            tb ? new long[] {n, k} : new long[] {k, n},
                            (a, b) -> Tensor.of(new MatMul(ta, tb), a, b));
                }
            }
        }
        binary(MatMul.class, new long[] {3}, new long[] {4}, Tensor::outer);
        binary(Pair.TIMES, new long[] {4}, new long[] {4}, Tensor::dot);
    }

    private void own() {
        unary(CustomOp.class, -2, 2, x -> x.apply(new OwnOps.Cube()), 3, 4);
        unary(Composite.class, -2, 2, x -> x.apply(new OwnOps.Huber(1)), 3, 4);
    }

    private void unary(Object kind, double low, double high, UnaryOperator<Tensor> f, long... shape) {
        Tensor x = Tensor.parameter("x", shape);
        add(kind, f.apply(x), Map.of(x, values(x, low, high)));
    }

    private void binary(Object kind, long[] shapeA, long[] shapeB, BinaryOperator<Tensor> f) {
        for (int sign : new int[] {1, -1}) {
            Tensor a = Tensor.parameter("a", shapeA);
            Tensor b = Tensor.parameter("b", shapeB);
            Map<Tensor, double[]> at = new LinkedHashMap<>();
            at.put(a, signed(a, sign));
            at.put(b, signed(b, sign));
            add(kind, f.apply(a, b), at);
        }
    }

    /** Values that may be divided by: the first has this sign, the second the other, the rest any. */
    private double[] signed(Tensor x, int sign) {
        double[] values = values(x, 0.5, 2);
        Arrays.setAll(values, i -> values[i] * (i == 0 ? sign : i == 1 ? -sign : random.nextBoolean() ? 1 : -1));
        return values;
    }

    private void add(Object kind, Tensor y, Map<Tensor, double[]> at) {
        cases.computeIfAbsent(kind, key -> new ArrayList<>()).add(new Case(y, at));
    }

    /** Distinct values, away from the kinks at −1.5, −1, 0, 0.5 and 1. */
    private double[] values(Tensor x, double low, double high) {
        Predicate<Double> kink =
                v -> Arrays.stream(new double[] {-1.5, -1, 0, 0.5, 1}).anyMatch(k -> Math.abs(v - k) < 0.01);
        return random.doubles(low, high)
                .filter(v -> !kink.test(v))
                .limit(x.shape().size())
                .toArray();
    }
}
