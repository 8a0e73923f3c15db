package org.jellygrad.autograd;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Calls;
import org.jellygrad.autograd.engine.Multiplier;
import org.jellygrad.autograd.engine.StridedView;
import org.jellygrad.autograd.text.Brackets;

/**
 * Cutting arrays along an axis, and joining or padding them; these are each other's pull-backs. The axis cannot be the rows, whose number
 * is not known.
 */
public sealed interface JoinOp extends MovementOp {
    /** The axis along which it cuts or joins. */
    int axis();

    /** Refuses the rows. */
    private static void check(String name, Shape shape, int axis) {
        if (axis == shape.rowsAxis()) {
            throw new IllegalArgumentException(name + ": shape " + shape + " along axis " + axis
                    + ".\n\nThe number of rows is known only at run time: bind the rows that are wanted.");
        }
    }

    /** A view of a part of an array, the whole of it along the other axes. */
    private static StridedView part(Shape whole, Buffer buffer, Shape part, int axis, long start) {
        List<Long> starts = new ArrayList<>(Collections.nCopies(whole.rank(), 0L));
        starts.set(axis, start);
        return new StridedView(
                buffer,
                whole.extents(),
                part.extents(),
                IntStream.range(0, whole.rank()).boxed().toList(),
                List.copyOf(starts));
    }

    /** From {@code from} to {@code to}, the end excluded. */
    record Slice(int axis, long from, long to) implements JoinOp {
        @Override
        public String name() {
            return "slice";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            Shape whole = inputs.get(0).shape();
            check(name(), whole, axis);
            if (from < 0 || from >= to || to > whole.dim(axis)) {
                long end = Math.min(Math.max(to, 1), whole.dim(axis));
                throw new IllegalArgumentException("slice: " + from + " to " + to + " of axis " + axis + " of shape "
                        + whole + ".\n\nIt goes from 0 to " + whole.dim(axis)
                        + ", the end excluded, and must hold something. Try x.slice(" + axis + ", "
                        + Math.min(Math.max(from, 0), end - 1) + ", " + end + ").");
            }
            return whole.with(axis, to - from);
        }

        @Override
        public void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {
            calls.gather(view(self, in.get(0)), MovementOp.straight(self.shape(), out));
        }

        @Override
        public StridedView view(Tensor self, Buffer in) {
            return part(self.input(0).shape(), in, self.shape(), axis, from);
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(
                    Tensor.of(new Pad(axis, from, to, self.input(0).shape().dim(axis)), upstream));
        }

        @Override
        public String formula(List<String> inputs) {
            return Brackets.atom(inputs.get(0)) + Brackets.range(axis, from, to);
        }
    }

    /** To the places {@code from} to {@code to}, the end excluded, of an axis of this length, with 0 elsewhere. */
    record Pad(int axis, long from, long to, long length) implements JoinOp {
        @Override
        public String name() {
            return "pad";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            return inputs.get(0).shape().with(axis, length);
        }

        @Override
        public String formula(List<String> inputs) {
            return Brackets.factor(inputs.get(0)) + " at " + Brackets.range(axis, from, to) + ", 0 elsewhere";
        }

        @Override
        public void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {
            Shape part = self.input(0).shape();
            calls.fill(self.shape().extent(), new Multiplier(0, null), out);
            calls.gather(MovementOp.straight(part, in.get(0)), part(self.shape(), out, part, axis, from));
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(upstream.slice(axis, from, to));
        }
    }

    /** One after another. */
    record Concatenate(int axis) implements JoinOp {
        @Override
        public String name() {
            return "concatenate";
        }

        @Override
        public String formula(List<String> inputs) {
            return "concatenate(" + String.join(", ", inputs) + ", axis " + axis + ")";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            Shape first = inputs.get(0).shape();
            long length = 0;
            for (Tensor input : inputs) {
                Shape shape = input.shape();
                check(name(), first, axis);
                if (!fits(first, shape, axis)) {
                    throw ShapeErrors.mismatch(
                            name(),
                            first,
                            shape,
                            "They must be the same but for their length along axis " + axis + ".");
                }
                length += shape.dim(axis);
            }
            return first.with(axis, length);
        }

        private static boolean fits(Shape a, Shape b, int axis) {
            return a.rank() == b.rank()
                    && axis != a.rowsAxis()
                    && axis != b.rowsAxis()
                    && a.with(axis, 1).equals(b.with(axis, 1));
        }

        @Override
        public void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {
            long start = 0;
            for (int i = 0; i < in.size(); i++) {
                Shape shape = self.input(i).shape();
                calls.gather(MovementOp.straight(shape, in.get(i)), part(self.shape(), out, shape, axis, start));
                start += shape.dim(axis);
            }
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            List<Tensor> parts = new ArrayList<>();
            long start = 0;
            for (Tensor input : self.inputs()) {
                long end = start + input.shape().dim(axis);
                parts.add(upstream.slice(axis, start, end));
                start = end;
            }
            return parts;
        }
    }
}
