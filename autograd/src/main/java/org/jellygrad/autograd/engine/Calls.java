package org.jellygrad.autograd.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds calls. Each method adds the one or two cheapest calls for its work to the list; nothing runs. One element is computed in Java,
 * sums of products by cblas, elementwise work by ND4J's kernels, and what has neither by a plain loop.
 *
 * <p>All arrays are dense and row-major. An output may be one of the inputs, except in {@link #gemm}, {@link #gather} and {@link #reduce}.
 */
public final class Calls {
    /** Up to this many elements a loop of the JVM is faster than entering a kernel of ND4J, which costs 0.1 µs. */
    private static final int SHORT = 24;

    private final List<Call> calls = new ArrayList<>();
    private final List<Buffer> cells = new ArrayList<>();
    private final Map<Extent, Length> lengths = new HashMap<>();
    private final List<LongConsumer> resized = new ArrayList<>();
    /** Working memory that all reductions share, because they run one after another. */
    private double @Nullable [] waiting;

    /** The calls so far, in order. */
    public List<Call> list() {
        return calls;
    }

    /** Small places the calls need for themselves; the program puts them into its memory before {@link #resize}. */
    public List<Buffer> cells() {
        return cells;
    }

    /** Fits every call to a number of rows; before the first run, and whenever the number changes. */
    public void resize(long rows) {
        // By index: a program whose rows change from run to run allocates nothing either.
        for (int i = 0; i < resized.size(); i++) {
            resized.get(i).accept(rows);
        }
    }

    /** out = f(in). */
    public void unary(Unary f, Extent n, Buffer in, Buffer out) {
        if (n.isOne()) {
            add("scalar", f, () -> NativeMemory.put(out.address(), f.apply(in.scalar())));
        } else if (f.family == Unary.Family.JAVA) {
            add("loop", f, JavaKernels.map(f, length(n), in, out));
        } else {
            add("transform", f, Nd4jKernels.transform(f, length(n), in, out));
        }
    }

    /** out = f(a, b), element by element. */
    public void binary(Binary f, Extent n, Buffer a, Buffer b, Buffer out) {
        if (n.isOne()) {
            add("scalar", f, () -> NativeMemory.put(out.address(), f.apply(a.scalar(), b.scalar())));
        } else if (f.pairwise < 0) {
            add("loop", f, JavaKernels.zip(f, length(n), a, b, out));
        } else {
            Length length = length(n);
            either("pairwise", f, n, JavaKernels.zip(f, length, a, b, out), Nd4jKernels.pairwise(f, length, a, b, out));
        }
    }

    /** out = f(a, s), the same s for every element. */
    public void scalar(Binary f, Extent n, Buffer a, Multiplier s, Buffer out) {
        if (n.isOne()) {
            add("scalar", f, () -> NativeMemory.put(out.address(), f.apply(a.scalar(), s.value())));
            return;
        }
        Runnable loop = JavaKernels.againstScalar(f, length(n), a, s, out);
        if (f.scalar < 0) {
            add("loop", f, loop);
            return;
        }
        Runnable kernel = Nd4jKernels.againstScalar(f, length(n), a, s, cell(), length(Extent.ONE), out);
        // Powers are not rounded correctly, and would differ with the number of rows.
        if (f == Binary.POWER) {
            add("scalar", f, kernel);
        } else {
            either("scalar", f, n, loop, kernel);
        }
    }

    /** out = s in every element. */
    public void fill(Extent n, Multiplier s, Buffer out) {
        calls.add(new Call("loop fill", JavaKernels.fill(length(n), s, out)));
    }

    /** out = in. */
    public void copy(Extent n, Buffer in, Buffer out) {
        if (in != out) {
            calls.add(
                    n.isOne()
                            ? new Call("scalar copy", () -> NativeMemory.put(out.address(), in.scalar()))
                            : Blas.copy(length(n), in, out));
        }
    }

    /** out = s·in. */
    public void scale(Extent n, Multiplier s, Buffer in, Buffer out) {
        if (in == out && !n.isOne()) {
            safely(s, Blas.scale(length(n), s, out), JavaKernels.againstScalar(Binary.MULTIPLY, length(n), in, s, out));
        } else {
            scalar(Binary.MULTIPLY, n, in, s, out);
        }
    }

    /** out = out + s·x. */
    public void addScaled(Extent n, Multiplier s, Buffer x, Buffer out) {
        if (n.isOne()) {
            calls.add(new Call(
                    "scalar add", () -> NativeMemory.put(out.address(), out.scalar() + s.value() * x.scalar())));
        } else {
            safely(s, Blas.addScaled(length(n), s, x, out), JavaKernels.addScaled(length(n), s, x, out));
        }
    }

    /** out = s·Σ aᵢbᵢ, one element. */
    public void dot(Extent n, Multiplier s, Buffer a, Buffer b, Buffer out) {
        calls.add(Blas.dot(length(n), s, a, b, out));
    }

    /** out = s·Σ|aᵢ|, one element. */
    public void absoluteSum(Extent n, Multiplier s, Buffer a, Buffer out) {
        calls.add(Blas.absoluteSum(length(n), s, a, out));
    }

    /**
     * out = s·op(a)·op(b), or out + s·op(a)·op(b), by the cheapest routine: gemv if a side is one column, ger to add an outer product, else
     * gemm.
     */
    public void gemm(ProductForm p, Multiplier s, Buffer a, Buffer b, Buffer out) {
        Length m = length(p.m());
        Length n = length(p.n());
        Length k = length(p.k());
        safely(s, product(p, m, n, k, s, a, b, out), JavaKernels.product(p, m, n, k, s, a, b, out));
    }

    private static Call product(
            ProductForm p, Length m, Length n, Length k, Multiplier s, Buffer a, Buffer b, Buffer out) {
        double beta = p.onto() ? 1 : 0;
        if (p.n().isOne()) {
            return Blas.gemv(p.transposeA(), p.transposeA() ? k : m, p.transposeA() ? m : k, s, a, b, beta, out);
        } else if (p.m().isOne()) {
            // (a·op(b))ᵀ = op(b)ᵀ·aᵀ, and a vector is stored as its transpose is.
            return Blas.gemv(!p.transposeB(), p.transposeB() ? n : k, p.transposeB() ? k : n, s, b, a, beta, out);
        } else if (p.k().isOne() && p.onto()) {
            return Blas.outer(m, n, s, a, b, out);
        } else {
            return Blas.gemm(p, m, n, k, s, a, b, beta, out);
        }
    }

    /** Copies between two views with the same axes. */
    public void gather(StridedView from, StridedView to) {
        Gather gather = new Gather(from, to);
        resized.add(gather::resize);
        calls.add(new Call("loop gather", gather));
    }

    /** out[o, i] = f over r of in[o, r, i]; f is one of add, multiply, maximum, minimum. */
    public void reduce(Binary f, Extent outer, Extent reduced, Extent inner, Buffer in, Buffer out) {
        if (waiting == null) {
            waiting = new double[Reduction.ROOM];
        }
        add("loop reduce", f, new Reduction(f, length(outer), length(reduced), length(inner), in, out, waiting));
    }

    /** out = the number of rows bound, one element; written when they change, not at every run. */
    public void rowCount(Buffer out) {
        resized.add(rows -> NativeMemory.put(out.address(), (double) rows));
        calls.add(new Call("row count", () -> {}));
    }

    /** A step of the user's own, which is given the number of rows. */
    public void custom(String name, LongConsumer step) {
        Length rows = length(new Extent(1, true));
        calls.add(new Call("custom " + name, () -> step.accept(rows.get())));
    }

    /**
     * A call that a loop replaces while s is extreme. If it is 0, BLAS does not look at its operands, and a NaN or an infinity in them
     * would be lost; if it is huge, tiny or not finite, BLAS may multiply by it before it sums, and overflow where the sum times s does
     * not.
     */
    private void safely(Multiplier s, Call call, Runnable loop) {
        boolean always = s.scalar() == null && Multiplier.isSafe(s.constant());
        calls.add(
                always ? call : new Call(call.name(), () -> (Multiplier.isSafe(s.value()) ? call.body() : loop).run()));
    }

    /** Loop and kernel give the same bits: they are single operations of IEEE 754, correctly rounded. */
    private void either(String kind, Binary f, Extent n, Runnable loop, Runnable kernel) {
        Length length = length(n);
        if (!n.perRow()) {
            boolean isShort = n.factor() <= SHORT;
            add(isShort ? "loop" : kind, f, isShort ? loop : kernel);
        } else {
            add(kind, f, () -> (length.get() <= SHORT ? loop : kernel).run());
        }
    }

    private void add(String kind, Enum<?> f, Runnable body) {
        calls.add(new Call(kind, f, body));
    }

    private Length length(Extent n) {
        return lengths.computeIfAbsent(n, extent -> {
            Length length = new Length(extent);
            cells.add(length.place());
            resized.add(length::resize);
            return length;
        });
    }

    private Buffer cell() {
        Buffer cell = new Buffer(1);
        cells.add(cell);
        return cell;
    }
}
