package org.jellygrad.autograd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jellygrad.autograd.BinaryOp.Pair;
import org.jellygrad.autograd.FunctionOp.Function;
import org.jellygrad.autograd.ReductionOp.Fold;

/** For each op, expressions that use it, over its shapes and its domain. An op is known by its class, or by its line in its class's table. */
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

    private void functions() {
        unary(UnaryOp.Scaled.class, -2, 2, x -> x.times(-3));
        unary(UnaryOp.Shifted.class, -2, 2, x -> x.plus(5));
        unary(UnaryOp.Power.class, 0.5, 2, x -> x.power(2.5));
        unary(UnaryOp.Power.class, -2, 2, x -> x.power(3));
        unary(UnaryOp.Power.class, 0.5, 2, x -> x.power(-1));
        unary(UnaryOp.Clip.class, -2, 2, x -> x.clip(-1, 1));
        unary(UnaryOp.Clip.class, -2, 2, x -> x.clip(-1.5, 0.5));
        unary(Function.SQUARE, -2, 2, Tensor::square);
        unary(Function.SQRT, 0.5, 2, Tensor::sqrt);
        unary(Function.ABS, -2, 2, Tensor::abs);
        unary(Function.RELU, -2, 2, Tensor::relu);
        unary(Function.EXP, -2, 2, Tensor::exp);
        unary(Function.EXPM1, -2, 2, Tensor::expm1);
        unary(Function.LOG, 0.5, 2, Tensor::log);
        unary(Function.LOG1P, -0.5, 2, Tensor::log1p);
        unary(Function.SIN, -3, 3, Tensor::sin);
        unary(Function.COS, -3, 3, Tensor::cos);
        unary(Function.TANH, -2, 2, Tensor::tanh);
        unary(Function.SIGMOID, -2, 2, Tensor::sigmoid);
        unary(Function.SOFTPLUS, -2, 2, Tensor::softplus);
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
        unary(Fold.SUM, -2, 2, x -> x.sum(0, 2), 2, 3, 4);
        unary(Fold.MAX, -2, 2, x -> x.max(0, 2), 2, 3, 4);
        unary(Fold.MIN, -2, 2, x -> x.min(1), 2, 3, 4);
    }

    private void moves() {
        unary(MovementOp.Reshape.class, -2, 2, x -> x.reshape(2, 6), 3, 4);
        unary(MovementOp.Transpose.class, -2, 2, Tensor::transpose, 3, 4);
        unary(MovementOp.Transpose.class, -2, 2, Tensor::transpose, 2, 3, 4);
        unary(MovementOp.Broadcast.class, -2, 2, x -> x.broadcastTo(2, 3, 4), 3, 1);
        unary(MovementOp.Broadcast.class, -2, 2, x -> x.broadcastTo(3, 4));
        unary(JoinOp.Slice.class, -2, 2, x -> x.slice(0, 1, 3), 3, 4);
        unary(JoinOp.Slice.class, -2, 2, x -> x.slice(-1, 0, 2), 3, 4);
        binary(JoinOp.Concatenate.class, new long[] {3, 1}, new long[] {3, 4}, (a, b) -> a.concatenate(1, b, a));
        binary(JoinOp.Concatenate.class, new long[] {4}, new long[] {2}, (a, b) -> a.concatenate(0, b));
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

    private void binary(Object kind, long[] shapeA, long[] shapeB, java.util.function.BinaryOperator<Tensor> f) {
        Tensor a = Tensor.parameter("a", shapeA);
        Tensor b = Tensor.parameter("b", shapeB);
        Map<Tensor, double[]> at = new LinkedHashMap<>();
        at.put(a, values(a, 0.5, 2));
        at.put(b, values(b, 0.5, 2));
        add(kind, f.apply(a, b), at);
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
