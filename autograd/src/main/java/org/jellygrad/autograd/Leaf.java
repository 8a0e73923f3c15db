package org.jellygrad.autograd;

import java.util.Arrays;
import java.util.List;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Calls;
import org.jellygrad.autograd.text.Printed;
import org.jspecify.annotations.Nullable;

/** A node without inputs: where graphs begin. */
public sealed interface Leaf extends Primitive {
    /** The shape of the result. */
    Shape shape();

    @Override
    default Shape shape(List<Tensor> inputs) {
        return shape();
    }

    @Override
    default List<Tensor> pullBack(Tensor self, Tensor upstream) {
        return List.of();
    }

    /** Data or a parameter: a value set or bound before a run. Two inputs are the same only if they are the same node. */
    record Input(String label, Shape shape, boolean parameter) implements Leaf {
        @Override
        public String name() {
            return parameter ? "parameter" : "input";
        }

        @Override
        public void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {}

        @Override
        public String formula(List<String> inputs) {
            return label;
        }
    }

    /** The number of rows bound. */
    record RowCount() implements Leaf {
        @Override
        public String name() {
            return "rows";
        }

        @Override
        public Shape shape() {
            return Shape.SCALAR;
        }

        @Override
        public void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {
            calls.rowCount(out);
        }

        @Override
        public String formula(List<String> inputs) {
            return "rows";
        }
    }

    /** Numbers written down. Equal if their bits are. */
    final class Constant implements Leaf {
        private final Shape shape;
        private final double[] values;

        /** Row-major numbers, as many as the shape holds. */
        public Constant(Shape shape, double... values) {
            this.shape = shape;
            this.values = values.clone();
        }

        /** The numbers, row-major. */
        public double[] values() {
            return values.clone();
        }

        /** The first number. */
        public double scalar() {
            return values[0];
        }

        @Override
        public String name() {
            return "constant";
        }

        @Override
        public Shape shape() {
            return shape;
        }

        @Override
        public void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {}

        @Override
        public String formula(List<String> inputs) {
            return Printed.list(values);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Constant that && shape.equals(that.shape) && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }
}
