package org.jellygrad.autograd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** For each op, expressions that use it, over its shapes and its domain. */
final class Cases {
    /**
     * One expression.
     *
     * @param y what to differentiate
     * @param at where
     */
    record Case(Tensor y, Map<Tensor, double[]> at) {}

    private final SplittableRandom random = new SplittableRandom(7);
    private final Map<Class<? extends Op>, List<Case>> cases = new LinkedHashMap<>();

    static Map<Class<? extends Op>, List<Case>> all() {
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
        unary(FunctionOp.Square.class, -2, 2, Tensor::square);
        unary(FunctionOp.Sqrt.class, 0.5, 2, Tensor::sqrt);
        unary(FunctionOp.Abs.class, -2, 2, Tensor::abs);
        unary(FunctionOp.Relu.class, -2, 2, Tensor::relu);
        unary(TranscendentalOp.Exp.class, -2, 2, Tensor::exp);
        unary(TranscendentalOp.Expm1.class, -2, 2, Tensor::expm1);
        unary(TranscendentalOp.Log.class, 0.5, 2, Tensor::log);
        unary(TranscendentalOp.Log1p.class, -0.5, 2, Tensor::log1p);
        unary(TranscendentalOp.Sin.class, -3, 3, Tensor::sin);
        unary(TranscendentalOp.Cos.class, -3, 3, Tensor::cos);
        unary(TranscendentalOp.Tanh.class, -2, 2, Tensor::tanh);
        unary(TranscendentalOp.Sigmoid.class, -2, 2, Tensor::sigmoid);
        unary(TranscendentalOp.Softplus.class, -2, 2, Tensor::softplus);
    }

    private void pairs() {
        long[][] shapes = {{}, {4}, {3, 4}, {1, 4}};
        for (long[] a : shapes) {
            for (long[] b : shapes) {
                binary(BinaryOp.Plus.class, a, b, Tensor::plus);
                binary(BinaryOp.Minus.class, a, b, Tensor::minus);
                binary(BinaryOp.Times.class, a, b, Tensor::times);
                binary(BinaryOp.Divide.class, a, b, Tensor::dividedBy);
                binary(BinaryOp.Maximum.class, a, b, Tensor::maximum);
                binary(BinaryOp.Minimum.class, a, b, Tensor::minimum);
            }
        }
    }

    private void reductions() {
        int[][] axes = {{}, {0}, {1}, {0, 1}, {-1}};
        for (int[] over : axes) {
            unary(ReductionOp.Sum.class, -2, 2, x -> x.sum(over), 3, 4);
            unary(ReductionOp.Sum.class, -2, 2, x -> x.sumKeepDims(over), 3, 4);
            unary(ReductionOp.Sum.class, -2, 2, x -> x.mean(over), 3, 4);
            unary(ReductionOp.Max.class, -2, 2, x -> x.max(over), 3, 4);
            unary(ReductionOp.Min.class, -2, 2, x -> x.min(over), 3, 4);
            unary(JoinOp.Slice.class, -2, 2, x -> x.prod(over), 3, 4);
        }
        unary(ReductionOp.Sum.class, -2, 2, x -> x.sum(0, 2), 2, 3, 4);
        unary(ReductionOp.Max.class, -2, 2, x -> x.max(0, 2), 2, 3, 4);
        unary(ReductionOp.Min.class, -2, 2, x -> x.min(1), 2, 3, 4);
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
        binary(BinaryOp.Times.class, new long[] {4}, new long[] {4}, Tensor::dot);
    }

    private void own() {
        unary(CustomOp.class, -2, 2, x -> x.apply(new OwnOps.Cube()), 3, 4);
        unary(Composite.class, -2, 2, x -> x.apply(new OwnOps.Huber(1)), 3, 4);
    }

    private void unary(Class<? extends Op> op, double low, double high, UnaryOperator<Tensor> f, long... shape) {
        Tensor x = Tensor.parameter("x", shape);
        add(op, f.apply(x), Map.of(x, values(x, low, high)));
    }

    private void binary(
            Class<? extends Op> op, long[] shapeA, long[] shapeB, java.util.function.BinaryOperator<Tensor> f) {
        Tensor a = Tensor.parameter("a", shapeA);
        Tensor b = Tensor.parameter("b", shapeB);
        Map<Tensor, double[]> at = new LinkedHashMap<>();
        at.put(a, values(a, 0.5, 2));
        at.put(b, values(b, 0.5, 2));
        add(op, f.apply(a, b), at);
    }

    private void add(Class<? extends Op> op, Tensor y, Map<Tensor, double[]> at) {
        cases.computeIfAbsent(op, key -> new ArrayList<>()).add(new Case(y, at));
    }

    /** Distinct values, away from the kinks at −1.5, −1, 0, 0.5 and 1. */
    private double[] values(Tensor x, double low, double high) {
        Function<Double, Boolean> kink =
                v -> Arrays.stream(new double[] {-1.5, -1, 0, 0.5, 1}).anyMatch(k -> Math.abs(v - k) < 0.01);
        return random.doubles(low, high)
                .filter(v -> !kink.apply(v))
                .limit(x.shape().size())
                .toArray();
    }
}
