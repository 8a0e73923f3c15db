package org.jellygrad.datasets;

/** The mean of a column's numbers, by compensated summation (Neumaier 1974). */
final class ColumnMean {
    private static final double HUGE = 0x1p900;
    private static final double SHRINK = 0x1p-100;

    private ColumnMean() {}

    /** The mean; NaN if the column has no number. */
    static double of(Table table, int column, ColumnSummary summary) {
        // Sums of numbers near the end of the range are kept in it by a power of two, which rounds nothing.
        double scale = Math.max(-summary.min(), summary.max()) > HUGE ? SHRINK : 1;
        double[] sum = {0, 0};
        table.forEachRow(new int[] {column}, row -> {
            if (!Double.isNaN(row[0])) {
                double number = row[0] * scale;
                double next = sum[0] + number;
                sum[1] += Math.abs(sum[0]) >= Math.abs(number) ? sum[0] - next + number : number - next + sum[0];
                sum[0] = next;
            }
        });
        return (sum[0] + sum[1]) / summary.numbers() / scale;
    }
}
