package org.jellygrad.autograd;

import java.util.List;
import org.jellygrad.autograd.program.GradientCheck;

/**
 * An op of your own, computed by your own loop: write it as a record and apply it with {@link Tensor#apply}. Two nodes with equal records
 * and the same inputs are computed once, so the record must hold all that the result depends on. If the value can be written in other
 * tensors, {@link Composite} is shorter and faster.
 *
 * <p>{@link GradientCheck} compares its pull-back with differences of its {@link #compute}.
 */
public non-sealed interface CustomOp extends Op {
    /**
     * Computes the value.
     *
     * @param out the array to fill, of the shape that {@link #shape} gave; its first content is arbitrary
     * @param in the inputs, dense and row-major, to be read only
     */
    void compute(Values out, List<Values> in);
}
