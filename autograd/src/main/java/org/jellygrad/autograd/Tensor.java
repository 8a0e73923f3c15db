package org.jellygrad.autograd;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jellygrad.autograd.ReductionOp.Fold;
import org.jellygrad.autograd.program.Program;
import org.jellygrad.autograd.text.Printed;
import org.jspecify.annotations.Nullable;

/**
 * A node of a computation graph: an op, its inputs, its shape and perhaps a name. Building one computes nothing, so a graph can be
 * differentiated, drawn and compiled before there are numbers; but shapes are known at once, and a wrong one fails here.
 *
 * <p>Tensors are immutable and compared by identity. They hold doubles. Operands are broadcast by NumPy's rules: aligned at the last axis,
 * each pair of dimensions equal or one of them 1. Axes count from 0; negative ones from the end.
 *
 * <p>Every method that takes tensors or axes throws {@link IllegalArgumentException} if they do not fit the shape; the message names the
 * op, the shapes and the way to mend it.
 */
public final class Tensor extends TensorMath {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final Op op;
    private final List<Tensor> inputs;
    private final Shape shape;
    private final @Nullable String label;
    private final Origin origin;
    private final int number = COUNTER.incrementAndGet();

    private Tensor(Op op, List<Tensor> inputs, Shape shape, @Nullable String label, Origin origin) {
        this.op = op;
        this.inputs = inputs;
        this.shape = shape;
        this.label = label;
        this.origin = origin;
    }

    /**
     * The result of an op on its inputs.
     *
     * @throws IllegalArgumentException if the op refuses the shapes of the inputs
     */
    public static Tensor of(Op op, Tensor... inputs) {
        List<Tensor> list = List.of(inputs);
        Shape shape = op.shape(list);
        // A user's op may return what the types forbid.
        if (shape == null) {
            throw new IllegalArgumentException(op.name()
                    + "'s shape is null.\n\nIts shape() returns that of the result, made from those of the inputs.");
        }
        return new Tensor(op, list, shape, null, Origin.here());
    }

    /** The same op over other inputs, with the name and origin of this. */
    Tensor over(List<Tensor> others) {
        return others.equals(inputs) ? this : new Tensor(op, others, op.shape(others), label, origin);
    }

    // ---- leaves ----

    /** Data of a fixed shape, given before a run by {@link Program#set} or {@link Program#bind}. */
    public static Tensor input(String name, long... shape) {
        return leaf(name, Shape.of(shape), false);
    }

    /**
     * Data in rows, at most {@code capacity} of them, each of shape {@code row}: its own shape is [≤capacity, row...]. Each run may
     * bind another number of rows, the same for all such inputs of a program; tensors made from them shrink along.
     */
    public static Tensor rows(String name, long capacity, long... row) {
        return leaf(name, Shape.rows(capacity, row), false);
    }

    /** A parameter to learn, of a fixed shape. It works like an {@link #input}, but drawings and explanations call it a parameter. */
    public static Tensor parameter(String name, long... shape) {
        return leaf(name, Shape.of(shape), true);
    }

    private static Tensor leaf(String name, Shape shape, boolean parameter) {
        return new Tensor(new Leaf.Input(name, shape, parameter), List.of(), shape, name, Origin.here());
    }

    /** A number written into the graph. */
    public static Tensor constant(double value) {
        return of(new Leaf.Constant(Shape.SCALAR, value));
    }

    /** Numbers written into the graph, row-major; without a shape they are a vector. */
    public static Tensor constant(double[] values, long... shape) {
        Shape of = shape.length == 0 ? Shape.of(values.length) : Shape.of(shape);
        if (of.size() != values.length) {
            throw new IllegalArgumentException("constant: " + values.length + " numbers do not fill shape " + of
                    + ".\n\nIt holds " + of.size() + ". Leave the shape out for a vector of " + values.length + ".");
        }
        return of(new Leaf.Constant(of, values));
    }

    /** The number of rows bound, a scalar; it makes sense only in a graph with {@link #rows}. */
    public static Tensor rowCount() {
        return of(new Leaf.RowCount());
    }

    // ---- what it is ----

    /** Its dimensions. */
    public Shape shape() {
        return shape;
    }

    /** The op that makes it from its {@link #inputs}. */
    public Op op() {
        return op;
    }

    /** The nodes it is made from. */
    public List<Tensor> inputs() {
        return inputs;
    }

    /** The node it is made from at this place, counted from 0. */
    public Tensor input(int index) {
        return inputs.get(index);
    }

    /** Its name; null if it has none. */
    public @Nullable String name() {
        return label;
    }

    /**
     * Another tensor with the same op and inputs, under a name for messages, drawings and explanations. Use only the tensor that is
     * returned: gradients and programs take the two for different ones.
     *
     * @throws IllegalStateException if it is an input or a parameter, which is named where it is made
     */
    public Tensor named(String name) {
        if (op instanceof Leaf.Input) {
            throw new IllegalStateException(Suggestions.quoted(this) + " cannot be renamed to '" + name
                    + "'.\n\nAn input's name is given where it is made.");
        }
        return new Tensor(op, inputs, shape, name, origin);
    }

    /** The line that built it. */
    public Origin origin() {
        return origin;
    }

    // ---- ops of this; those that work element by element are inherited ----

    /** An op on this and others, in this order; mostly one of your own. */
    public Tensor apply(Op own, Tensor... others) {
        Tensor[] all = new Tensor[others.length + 1];
        all[0] = this;
        System.arraycopy(others, 0, all, 1, others.length);
        return of(own, all);
    }

    /** The matrix product: [m, k] by [k, n] is [m, n]. */
    public Tensor matmul(Tensor other) {
        return of(new MatMul(false, false), this, other);
    }

    /** The sum of products of two vectors of one length, a scalar. */
    public Tensor dot(Tensor other) {
        if (shape.rank() != 1 || !shape.equals(other.shape)) {
            throw ShapeErrors.dot(shape, other.shape);
        }
        return times(other).sum();
    }

    /** All products of two vectors: [m] by [n] is [m, n]. */
    public Tensor outer(Tensor other) {
        if (!ShapeErrors.canMultiply(shape, other.shape)) {
            throw ShapeErrors.outer(shape, other.shape);
        }
        return reshape(shape.dim(0), 1).matmul(other.reshape(1, other.shape.dim(0)));
    }

    /**
     * The part along one axis from {@code from} to {@code to}, the end excluded. The gradient of a part is as large as the whole, with 0
     * elsewhere. The backward pass of n slices therefore makes n arrays of the full size.
     */
    public Tensor slice(int axis, long from, long to) {
        return of(new JoinOp.Slice(ShapeErrors.axis("slice", shape, axis), from, to), this);
    }

    /** This and others, one after another along an axis; they must agree along the other axes. */
    public Tensor concatenate(int axis, Tensor... others) {
        return apply(new JoinOp.Concatenate(ShapeErrors.axis("concatenate", shape, axis)), others);
    }

    /** All axes in reverse. */
    public Tensor transpose() {
        return of(MovementOp.reversed(shape.rank()), this);
    }

    /** The same numbers in other dimensions; rows must stay a dimension of their own, written as their capacity. */
    public Tensor reshape(long... dims) {
        return reshape(shape.reshaped(dims));
    }

    /** The same numbers in another shape. */
    public Tensor reshape(Shape target) {
        return target.equals(shape) ? this : of(new MovementOp.Reshape(target), this);
    }

    /** Repeated along axes that are missing or 1; rows stay rows, written as their capacity. */
    public Tensor broadcastTo(long... dims) {
        return broadcastTo(shape.spread(dims));
    }

    /** Repeated along axes that are missing or 1. */
    public Tensor broadcastTo(Shape target) {
        return target.equals(shape) ? this : of(new MovementOp.Broadcast(target), this);
    }

    /** The sum over the given axes, which disappear; over all, if none is given. */
    public Tensor sum(int... axes) {
        return Reductions.fold(Fold.SUM, this, false, axes);
    }

    /** The sum over the given axes, which become 1; over all, if none is given. */
    public Tensor sumKeepDims(int... axes) {
        return Reductions.fold(Fold.SUM, this, true, axes);
    }

    /** The mean over the given axes, which disappear; over all, if none is given. Over rows it divides by the rows bound. */
    public Tensor mean(int... axes) {
        return Reductions.mean(this, false, axes);
    }

    /** The mean over the given axes, which become 1; over all, if none is given. */
    public Tensor meanKeepDims(int... axes) {
        return Reductions.mean(this, true, axes);
    }

    /** The greatest over the given axes, which disappear; over all, if none is given. NaN wins; ties share the gradient evenly. */
    public Tensor max(int... axes) {
        return Reductions.fold(Fold.MAX, this, false, axes);
    }

    /** The least over the given axes, which disappear; over all, if none is given. NaN wins; ties share the gradient evenly. */
    public Tensor min(int... axes) {
        return Reductions.fold(Fold.MIN, this, false, axes);
    }

    /**
     * The product over the given axes, which disappear; over all, if none is given. Its gradients are exact where factors are 0.
     *
     * @throws IllegalArgumentException if one of the axes is the rows
     */
    public Tensor prod(int... axes) {
        return Reductions.prod(this, axes);
    }

    /** By a counter: the compiler keeps nodes in hash tables, and the JVM's own identity hash is slow to make. */
    @Override
    public int hashCode() {
        return number;
    }

    /** Its name, if it has one, its op and its shape. */
    @Override
    public String toString() {
        return (label == null ? "" : Suggestions.quoted(this) + " = ") + Printed.line(op.name()) + " " + shape;
    }
}
