package org.jellygrad.autograd;

/**
 * The product over axes, written with slices: halves are multiplied until one is left. It takes log₂ n steps, and since nothing is divided its gradients
 * of any order are exact where factors are 0.
 */
final class Product {
    private Product() {}

    static Tensor of(Tensor t, int... axes) {
        Shape shape = t.shape();
        for (int axis : axes) {
            if (axis == shape.rowsAxis()) {
                throw new IllegalArgumentException(
                        "prod: shape " + shape + " over its rows.\n\nTheir number is known only at"
                                + " run time; for positive numbers log().sum(0).exp() is the same.");
            }
        }
        if (axes.length == 0) {
            return t;
        }
        Shape rest = shape.without(axes);
        Tensor line = t.withLast(axes).reshape(rest.withLast(shape.size() / rest.size()));
        int axis = rest.rank();
        while (line.shape().dim(axis) > 1) {
            long length = line.shape().dim(axis);
            long half = length / 2;
            Tensor product = line.slice(axis, 0, half).times(line.slice(axis, half, 2 * half));
            line = length % 2 == 0 ? product : product.concatenate(axis, line.slice(axis, length - 1, length));
        }
        return line.reshape(rest);
    }
}
