package org.jellygrad.autograd;

import java.util.List;
import java.util.stream.IntStream;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Calls;

/**
 * An op of your own, computed by your own loop: write it as a record and apply it with {@link Tensor#apply}. Two nodes with equal
 * records and the same inputs are computed once, so the record must hold all that the result depends on. If the value can be written in other tensors,
 * {@link Composite} is shorter and faster.
 *
 * <p>{@link GradientCheck} compares its pull-back with differences of its {@link #compute}.
 */
public non-sealed interface CustomOp extends Op {
    /**
     * Computes the value.
     *
     * @param out to be filled, of the shape that {@link #shape} gave; it holds anything at first
     * @param in the inputs, dense and row-major, to be read only
     */
    void compute(Values out, List<Values> in);

    @Override
    default void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {
        Values result = new Values(out, self.shape(), true);
        List<Values> inputs = IntStream.range(0, in.size())
                .mapToObj(i -> new Values(in.get(i), self.input(i).shape(), false))
                .toList();
        calls.custom(name(), rows -> {
            result.open(rows);
            for (int i = 0; i < inputs.size(); i++) {
                inputs.get(i).open(rows);
            }
            try {
                compute(result, inputs);
            } finally {
                result.close();
                for (int i = 0; i < inputs.size(); i++) {
                    inputs.get(i).close();
                }
            }
        });
    }
}
