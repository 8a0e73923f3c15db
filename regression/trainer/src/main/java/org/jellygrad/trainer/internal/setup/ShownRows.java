package org.jellygrad.trainer.internal.setup;

import java.util.Arrays;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.RowSource;

/**
 * An even sample of rows, to be looked at.
 *
 * @param every the stride between them; 1 if they are all
 * @param x the features of each row
 * @param y the target
 * @param weights of the rows
 */
public record ShownRows(long every, double[][] x, double[] y, double[] weights) {

    /** Every row, or each second, third ... so that there are at most so many. */
    public static ShownRows of(RowSource rows, int most) {
        long every = (rows.rows() + most - 1) / most;
        int count = Math.toIntExact((rows.rows() + every - 1) / every);
        ShownRows shown = new ShownRows(every, new double[count][], new double[count], new double[count]);
        long[] row = {0};
        rows.forEach(block -> {
            for (int i = 0; i < block.rows(); i++, row[0]++) {
                if (row[0] % every == 0) {
                    shown.set(Math.toIntExact(row[0] / every), block, i);
                }
            }
        });
        return shown;
    }

    private void set(int to, RowBlock block, int from) {
        x[to] = Arrays.copyOfRange(block.x(), from * block.features(), (from + 1) * block.features());
        y[to] = block.y()[from];
        weights[to] = block.weights()[from];
    }

    /** One feature of all of them. */
    public double[] column(int feature) {
        return Arrays.stream(x).mapToDouble(row -> row[feature]).toArray();
    }
}
