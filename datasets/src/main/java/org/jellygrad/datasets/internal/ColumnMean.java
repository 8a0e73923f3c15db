package org.jellygrad.datasets.internal;

import java.util.Arrays;

/** The mean of a column's numbers, by compensated summation (Neumaier 1974). */
public final class ColumnMean {
    private static final double HUGE = 0x1p900;
    private static final double SHRINK = 0x1p-100;

    private final double scale;
    private double sum;
    private double lost; // what rounding took from the sum
    private long numbers;

    /** @param largest the largest size of a number to come */
    private ColumnMean(double largest) {
        // Sums of numbers near the end of the range are kept in it by a power of two, which rounds nothing.
        scale = largest > HUGE ? SHRINK : 1;
    }

    /**
     * The means of some numeric columns, from one pass over the table; NaN for a column without a number.
     *
     * @param largest of each column the largest size of its numbers
     */
    public static double[] of(Table table, int[] columns, double[] largest) {
        ColumnMean[] means = new ColumnMean[columns.length];
        Arrays.setAll(means, j -> new ColumnMean(largest[j]));
        if (columns.length > 0) {
            table.forEachRow(columns, row -> {
                for (int j = 0; j < row.length; j++) {
                    if (!Double.isNaN(row[j])) {
                        means[j].add(row[j]);
                    }
                }
            });
        }
        return Arrays.stream(means).mapToDouble(ColumnMean::mean).toArray();
    }

    private void add(double cell) {
        double number = cell * scale;
        double next = sum + number;
        lost += Math.abs(sum) >= Math.abs(number) ? sum - next + number : number - next + sum;
        sum = next;
        numbers++;
    }

    private double mean() {
        return (sum + lost) / numbers / scale;
    }
}
