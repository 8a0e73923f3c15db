package org.jellygrad.trainer.internal.rows;

import java.util.Optional;
import java.util.function.Consumer;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.RowColumns;
import org.jellygrad.datasets.RowSource;

/**
 * Rows whose reading can be interrupted.
 *
 * @param all the same rows
 * @param heed called before each block; what it throws gives the reading up
 */
public record InterruptibleRows(RowSource all, Runnable heed) implements RowView {

    /** Whoever reads them heeds by itself. */
    @Override
    public Optional<RowColumns> columns() {
        return all.columns();
    }

    @Override
    public void forEach(Consumer<RowBlock> action) {
        all.forEach(block -> {
            heed.run();
            action.accept(block);
        });
    }
}
