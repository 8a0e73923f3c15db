package org.jellygrad.trainer.internal.design;

import java.util.function.Consumer;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.RowSource;

/**
 * Rows that can be given up while they are read.
 *
 * @param all the same rows
 * @param heed called before each block; what it throws gives the reading up
 */
public record InterruptibleRows(RowSource all, Runnable heed) implements RowView {

    @Override
    public void forEach(Consumer<RowBlock> action) {
        all.forEach(block -> {
            heed.run();
            action.accept(block);
        });
    }
}
