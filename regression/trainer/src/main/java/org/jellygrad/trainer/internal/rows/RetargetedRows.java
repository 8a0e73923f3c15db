package org.jellygrad.trainer.internal.rows;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.RowSource;

/**
 * Rows with other values of the target.
 *
 * @param all the rows
 * @param values the target's, row by row
 * @param ofTarget what is known of these
 */
@SuppressWarnings("ArrayRecordComponent") // of one owner, and never written
public record RetargetedRows(RowSource all, double[] values, ColumnSummary ofTarget) implements RowView {

    @Override
    public ColumnSummary summary(String column) {
        return column.equals(target()) ? ofTarget : all.summary(column);
    }

    @Override
    public void forEach(Consumer<RowBlock> action) {
        int[] done = {0};
        all.forEach(block -> {
            double[] y = Arrays.copyOfRange(values, done[0], done[0] + block.rows());
            done[0] += block.rows();
            action.accept(new RowBlock(block.rows(), block.features(), block.x(), y, block.weights()));
        });
    }
}
