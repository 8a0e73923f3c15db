package org.jellygrad.autograd;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The laws of algebra that the compiler knows. Each makes a node into an equal one that is cheaper or nearer to a fused call. */
enum Rule implements Rewriter.Rewrite {
    /** f(1, 2) is a number. */
    FOLD_CONSTANTS {
        @Override
        public @Nullable Tensor apply(Tensor node, Rewriter graph) {
            if (node.inputs().isEmpty() || !node.shape().isOne()) {
                return null;
            }
            double[] known = new double[node.inputs().size()];
            for (int i = 0; i < known.length; i++) {
                OptionalDouble value = Scalars.constant(node.input(i));
                if (value.isEmpty()) {
                    return null;
                }
                known[i] = value.getAsDouble();
            }
            if (node.op() instanceof UnaryOp op) {
                return Scalars.constant(op.at(known[0]), node.shape(), graph);
            }
            if (node.op() instanceof BinaryOp op) {
                return Scalars.constant(op.kernel().apply(known[0], known[1]), node.shape(), graph);
            }
            return isMove(node.op()) || node.op() instanceof ReductionOp
                    ? Scalars.constant(known[0], node.shape(), graph)
                    : null;
        }
    },

    /** 1·x, x + 0, x¹ and moves that move nothing are x. */
    DROP_IDENTITY {
        @Override
        public @Nullable Tensor apply(Tensor node, Rewriter graph) {
            Op op = node.op();
            boolean nothing = (op instanceof UnaryOp.Scaled s && s.factor() == 1)
                    || (op instanceof UnaryOp.Shifted t && t.summand() == 0)
                    || (op instanceof UnaryOp.Power p && p.exponent() == 1)
                    || (movesOrReduces(op) && node.shape().equals(node.input(0).shape()));
            return nothing ? node.input(0) : null;
        }

        private boolean movesOrReduces(Op op) {
            return (op instanceof MovementOp && !(op instanceof MovementOp.Transpose)) || op instanceof ReductionOp;
        }
    },

    /** x·x and x² by the power function are squares. */
    SQUARE {
        @Override
        public @Nullable Tensor apply(Tensor node, Rewriter graph) {
            boolean square = (node.op() instanceof UnaryOp.Power p && p.exponent() == 2)
                    || (node.op() instanceof BinaryOp.Times && node.input(0) == node.input(1));
            return square ? graph.make(new FunctionOp.Square(), node.input(0)) : null;
        }
    },

    /** Moves of moves are one move, and moves that keep the order of the numbers are reshapes, which cost nothing. */
    JOIN_MOVES {
        @Override
        public @Nullable Tensor apply(Tensor node, Rewriter graph) {
            Tensor in = node.inputs().isEmpty() ? node : node.input(0);
            if (node.op() instanceof MovementOp.Broadcast && node.shape().isOne()) {
                return graph.make(new MovementOp.Reshape(node.shape()), in);
            }
            if (node.op() instanceof MovementOp.Reshape && in.op() instanceof MovementOp.Reshape) {
                return graph.make(node.op(), in.input(0));
            }
            if (!(node.op() instanceof MovementOp.Transpose move)) {
                return null;
            }
            if (in.op() instanceof MovementOp.Transpose inner) {
                List<Integer> joined =
                        move.order().stream().map(inner.order()::get).toList();
                return graph.make(new MovementOp.Transpose(joined), in.input(0));
            }
            int[] moved = move.order().stream()
                    .mapToInt(i -> i)
                    .filter(axis -> in.shape().dim(axis) != 1)
                    .toArray();
            boolean inOrder = IntStream.range(1, moved.length).allMatch(i -> moved[i - 1] < moved[i]);
            return inOrder ? graph.make(new MovementOp.Reshape(node.shape()), in) : null;
        }
    },

    /** What is the same number everywhere is computed once and spread after. */
    SPREAD_LAST {
        @Override
        public @Nullable Tensor apply(Tensor node, Rewriter graph) {
            Op op = node.op();
            boolean elementwise = op instanceof UnaryOp || op instanceof BinaryOp || isMove(op);
            if (!elementwise || node.shape().isOne()) {
                return null;
            }
            Tensor[] scalars = new Tensor[node.inputs().size()];
            for (int i = 0; i < scalars.length; i++) {
                Tensor scalar = Scalars.spread(node.input(i), graph);
                if (scalar == null) {
                    return null;
                }
                scalars[i] = scalar;
            }
            Tensor value = op instanceof MovementOp ? scalars[0] : graph.make(op, scalars);
            return Scalars.fill(node.shape(), value, graph);
        }
    },

    /** Σ of the same number is the number times the count. */
    SUM_OF_SPREAD {
        @Override
        public @Nullable Tensor apply(Tensor node, Rewriter graph) {
            Tensor scalar = node.op() instanceof ReductionOp.Sum ? Scalars.spread(node.input(0), graph) : null;
            if (scalar == null) {
                return null;
            }
            ReductionOp.Sum sum = (ReductionOp.Sum) node.op();
            var count = node.input(0).shape().extent(sum.from(), sum.to());
            Tensor total =
                    count.perRow() ? graph.make(new BinaryOp.Times(), scalar, graph.make(new Leaf.RowCount())) : scalar;
            return Scalars.fill(node.shape(), graph.make(new UnaryOp.Scaled(count.factor()), total), graph);
        }
    },

    /** x times or over a scalar is a scaling; a quotient by a constant is a product. */
    SCALE {
        @Override
        public @Nullable Tensor apply(Tensor node, Rewriter graph) {
            boolean times = node.op() instanceof BinaryOp.Times;
            if (!times && !(node.op() instanceof BinaryOp.Divide)) {
                return null;
            }
            Tensor a = node.input(0);
            Tensor b = node.input(1);
            Tensor right = scalar(b, graph);
            if (right != null) {
                return scaled(a, times ? right : graph.make(new UnaryOp.Power(-1), right), graph);
            }
            Tensor left = scalar(a, graph);
            return left == null ? null : scaled(times ? b : graph.make(new UnaryOp.Power(-1), b), left, graph);
        }

        private @Nullable Tensor scalar(Tensor operand, Rewriter graph) {
            return Scalars.constant(operand).isPresent() ? operand : Scalars.spread(operand, graph);
        }

        private Tensor scaled(Tensor x, Tensor s, Rewriter graph) {
            OptionalDouble constant = Scalars.constant(s);
            return constant.isPresent()
                    ? graph.make(new UnaryOp.Scaled(constant.getAsDouble()), x)
                    : graph.make(new Fused.ScaledBy(1), x, s);
        }
    },

    /** x plus or minus a constant is a shift. */
    SHIFT {
        @Override
        public @Nullable Tensor apply(Tensor node, Rewriter graph) {
            boolean plus = node.op() instanceof BinaryOp.Plus;
            if (!plus && !(node.op() instanceof BinaryOp.Minus)) {
                return null;
            }
            Tensor right = node.shape().isOne() ? node.input(1) : Scalars.spread(node.input(1), graph);
            if (right == null || Scalars.constant(right).isEmpty()) {
                return null;
            }
            double c = Scalars.constant(right).getAsDouble();
            return graph.make(new UnaryOp.Shifted(plus ? c : -c), node.input(0));
        }
    },

    /** Factors move outward through whatever is linear, where they meet, and at last a BLAS call takes them. */
    LIFT_FACTORS {
        @Override
        public @Nullable Tensor apply(Tensor node, Rewriter graph) {
            Op op = node.op();
            if (op instanceof UnaryOp.Scaled || op instanceof Fused.ScaledBy) {
                return merge(node, graph);
            }
            boolean both = op instanceof MatMul || op instanceof BinaryOp.Times;
            boolean first = op instanceof BinaryOp.Divide || isMove(op) || op instanceof ReductionOp.Sum;
            if ((!both && !first) || spreads(node)) {
                return null;
            }
            Factored a = Factored.of(node.input(0));
            Factored b = both ? Factored.of(node.input(1)) : new Factored(1, null, node);
            if (a.isTrivial() && b.isTrivial()) {
                return null;
            }
            Tensor[] inputs = node.inputs().toArray(Tensor[]::new);
            inputs[0] = a.rest();
            if (both) {
                inputs[1] = b.rest();
            }
            return a.times(b, graph).onto(graph.make(op, inputs), graph);
        }

        /** Whether it spreads a scalar, whose factors belong inside. */
        private boolean spreads(Tensor node) {
            return node.op() instanceof MovementOp.Broadcast
                    && node.input(0).shape().isOne();
        }

        private @Nullable Tensor merge(Tensor node, Rewriter graph) {
            Factored outer = Factored.of(node);
            Tensor s = outer.scalar();
            if (s != null && (Scalars.constant(s).isPresent() || s.op() instanceof UnaryOp.Scaled)) {
                double c = Scalars.constant(s).orElseGet(() -> Factored.of(s).factor());
                Tensor rest = Scalars.constant(s).isPresent() ? null : s.input(0);
                return new Factored(outer.factor() * c, rest, outer.rest()).onto(outer.rest(), graph);
            }
            Factored inner = Factored.of(outer.rest());
            return inner.isTrivial() ? null : outer.times(inner, graph).onto(inner.rest(), graph);
        }
    },

    /** A transposed operand of a product is a flag of the BLAS call. */
    TRANSPOSE_AS_FLAG {
        @Override
        public @Nullable Tensor apply(Tensor node, Rewriter graph) {
            if (!(node.op() instanceof MatMul product)) {
                return null;
            }
            boolean a = node.input(0).op() instanceof MovementOp.Transpose;
            boolean b = node.input(1).op() instanceof MovementOp.Transpose;
            if (!a && !b) {
                return null;
            }
            return graph.make(
                    new MatMul(product.transposeA() ^ a, product.transposeB() ^ b),
                    a ? node.input(0).input(0) : node.input(0),
                    b ? node.input(1).input(0) : node.input(1));
        }
    },

    /** Σ(a ± b) is Σa ± Σb, where those are dots. */
    SUM_OF_TERMS {
        @Override
        public @Nullable Tensor apply(Tensor node, Rewriter graph) {
            if (!isFullSum(node)) {
                return null;
            }
            Tensor terms = node.input(0);
            boolean sum = terms.op() instanceof BinaryOp.Plus || terms.op() instanceof BinaryOp.Minus;
            if (!sum
                    || !terms.inputs().stream()
                            .allMatch(term -> isProduct(Factored.of(term).rest()))) {
                return null;
            }
            return graph.make(terms.op(), graph.make(node.op(), terms.input(0)), graph.make(node.op(), terms.input(1)));
        }
    },

    /** Σ ab, Σ a² and Σ|a| are single BLAS calls, and Σ a is a dot with ones. */
    SUM_AS_DOT {
        @Override
        public @Nullable Tensor apply(Tensor node, Rewriter graph) {
            if (!isFullSum(node)) {
                return null;
            }
            Tensor x = node.input(0);
            Tensor dot;
            if (x.op() instanceof BinaryOp.Times) {
                dot = graph.make(new Fused.Dot(1, false), x.input(0), x.input(1));
            } else if (x.op() instanceof FunctionOp.Square) {
                dot = graph.make(new Fused.Dot(1, false), x.input(0), x.input(0));
            } else if (x.op() instanceof FunctionOp.Abs) {
                dot = graph.make(new Fused.AbsoluteSum(1, false), x.input(0));
            } else if (x.op() instanceof MovementOp.Reshape || x.op() instanceof MovementOp.Transpose) {
                Tensor in = x.input(0);
                Tensor sum = graph.make(new ReductionOp.Sum(0, in.shape().rank()), in);
                return Scalars.as(node.shape(), sum, graph);
            } else if (x.shape().size() <= LARGEST_ONES) {
                Tensor ones = Scalars.fill(x.shape(), Scalars.constant(1, Shape.SCALAR, graph), graph);
                dot = graph.make(new Fused.Dot(1, false), x, ones);
            } else {
                return null;
            }
            return Scalars.as(node.shape(), dot, graph);
        }
    },

    /** Σ over one axis of a matrix is a product with ones. */
    SUM_AS_PRODUCT {
        @Override
        public @Nullable Tensor apply(Tensor node, Rewriter graph) {
            if (!(node.op() instanceof ReductionOp.Sum sum)
                    || node.input(0).shape().rank() != 2
                    || isFullSum(node)) {
                return null;
            }
            Tensor x = node.input(0);
            Shape line = sum.from() == 0 ? x.shape().with(1, 1) : x.shape().with(0, 1);
            Tensor ones = Scalars.fill(line, Scalars.constant(1, Shape.SCALAR, graph), graph);
            // Both as stored: 1ᵀx with ones a column of x's rows, x1 with ones a row of x's columns.
            return sum.from() == 0
                    ? graph.make(new MatMul(true, false), ones, x)
                    : graph.make(new MatMul(false, true), x, ones);
        }
    };

    /** Beyond this a buffer of ones would cost more than the dot saves. */
    private static final long LARGEST_ONES = 1 << 16;

    /** Whether it moves the numbers of one array. */
    private static boolean isMove(Op op) {
        return op instanceof MovementOp && !(op instanceof JoinOp.Concatenate);
    }

    private static boolean isFullSum(Tensor node) {
        return node.op() instanceof ReductionOp.Sum && node.shape().isOne();
    }

    private static boolean isProduct(Tensor node) {
        return node.op() instanceof BinaryOp.Times
                || node.op() instanceof FunctionOp.Square
                || node.op() instanceof FunctionOp.Abs
                || (node.op() instanceof MovementOp.Broadcast
                        && node.input(0).shape().isOne());
    }

    static List<Rule> all() {
        return Arrays.asList(values());
    }
}
