package org.jellygrad.trainer.internal.objective;

import org.jellygrad.autograd.program.NativeArray;
import org.jspecify.annotations.Nullable;

/**
 * Rows in native memory, row-major.
 *
 * @param x [rows, features]
 * @param y [rows, 1]
 * @param weights [rows, 1]; null if all are 1
 */
public record NativeRows(
        NativeArray x, NativeArray y, @Nullable NativeArray weights) implements AutoCloseable {

    static NativeRows allocate(long rows, int features, boolean weighted) {
        return new NativeRows(
                NativeArray.allocate(Math.max(1, rows * features)),
                NativeArray.allocate(rows),
                weighted ? NativeArray.allocate(rows) : null);
    }

    @Override
    public void close() {
        x.close();
        y.close();
        if (weights != null) {
            weights.close();
        }
    }
}
