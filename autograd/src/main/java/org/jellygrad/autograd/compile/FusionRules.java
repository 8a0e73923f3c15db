package org.jellygrad.autograd.compile;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.autograd.BinaryOp.Pair;
import org.jellygrad.autograd.MatMul;
import org.jellygrad.autograd.MovementOp;
import org.jellygrad.autograd.Op;
import org.jellygrad.autograd.Shape;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.UnaryOp;
import org.jellygrad.autograd.engine.Multiplier;
import org.jspecify.annotations.Nullable;

/** The rules that make one call of several nodes. They absorb a node only if nothing else uses it. {@link Rule} lists them. */
final class FusionRules {
    private FusionRules() {}

    static @Nullable Tensor factorAsAlpha(Tensor node, Rewriter graph) {
        ScaledTerm scaled = ScaledTerm.of(node);
        if (scaled.isTrivial() || !Multiplier.isSafe(scaled.factor()) || !graph.usedOnce(scaled.rest())) {
            return null;
        }
        Tensor x = scaled.rest();
        if (x.op() instanceof MovementOp.Reshape && graph.usedOnce(x.input(0))) {
            Tensor inner = absorb(scaled, x.input(0), graph);
            return inner == null ? null : graph.make(x.op(), inner);
        }
        return absorb(scaled, x, graph);
    }

    private static @Nullable Tensor absorb(ScaledTerm s, Tensor x, Rewriter graph) {
        if (x.op() instanceof MatMul product) {
            Tensor scalar = s.scalar();
            Op gemm = new FusedOp.Gemm(product, s.factor(), scalar != null, false);
            return scalar == null
                    ? graph.make(gemm, x.input(0), x.input(1))
                    : graph.make(gemm, x.input(0), x.input(1), scalar);
        }
        if (s.scalar() != null) {
            return null;
        }
        if (x.op() instanceof FusedOp.Dot dot && Multiplier.isSafe(s.factor() * dot.factor())) {
            return graph.make(new FusedOp.Dot(s.factor() * dot.factor()), x.input(0), x.input(1));
        }
        if (x.op() instanceof FusedOp.AbsoluteSum sum && Multiplier.isSafe(s.factor() * sum.factor())) {
            return graph.make(new FusedOp.AbsoluteSum(s.factor() * sum.factor()), x.input(0));
        }
        return null;
    }

    static @Nullable Tensor combine(Tensor node, Rewriter graph) {
        if (node.shape().isOne()) {
            return null;
        }
        Terms terms = new Terms(graph);
        if (Pair.PLUS.is(node) || Pair.MINUS.is(node)) {
            terms.add(node.input(0), 1);
            terms.add(node.input(1), Pair.PLUS.is(node) ? 1 : -1);
        } else if (node.op() instanceof UnaryOp.Shifted shift
                && node.input(0).op() instanceof FusedOp.Combination sum
                && isOfOneSign(sum)) {
            terms.add(node.input(0), 1);
            terms.addConstant(shift.summand());
        }
        return terms.combined();
    }

    static @Nullable Tensor accumulateProduct(Tensor node, Rewriter graph) {
        if (!(node.op() instanceof FusedOp.Combination sum) || sum.arrays() < 2) {
            return null;
        }
        for (int i = 0; i < sum.arrays(); i++) {
            Tensor term = node.input(i);
            FusedOp.Gemm product = product(term);
            if (product == null || !graph.usedOnce(term)) {
                continue;
            }
            List<Double> factors = new ArrayList<>(sum.factors());
            List<Tensor> rest = new ArrayList<>(node.inputs());
            double c = factors.remove(i);
            rest.remove(i);
            Tensor base = graph.make(
                    new FusedOp.Combination(List.copyOf(factors), sum.arrays() - 1), rest.toArray(Tensor[]::new));
            List<Tensor> inputs = new ArrayList<>(term.inputs());
            inputs.add(base);
            return graph.make(
                    new FusedOp.Gemm(product.product(), c * product.factor(), product.scaled(), true),
                    inputs.toArray(Tensor[]::new));
        }
        return null;
    }

    private static FusedOp.@Nullable Gemm product(Tensor term) {
        if (term.op() instanceof MatMul plain) {
            return new FusedOp.Gemm(plain, 1, false, false);
        }
        return term.op() instanceof FusedOp.Gemm gemm && !gemm.onto() ? gemm : null;
    }

    static @Nullable Tensor singleTerm(Tensor node, Rewriter graph) {
        if (!(node.op() instanceof FusedOp.Combination sum) || node.inputs().size() > 1) {
            return null;
        }
        double factor = sum.factors().get(0);
        return factor == 1 ? node.input(0) : graph.make(new UnaryOp.Scaled(factor), node.input(0));
    }

    /**
     * Whether it adds only. A difference stays one term: in x − m + y with m near x the user has taken the cancellation out, and x + y − m
     * would bring it back. So does a shift.
     */
    private static boolean isOfOneSign(FusedOp.Combination sum) {
        return sum.factors().stream().allMatch(factor -> factor > 0)
                || sum.factors().stream().allMatch(factor -> factor < 0);
    }

    /** Collects the terms of a sum. */
    private static final class Terms {
        /** Longer sums are left as they are: flattening a chain of n would copy n²/2 terms. */
        private static final int MOST = 8;

        private final Rewriter graph;
        private final List<Tensor> arrays = new ArrayList<>();
        private final List<Double> arrayFactors = new ArrayList<>();
        private final List<Tensor> scalars = new ArrayList<>();
        private final List<Double> scalarFactors = new ArrayList<>();

        Terms(Rewriter graph) {
            this.graph = graph;
        }

        void add(Tensor term, double c) {
            Tensor scalar = Scalars.spread(term, graph);
            if (scalar != null) {
                addTo(scalars, scalarFactors, scalar, c);
            } else if (term.op() instanceof UnaryOp.Scaled scaled
                    && Multiplier.isSafe(scaled.factor())
                    && Multiplier.isSafe(c * scaled.factor())) {
                add(term.input(0), c * scaled.factor());
            } else if (term.op() instanceof FusedOp.Combination sum
                    && graph.usedOnce(term)
                    && isOfOneSign(sum)
                    && sum.factors().stream().allMatch(factor -> Multiplier.isSafe(c * factor))
                    && arrays.size() + scalars.size() + sum.factors().size() <= MOST) {
                for (int i = 0; i < sum.factors().size(); i++) {
                    boolean array = i < sum.arrays();
                    addTo(
                            array ? arrays : scalars,
                            array ? arrayFactors : scalarFactors,
                            term.input(i),
                            c * sum.factors().get(i));
                }
            } else {
                addTo(arrays, arrayFactors, term, c);
            }
        }

        void addConstant(double value) {
            addTo(scalars, scalarFactors, Scalars.constant(value, Shape.SCALAR, graph), 1);
        }

        private static void addTo(List<Tensor> terms, List<Double> factors, Tensor term, double c) {
            int known = terms.indexOf(term);
            if (known >= 0) {
                factors.set(known, factors.get(known) + c);
            } else {
                terms.add(term);
                factors.add(c);
            }
        }

        @Nullable
        Tensor combined() {
            if (arrays.isEmpty()) {
                return null;
            }
            List<Double> factors = new ArrayList<>(arrayFactors);
            factors.addAll(scalarFactors);
            List<Tensor> inputs = new ArrayList<>(arrays);
            inputs.addAll(scalars);
            return graph.make(
                    new FusedOp.Combination(List.copyOf(factors), arrays.size()), inputs.toArray(Tensor[]::new));
        }
    }
}
