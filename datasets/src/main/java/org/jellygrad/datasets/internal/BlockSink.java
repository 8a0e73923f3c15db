package org.jellygrad.datasets.internal;

/** Takes blocks of rows, in the order of the rows. */
@FunctionalInterface
public interface BlockSink {
    /**
     * Takes one block. Nobody writes to its arrays again.
     *
     * @param rows the number of rows, at least 1
     * @param features the number of features
     * @param x the features, row after row
     * @param y the target of each row
     * @param weights the weight of each row
     */
    void accept(int rows, int features, double[] x, double[] y, double[] weights);
}
