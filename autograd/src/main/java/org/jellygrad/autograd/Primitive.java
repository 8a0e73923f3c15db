package org.jellygrad.autograd;

import java.util.List;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Calls;

/** An op of the library's, which brings the calls that compute it. Those of users do not: a {@link CustomOp} is called, a {@link Composite} expanded. */
sealed interface Primitive extends Op permits Leaf, UnaryOp, BinaryOp, ReductionOp, MovementOp, MatMul, FusedOp {
    /** Adds the calls that compute {@code self} from its inputs' buffers into {@code out}. */
    void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls);

    /** Whether {@link #emit} may be given this input's buffer as its output. */
    default boolean mayOverwrite(int input) {
        return false;
    }
}
