package org.jellygrad.autograd;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Calls;
import org.jellygrad.autograd.engine.Multiplier;
import org.jellygrad.autograd.engine.StridedView;
import org.jellygrad.autograd.text.Brackets;

/** Ops that move numbers without changing them. */
public sealed interface MovementOp extends Primitive
        permits JoinOp, MovementOp.Reshape, MovementOp.Transpose, MovementOp.Broadcast, MovementOp.StopGradient {
    /** The view of the input in which its elements come in the order of the result. A concatenation has one view for each input instead. */
    default StridedView view(Tensor self, Buffer in) {
        return straight(self.input(0).shape(), in);
    }

    /** A view of the whole of an array, in its own order. */
    static StridedView straight(Shape shape, Buffer buffer) {
        return new StridedView(
                buffer,
                shape.extents(),
                shape.extents(),
                IntStream.range(0, shape.rank()).boxed().toList(),
                Collections.nCopies(shape.rank(), 0L));
    }

    /** Other dimensions for the same numbers. */
    record Reshape(Shape target) implements MovementOp {
        @Override
        public String name() {
            return "reshape";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            Shape from = inputs.get(0).shape();
            if (!keepsCount(from, target)) {
                throw ShapeErrors.mismatch(
                        name(),
                        from,
                        target,
                        from.extent().equals(target.extent())
                                ? "A reshape keeps the rows."
                                : "They hold " + from.extent() + " and " + target.extent()
                                        + " numbers; a reshape keeps their count.");
            }
            return target;
        }

        private static boolean keepsCount(Shape from, Shape to) {
            return from.extent().equals(to.extent()) && from.capacity() == to.capacity();
        }

        @Override
        public void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {
            calls.copy(target.extent(), in.get(0), out);
        }

        @Override
        public boolean mayOverwrite(int input) {
            return true;
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(upstream.reshape(self.input(0).shape()));
        }
    }

    /** Axis i of the result is axis {@code order[i]} of the input. */
    record Transpose(List<Integer> order) implements MovementOp {
        @Override
        public String name() {
            return "transpose";
        }

        @Override
        public String formula(List<String> inputs) {
            return order.equals(List.of(1, 0))
                    ? Brackets.atom(inputs.get(0)) + "ᵀ"
                    : "transpose(" + inputs.get(0) + ", " + Brackets.axes(order) + ")";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            return inputs.get(0).shape().permuted(order);
        }

        @Override
        public StridedView view(Tensor self, Buffer in) {
            Shape from = self.input(0).shape();
            return new StridedView(
                    in, from.extents(), self.shape().extents(), order, Collections.nCopies(from.rank(), 0L));
        }

        @Override
        public void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {
            calls.gather(view(self, in.get(0)), straight(self.shape(), out));
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(Tensor.of(new Transpose(inverse()), upstream));
        }

        List<Integer> inverse() {
            return IntStream.range(0, order.size()).mapToObj(order::indexOf).toList();
        }
    }

    /** Repeats along axes that are missing or 1, by NumPy's rules. The one place where broadcasting is done, and undone. */
    record Broadcast(Shape target) implements MovementOp {
        @Override
        public String name() {
            return "broadcast";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            Shape from = inputs.get(0).shape();
            if (!Shape.broadcast(from, target).equals(Optional.of(target))) {
                throw ShapeErrors.broadcastTo(from, target);
            }
            return target;
        }

        @Override
        public void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {
            if (self.input(0).shape().isOne()) {
                calls.fill(target.extent(), new Multiplier(1, in.get(0)), out);
            } else {
                calls.gather(view(self, in.get(0)), straight(target, out));
            }
        }

        @Override
        public StridedView view(Tensor self, Buffer in) {
            Shape from = self.input(0).shape();
            int added = target.rank() - from.rank();
            List<Integer> axes = IntStream.range(0, target.rank())
                    .mapToObj(axis -> axis < added || from.dim(axis - added) == 1 ? -1 : axis - added)
                    .toList();
            return new StridedView(in, from.extents(), target.extents(), axes, Collections.nCopies(from.rank(), 0L));
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            Shape from = self.input(0).shape();
            int added = target.rank() - from.rank();
            int[] repeated = IntStream.range(0, target.rank())
                    .filter(axis -> axis < added || from.dim(axis - added) == 1)
                    .filter(axis -> target.dim(axis) != 1)
                    .toArray();
            Tensor summed = repeated.length == 0 ? upstream : upstream.sumKeepDims(repeated);
            return List.of(summed.reshape(from));
        }
    }

    /** The same numbers, through which no gradient passes. */
    record StopGradient() implements MovementOp {
        @Override
        public String name() {
            return "stop-gradient";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            return inputs.get(0).shape();
        }

        @Override
        public void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {
            calls.copy(self.shape().extent(), in.get(0), out);
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of();
        }
    }

    /** All axes in reverse. */
    static Transpose reversed(int rank) {
        Integer[] order = new Integer[rank];
        Arrays.setAll(order, axis -> rank - 1 - axis);
        return new Transpose(List.of(order));
    }
}
