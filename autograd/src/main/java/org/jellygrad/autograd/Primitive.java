package org.jellygrad.autograd;

import java.util.List;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Calls;

/**
 * An op of the library, which brings the calls that compute it. Users' ops bring none: a {@link CustomOp} is called, a {@link Composite}
 * is expanded.
 */
public sealed interface Primitive extends Op
        permits Leaf, UnaryOp, BinaryOp, ReductionOp, MovementOp, MatMul, Primitive.Compiled {
    /** Adds the calls that compute {@code self} from its inputs' buffers into {@code out}. */
    void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls);

    /** Whether {@link #emit} may be given this input's buffer as its output. */
    default boolean mayOverwrite(int input) {
        return false;
    }

    /**
     * An op that only the compiler makes, from others that it runs as one call. It exists only inside a program, after the gradients, and
     * so has no pull-back.
     */
    non-sealed interface Compiled extends Primitive {
        @Override
        default List<Tensor> pullBack(Tensor self, Tensor upstream) {
            throw new IllegalStateException(name() + " exists only in compiled programs");
        }
    }
}
