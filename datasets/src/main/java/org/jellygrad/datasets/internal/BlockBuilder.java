package org.jellygrad.datasets.internal;

import java.util.Arrays;

/** Cuts rows into blocks: drops or fills what is missing, hands out each block when it is full. */
public final class BlockBuilder implements Table.Numbers {
    /** About 2 MB: a block of a wide table has fewer rows. */
    private static final int MAX_NUMBERS = 1 << 18;

    private final int features;
    private final int target;
    private final int weight; // the slot in a row, −1 for none
    private final double[] fill; // of each slot what a missing cell becomes; NaN to drop the row
    private final int capacity;
    private final BlockSink sink;
    private double[] x;
    private double[] y;
    private double[] weights;
    private int rows;

    /**
     * A builder of rows that come as the features, then the target, then perhaps a weight.
     *
     * @param target the place of the target in a row
     * @param weight the place of the weight in a row, −1 for a weight of 1
     * @param fill of each place what a missing cell becomes; NaN to drop the row
     * @param most the most rows in a block
     */
    public BlockBuilder(int features, int target, int weight, double[] fill, long most, BlockSink sink) {
        this.features = features;
        this.target = target;
        this.weight = weight;
        this.fill = fill;
        this.sink = sink;
        capacity = (int) Math.min(most, Math.max(1, MAX_NUMBERS / (features + 2)));
        x = new double[capacity * features];
        y = new double[capacity];
        weights = new double[capacity];
    }

    @Override
    public void accept(double[] row) {
        for (int j = 0; j < row.length; j++) {
            if (Double.isNaN(row[j])) {
                if (Double.isNaN(fill[j])) {
                    return;
                }
                row[j] = fill[j];
            }
        }
        System.arraycopy(row, 0, x, rows * features, features);
        y[rows] = row[target];
        weights[rows] = weight < 0 ? 1 : row[weight];
        if (++rows == capacity) {
            sink.accept(rows, features, x, y, weights);
            x = new double[capacity * features];
            y = new double[capacity];
            weights = new double[capacity];
            rows = 0;
        }
    }

    /** Hands out what is left. */
    public void finish() {
        if (rows > 0) {
            sink.accept(
                    rows,
                    features,
                    Arrays.copyOf(x, rows * features),
                    Arrays.copyOf(y, rows),
                    Arrays.copyOf(weights, rows));
        }
    }
}
