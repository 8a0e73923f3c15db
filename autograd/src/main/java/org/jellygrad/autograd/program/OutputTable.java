package org.jellygrad.autograd.program;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.autograd.Suggestions;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.compile.Plan;
import org.jellygrad.autograd.engine.Buffer;

/** The places of a program's values: the wanted tensors and the inputs. */
final class OutputTable {
    private final Map<Tensor, Tensor> images;
    private final Map<Tensor, Buffer> buffers = new HashMap<>();
    /** The input that a buffer belongs to. */
    private final Map<Buffer, BoundInput> given = new HashMap<>();

    /**
     * Finds them.
     *
     * @param kept the nodes of the plan that can be read
     * @param images what computes each node as it was written
     */
    OutputTable(Collection<Tensor> kept, Map<Tensor, Tensor> images, Plan plan, InputTable inputs) {
        this.images = images;
        kept.forEach(image -> buffers.put(image, plan.buffer(image)));
        inputs.all().forEach(input -> {
            buffers.put(input.leaf, input.buffer);
            given.put(input.buffer, input);
        });
        // Under the name it was asked for too: one look-up at each read.
        images.forEach((node, image) -> {
            Buffer buffer = buffers.get(image);
            if (buffer != null) {
                buffers.putIfAbsent(node, buffer);
            }
        });
    }

    /**
     * Where a value is.
     *
     * @throws IllegalArgumentException if it was not asked for
     * @throws IllegalStateException if it is an input that has none
     */
    Buffer get(Tensor tensor) {
        Buffer buffer = buffers.get(tensor);
        if (buffer == null) {
            List<Tensor> asked =
                    images.keySet().stream().filter(buffers::containsKey).toList();
            throw new IllegalArgumentException(tensor + " was not asked for.\n\n"
                    + Suggestions.meant(tensor, asked)
                            .orElse("Pass it to Program.compile with the others to read it after a run."));
        }
        BoundInput input = given.get(buffer);
        if (input != null) {
            input.checkBound(BoundInput.SET_OR_BIND);
        }
        return buffer;
    }

    /** How many numbers a node holds: an input may have been given other rows since the last run, which had {@code rows}. */
    int size(Tensor node, Buffer buffer, long rows) {
        BoundInput input = given.get(buffer);
        return Math.toIntExact(node.shape().size(input == null || !input.hasRows() ? rows : input.rows()));
    }
}
