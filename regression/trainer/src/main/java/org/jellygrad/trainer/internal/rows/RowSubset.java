package org.jellygrad.trainer.internal.rows;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.function.Consumer;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.RowSource;

/**
 * Some of the rows of a source, in its order.
 *
 * @param all the source
 * @param chosen bit i says whether row i is among them
 */
public record RowSubset(RowSource all, BitSet chosen) implements RowView {

    /** Keeps the choice of validation rows from using the numbers of the shuffling. */
    private static final long SALT = 0x2545f4914f6cdd1dL;

    /** The rows whose weight is not 0; the source itself if that is all. */
    public static RowSource withWeight(RowSource source) {
        String column = source.weights().orElse(null);
        if (column == null || source.summary(column).min() > 0) {
            return source;
        }
        BitSet weighted = new BitSet();
        int[] row = {0};
        source.forEach(block -> {
            for (double weight : block.weights()) {
                weighted.set(row[0]++, weight > 0);
            }
        });
        return new RowSubset(source, weighted);
    }

    /** A share of the rows, rounded to a whole number of them, each as likely as any other: D. E. Knuth's algorithm 3.4.2S. */
    public static RowSubset sample(RowSource source, double share, long seed) {
        Random random = new Random(seed ^ SALT);
        BitSet chosen = new BitSet();
        long rows = source.rows();
        long wanted = Math.round(share * rows);
        for (int i = 0; i < rows; i++) {
            if (random.nextDouble() * (rows - i) < wanted) {
                chosen.set(i);
                wanted--;
            }
        }
        return new RowSubset(source, chosen);
    }

    /** The rows that are not among these. */
    public RowSubset others() {
        BitSet others = (BitSet) chosen.clone();
        others.flip(0, Math.toIntExact(all.rows()));
        return new RowSubset(all, others);
    }

    @Override
    public long rows() {
        return chosen.cardinality();
    }

    @Override
    public void forEach(Consumer<RowBlock> action) {
        int[] done = {0};
        all.forEach(block -> {
            int[] rows = chosen.get(done[0], done[0] + block.rows()).stream().toArray();
            done[0] += block.rows();
            if (rows.length == block.rows()) {
                action.accept(block);
            } else if (rows.length > 0) {
                action.accept(pick(block, rows));
            }
        });
    }

    private static RowBlock pick(RowBlock block, int[] rows) {
        int features = block.features();
        double[] x = new double[rows.length * features];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(block.x(), rows[i] * features, x, i * features, features);
        }
        return new RowBlock(
                rows.length,
                features,
                x,
                Arrays.stream(rows).mapToDouble(row -> block.y()[row]).toArray(),
                Arrays.stream(rows).mapToDouble(row -> block.weights()[row]).toArray());
    }
}
