package org.jellygrad.autograd.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Builds calls. Each method adds the one or two cheapest calls for its work to the list; nothing runs. One element is computed in Java,
 * sums of products by cblas, elementwise work by ND4J's kernels, and what has neither by a plain loop.
 *
 * <p>All arrays are dense and row-major. An output may be one of the inputs, except in {@link #gemm}, {@link #gather} and {@link #reduce}.
 */
public final class Calls {
    private final List<Call> calls = new ArrayList<>();
    private final List<Buffer> cells = new ArrayList<>();
    private final Map<Extent, Vector> vectors = new HashMap<>();

    /** The calls so far, in order. */
    public List<Call> list() {
        return calls;
    }

    /** Small places the calls need for themselves; the program puts them into its memory before {@link #resize}. */
    public List<Buffer> cells() {
        return cells;
    }

    /** Fits every call to a number of rows. */
    public void resize(long rows) {
        vectors.values().forEach(vector -> vector.write(rows));
        for (Call call : calls) {
            call.resize(rows);
        }
    }

    /** out = f(in). */
    public void unary(Unary f, Extent n, Buffer in, Buffer out) {
        if (n.isOne()) {
            calls.add(new ScalarCalls.One(f, in, out));
        } else if (f.family == Unary.Family.JAVA) {
            calls.add(new JavaCalls.Map(f, n, in, out));
        } else {
            calls.add(new KernelCalls.Transform(f, vector(n), in, out));
        }
    }

    /** out = f(a, b), element by element. */
    public void binary(Binary f, Extent n, Buffer a, Buffer b, Buffer out) {
        if (n.isOne()) {
            calls.add(new ScalarCalls.Two(f, a, b, out));
        } else if (f.pairwise < 0) {
            calls.add(new JavaCalls.Zip(f, n, a, b, out));
        } else {
            Call loop = new JavaCalls.Zip(f, n, a, b, out);
            calls.add(new Either(n, loop, new KernelCalls.Pairwise(f, vector(n), a, b, out)));
        }
    }

    /** out = f(a, s), the same s for every element. */
    public void scalar(Binary f, Extent n, Buffer a, Factor s, Buffer out) {
        if (n.isOne()) {
            calls.add(new ScalarCalls.WithFactor(f, a, s, out));
        } else if (f.scalar < 0) {
            calls.add(new JavaCalls.ZipScalar(f, n, a, s, out));
        } else {
            Call kernel = new KernelCalls.AgainstScalar(f, vector(n), a, s, cell(1), vector(Extent.ONE), out);
            // Powers are not rounded correctly, and would differ with the number of rows.
            calls.add(f == Binary.POWER ? kernel : new Either(n, new JavaCalls.ZipScalar(f, n, a, s, out), kernel));
        }
    }

    /** out = s in every element. */
    public void fill(Extent n, Factor s, Buffer out) {
        calls.add(new JavaCalls.Fill(n, s, out));
    }

    /** out = in. */
    public void copy(Extent n, Buffer in, Buffer out) {
        if (in != out) {
            calls.add(
                    n.isOne()
                            ? new ScalarCalls.WithFactor(Binary.MULTIPLY, in, new Factor(1, null), out)
                            : new BlasCalls.Copy(n, in, out));
        }
    }

    /** out = s·in. */
    public void scale(Extent n, Factor s, Buffer in, Buffer out) {
        if (in == out && !n.isOne()) {
            calls.add(new BlasCalls.Scale(n, s, out));
        } else {
            scalar(Binary.MULTIPLY, n, in, s, out);
        }
    }

    /** out = out + s·x. */
    public void addScaled(Extent n, Factor s, Buffer x, Buffer out) {
        calls.add(n.isOne() ? new ScalarCalls.AddScaled(s, x, out) : new BlasCalls.AddScaled(n, s, x, out));
    }

    /** out = s·Σ aᵢbᵢ, one element. */
    public void dot(Extent n, Factor s, Buffer a, Buffer b, Buffer out) {
        calls.add(new BlasCalls.Dot(n, s, a, b, out));
    }

    /** out = s·Σ|aᵢ|, one element. */
    public void absoluteSum(Extent n, Factor s, Buffer a, Buffer out) {
        calls.add(new BlasCalls.AbsoluteSum(n, s, a, out));
    }

    /** out = s·op(a)·op(b), or out + s·op(a)·op(b): see {@link Product}. */
    public void gemm(Product product, Factor s, Buffer a, Buffer b, Buffer out) {
        calls.add(BlasCalls.product(product, s, a, b, out));
    }

    /** Copies between two walks over the same axes. */
    public void gather(Walk from, Walk to) {
        calls.add(new JavaCalls.Gather(from, to));
    }

    /** out[o, i] = f over r of in[o, r, i]; f is one of add, multiply, maximum, minimum. */
    public void reduce(Binary f, Extent outer, Extent reduced, Extent inner, Buffer in, Buffer out) {
        calls.add(new JavaCalls.Reduce(f, outer, reduced, inner, in, out));
    }

    /** out = the number of rows bound, one element. */
    public void rowCount(Buffer out) {
        calls.add(new ScalarCalls.RowCount(out));
    }

    /** A step of the user's own, which is given the number of rows. */
    public void custom(String name, LongConsumer step) {
        calls.add(new JavaCalls.Custom(name, step));
    }

    private Vector vector(Extent n) {
        return vectors.computeIfAbsent(n, extent -> {
            Vector vector = new Vector(extent);
            cells.add(vector.place());
            return vector;
        });
    }

    private Buffer cell(long doubles) {
        Buffer cell = new Buffer(doubles);
        cells.add(cell);
        return cell;
    }
}
