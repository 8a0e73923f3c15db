package org.jellygrad.trainer.internal.rows;

import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.problem.UnusableDataException;

/**
 * Rows whose missing cells take their column's mean over some of the rows rather than over all: what a model may know that was trained on
 * these.
 *
 * @param all with the missing cells filled anyhow
 * @param missing of each feature, which rows lack it
 * @param means of each feature; not looked at where no row lacks it
 */
public record FilledRows(RowSource all, List<BitSet> missing, double[] means) implements RowView {

    /** Which rows lack which feature; the rows are all of the data set that have a target, a weight above 0 and their texts. */
    public static List<BitSet> missing(Dataset data, RowSource rows) {
        List<BitSet> missing =
                rows.features().stream().map(name -> new BitSet()).toList();
        int[] columns =
                rows.features().stream().mapToInt(data.schema()::indexOf).toArray();
        int target = data.schema().indexOf(rows.target());
        int weights = rows.weights().map(data.schema()::indexOf).orElse(-1);
        int[] at = {0};
        data.forEachRow(row -> {
            boolean dropped =
                    row.isMissing(target) || (weights >= 0 && (row.isMissing(weights) || row.number(weights) == 0));
            for (int j = 0; j < columns.length && !dropped; j++) {
                boolean filled = rows.levels(rows.features().get(j)).isEmpty();
                dropped = !filled && row.isMissing(columns[j]);
            }
            if (!dropped) {
                for (int j = 0; j < columns.length; j++) {
                    missing.get(j).set(at[0], row.isMissing(columns[j]));
                }
                at[0]++;
            }
        });
        if (at[0] != rows.rows()) {
            throw new IllegalStateException(at[0] + " rows have what they need, " + rows.rows() + " are used");
        }
        return missing;
    }

    /**
     * Rows with the columns' means in place of what is missing.
     *
     * @param missing of each column, the rows where it has no value
     * @param known the rows that the means are taken over
     */
    public static FilledRows of(RowSource rows, List<BitSet> missing, BitSet known) {
        double[] sums = new double[missing.size()];
        long[] counts = new long[missing.size()];
        int[] at = {0};
        rows.forEach(block -> {
            for (int i = 0; i < block.rows(); i++, at[0]++) {
                for (int j = 0; j < sums.length && known.get(at[0]); j++) {
                    if (!missing.get(j).get(at[0])) {
                        sums[j] += block.x(i, j);
                        counts[j]++;
                    }
                }
            }
        });
        for (int j = 0; j < sums.length; j++) {
            if (counts[j] == 0) {
                throw new UnusableDataException(
                        "Column '" + rows.features().get(j) + "' has no number in the rows trained on.",
                        "Its missing cells take the mean of the others, and there are none. Use fewer folds, or leave it"
                                + " out.");
            }
            sums[j] /= counts[j];
        }
        return new FilledRows(rows, missing, sums);
    }

    @Override
    public void forEach(Consumer<RowBlock> action) {
        int[] done = {0};
        all.forEach(block -> {
            double[] x = block.x().clone();
            for (int j = 0; j < means.length; j++) {
                BitSet lacking = missing.get(j);
                int end = done[0] + block.rows();
                for (int row = lacking.nextSetBit(done[0]); row >= 0 && row < end; row = lacking.nextSetBit(row + 1)) {
                    x[(row - done[0]) * means.length + j] = means[j];
                }
            }
            done[0] += block.rows();
            action.accept(new RowBlock(block.rows(), block.features(), x, block.y(), block.weights()));
        });
    }
}
