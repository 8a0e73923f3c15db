package org.jellygrad.autograd;

import java.util.List;
import org.jellygrad.autograd.text.Printed;

/**
 * What a node does with its inputs: the shape of the result, the calls that compute it, the pull-back of a gradient, and how it reads
 * on paper, all in one place. How the pull-back reads follows from its tensors.
 *
 * <p>The family is closed but for {@link CustomOp} and {@link Composite}, which are for users. Rules never deal with broadcasting:
 * an operand that must be spread is wrapped in a {@code broadcast} node, and only that node's pull-back undoes it.
 */
public sealed interface Op permits Primitive, CustomOp, Composite {
    /** Its name: {@code exp}, {@code matmul}, ... */
    String name();

    /**
     * The shape of the result.
     *
     * @throws IllegalArgumentException naming the op and the shapes, if they do not fit
     */
    Shape shape(List<Tensor> inputs);

    /**
     * The vector-Jacobian product, written in tensors: for each input the gradient of the loss with respect to it.
     *
     * @param self the node, for its inputs and its value
     * @param upstream the gradient of the loss with respect to the node, of its shape
     * @return one tensor for each input, of that input's shape; or nothing if the op is constant in all of them
     */
    List<Tensor> pullBack(Tensor self, Tensor upstream);

    /** The value as a formula of the inputs' formulas; by default the op's name with the inputs in brackets, {@code exp(a)}. */
    default String formula(List<String> inputs) {
        return Printed.line(name()) + "(" + String.join(", ", inputs) + ")";
    }
}
