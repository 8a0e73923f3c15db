package org.jellygrad.autograd.engine;

/** Loops of the JVM, for work that has no kernel, whose kernel is wrong at the edges, or that is too short for one. */
final class JavaKernels {
    private JavaKernels() {}

    static Runnable map(Unary f, Length n, Buffer in, Buffer out) {
        return () -> {
            long from = in.address();
            long to = out.address();
            for (long i = 0, end = 8L * n.get(); i < end; i += 8) {
                NativeMemory.put(to + i, f.apply(NativeMemory.get(from + i)));
            }
        };
    }

    static Runnable zip(Binary f, Length n, Buffer a, Buffer b, Buffer out) {
        return () -> {
            long left = a.address();
            long right = b.address();
            long to = out.address();
            for (long i = 0, end = 8L * n.get(); i < end; i += 8) {
                NativeMemory.put(to + i, f.apply(NativeMemory.get(left + i), NativeMemory.get(right + i)));
            }
        };
    }

    static Runnable againstScalar(Binary f, Length n, Buffer a, Multiplier s, Buffer out) {
        return () -> {
            long from = a.address();
            long to = out.address();
            double right = s.value();
            for (long i = 0, end = 8L * n.get(); i < end; i += 8) {
                NativeMemory.put(to + i, f.apply(NativeMemory.get(from + i), right));
            }
        };
    }

    /** out = out + s·x. */
    static Runnable addScaled(Length n, Multiplier s, Buffer x, Buffer out) {
        return () -> {
            long from = x.address();
            long to = out.address();
            double factor = s.value();
            for (long i = 0, end = 8L * n.get(); i < end; i += 8) {
                NativeMemory.put(to + i, NativeMemory.get(to + i) + factor * NativeMemory.get(from + i));
            }
        };
    }

    /** out = s·op(a)·op(b), or out + s·op(a)·op(b), op(a) being m × k and op(b) k × n. */
    static Runnable product(ProductForm p, Length m, Length n, Length k, Multiplier s, Buffer a, Buffer b, Buffer out) {
        return () -> {
            double factor = s.value();
            long inner = k.get();
            for (long i = 0; i < m.get(); i++) {
                for (long j = 0; j < n.get(); j++) {
                    double sum = 0;
                    for (long l = 0; l < inner; l++) {
                        long left = p.transposeA() ? l * m.get() + i : i * inner + l;
                        long right = p.transposeB() ? j * inner + l : l * n.get() + j;
                        sum += NativeMemory.get(a.address() + 8 * left) * NativeMemory.get(b.address() + 8 * right);
                    }
                    long to = out.address() + 8 * (i * n.get() + j);
                    NativeMemory.put(to, p.onto() ? NativeMemory.get(to) + factor * sum : factor * sum);
                }
            }
        };
    }

    static Runnable fill(Length n, Multiplier s, Buffer out) {
        return () -> {
            long to = out.address();
            double value = s.value();
            for (long i = 0, end = 8L * n.get(); i < end; i += 8) {
                NativeMemory.put(to + i, value);
            }
        };
    }
}
