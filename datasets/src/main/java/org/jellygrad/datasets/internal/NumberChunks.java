package org.jellygrad.datasets.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A growing table of numbers, row-major, in chunks: nothing is copied when it grows, and a wide table of few rows stays
 * small.
 */
public final class NumberChunks {
    private static final int CHUNK = 1 << 16;

    private final int columns;
    private final int chunkLength;
    private final long limit;
    private final List<double[]> full = new ArrayList<>();
    private double[] last;
    private int used;

    /** An empty table that will hold at most {@code bytes} bytes. */
    public NumberChunks(int columns, long bytes) {
        this.columns = columns;
        chunkLength = Math.max(1, CHUNK / columns) * columns;
        limit = bytes / Double.BYTES;
        last = new double[0];
    }

    /** Appends the next cell; false, and nothing is appended, if the limit is reached. */
    public boolean add(double number) {
        if (used == last.length && !grow()) {
            return false;
        }
        last[used++] = number;
        return true;
    }

    /** Appends the first cells of an array; false if the limit is reached, and the table is of no use any more. */
    public boolean add(double[] cells, int count) {
        for (int done = 0; done < count; ) {
            if (used == last.length && !grow()) {
                return false;
            }
            int some = Math.min(count - done, last.length - used);
            System.arraycopy(cells, done, last, used, some);
            used += some;
            done += some;
        }
        return true;
    }

    private boolean grow() {
        if ((full.size() + 1L) * chunkLength > limit) {
            return false;
        }
        if (used > 0) {
            full.add(last);
        }
        last = new double[chunkLength];
        used = 0;
        return true;
    }

    /** Gives back the unused end of the last chunk. */
    public void trim() {
        last = Arrays.copyOf(last, used);
    }

    public void forEachRow(int[] wanted, Table.Numbers action) {
        double[] row = new double[wanted.length];
        full.forEach(chunk -> visit(chunk, chunk.length, wanted, row, action));
        visit(last, used, wanted, row, action);
    }

    private void visit(double[] chunk, int length, int[] wanted, double[] row, Table.Numbers action) {
        for (int start = 0; start < length; start += columns) {
            for (int j = 0; j < wanted.length; j++) {
                row[j] = chunk[start + wanted[j]];
            }
            action.accept(row);
        }
    }
}
