package org.jellygrad.autograd.engine;

/**
 * Reduces the middle one of three axes, reading memory in its order. Neighbouring columns are lanes, and where there are few columns
 * several rows side by side are one row of lanes. Blocks of rows are combined in pairs, and pairs of pairs, so that the rounding error of a
 * sum grows with the logarithm of its length (N. J. Higham, SIAM J. Sci. Comput. 14 (1993) 783).
 */
final class Reduction implements Runnable {
    /** Lanes that are read together, each into a register: an addition takes four cycles, and the processor begins two in each. */
    private static final int TOGETHER = 8;

    private static final int LANES = 8 * TOGETHER;
    /** Up to this many rows a plain loop is faster; for a single column, up to a whole block. */
    private static final int SHORT = 16;
    /** Rows of lanes that are combined one after another. */
    private static final int BLOCK = 64;
    /** Doubles of working memory: one row of lanes may wait for each bit of the number of blocks. */
    static final int ROOM = 32 * LANES;

    private final Binary f;
    private final Length outer;
    private final Length reduced;
    private final Length inner;
    private final Buffer in;
    private final Buffer out;
    /** Rows of lanes, each of a number of blocks that is a power of 2, the most first. */
    private final double[] waiting;

    Reduction(Binary f, Length outer, Length reduced, Length inner, Buffer in, Buffer out, double[] waiting) {
        this.f = f;
        this.outer = outer;
        this.reduced = reduced;
        this.inner = inner;
        this.in = in;
        this.out = out;
        this.waiting = waiting;
    }

    @Override
    public void run() {
        int columns = inner.get();
        long row = 8L * columns;
        for (long o = 0; o < outer.get(); o++) {
            long from = in.address() + o * reduced.get() * row;
            long to = out.address() + o * row;
            if (reduced.get() <= (columns == 1 ? BLOCK : SHORT)) {
                for (long i = 0; i < row; i += 8) {
                    NativeMemory.put(to + i, reduced(from + i, row, reduced.get()));
                }
                continue;
            }
            for (int done = 0; done < columns; done += LANES) {
                int lanes = Math.min(LANES, columns - done);
                reduce(from + 8L * done, row, lanes);
                for (int lane = 0; lane < lanes; lane++) {
                    NativeMemory.put(to + 8L * (done + lane), waiting[lane]);
                }
            }
        }
    }

    /** One column. */
    private double reduced(long from, long row, int rows) {
        double result = NativeMemory.get(from);
        long end = from + rows * row;
        // Not counted: in a counted loop the JVM makes branches of a maximum, which random numbers mispredict.
        for (long at = from + row; at < end; at += row) {
            result = apply(result, NativeMemory.get(at));
        }
        return result;
    }

    /** Some neighbouring columns, into the first lanes. */
    private void reduce(long from, long row, int columns) {
        int rows = reduced.get();
        int doublings = doublings(rows, columns, row);
        int lanes = columns << doublings;
        long line = row << doublings;
        int steps = rows >> doublings;
        int depth = 0;
        for (int step = 0, blocks = 1; step < steps; step += BLOCK, blocks++) {
            block(from + step * line, line, Math.min(BLOCK, steps - step), depth++ * LANES, lanes);
            for (int pairs = blocks; pairs % 2 == 0; pairs /= 2) {
                join(--depth * LANES, lanes);
            }
        }
        while (depth > 1) {
            join(--depth * LANES, lanes);
        }
        for (int lane = columns; lane < lanes; lane++) {
            waiting[lane % columns] = apply(waiting[lane % columns], waiting[lane]);
        }
        for (int rest = steps << doublings; rest < rows; rest++) {
            for (int column = 0; column < columns; column++) {
                waiting[column] = apply(waiting[column], NativeMemory.get(from + rest * row + 8L * column));
            }
        }
    }

    /** How many rows make one row of lanes, as a power of 2: so many that all lanes can be read together, if they fit. */
    private static int doublings(int rows, int columns, long row) {
        int missing = Math.max(0, Integer.numberOfTrailingZeros(TOGETHER) - Integer.numberOfTrailingZeros(columns));
        boolean fits = row == 8L * columns && columns << missing <= LANES && rows >> missing >= 4;
        return fits ? missing : 0;
    }

    private void block(long from, long row, int rows, int at, int lanes) {
        int lane = 0;
        for (; lane + TOGETHER <= lanes; lane += TOGETHER) {
            together(from + 8L * lane, row, rows, at + lane);
        }
        for (; lane < lanes; lane++) {
            waiting[at + lane] = reduced(from + 8L * lane, row, rows);
        }
    }

    private void together(long from, long row, int rows, int at) {
        // Places in doubles: the JVM adds what is constant to the address of a read, but not through NativeMemory's
        // shift.
        long step = row >> 3;
        long place = from >> 3;
        double a = NativeMemory.at(place);
        double b = NativeMemory.at(place + 1);
        double c = NativeMemory.at(place + 2);
        double d = NativeMemory.at(place + 3);
        double e = NativeMemory.at(place + 4);
        double g = NativeMemory.at(place + 5);
        double h = NativeMemory.at(place + 6);
        double k = NativeMemory.at(place + 7);
        long last = place + (rows - 1) * step;
        // Not counted, as above.
        while (place < last) {
            place += step;
            a = apply(a, NativeMemory.at(place));
            b = apply(b, NativeMemory.at(place + 1));
            c = apply(c, NativeMemory.at(place + 2));
            d = apply(d, NativeMemory.at(place + 3));
            e = apply(e, NativeMemory.at(place + 4));
            g = apply(g, NativeMemory.at(place + 5));
            h = apply(h, NativeMemory.at(place + 6));
            k = apply(k, NativeMemory.at(place + 7));
        }
        waiting[at] = a;
        waiting[at + 1] = b;
        waiting[at + 2] = c;
        waiting[at + 3] = d;
        waiting[at + 4] = e;
        waiting[at + 5] = g;
        waiting[at + 6] = h;
        waiting[at + 7] = k;
    }

    /** A row of lanes onto the one before. */
    private void join(int at, int lanes) {
        for (int lane = at; lane < at + lanes; lane++) {
            waiting[lane - LANES] = apply(waiting[lane - LANES], waiting[lane]);
        }
    }

    /** Applies f. The common functions have loops of their own and do not come here. */
    private double apply(double a, double b) {
        return f == Binary.ADD
                ? a + b
                : f == Binary.MAXIMUM ? Math.max(a, b) : f == Binary.MINIMUM ? Math.min(a, b) : f.apply(a, b);
    }
}
