package org.jellygrad.playground.run;

import java.util.List;
import java.util.stream.IntStream;
import org.jellygrad.datasets.Dataset;

/**
 * The rows that a line is fitted to. Row 1 is the first.
 *
 * @param feature name of x
 * @param target name of y
 */
public record LineData(String feature, double[] x, String target, double[] y) {

    /** How many there are. */
    public int size() {
        return x.length;
    }

    /** Guess minus truth in each row. */
    public double[] errors(double slope, double intercept) {
        return IntStream.range(0, size())
                .mapToDouble(i -> slope * x[i] + intercept - y[i])
                .toArray();
    }

    /** The target, and the first of its features. */
    static LineData of(Dataset data) {
        String target = target(data);
        String feature = data.defaultFeatures(target).get(0);
        return new LineData(feature, column(data, feature), target, column(data, target));
    }

    /** The column to predict: the card's, else the last. */
    private static String target(Dataset data) {
        List<String> names = data.schema().numericNames();
        return data.card().target().orElse(names.get(names.size() - 1));
    }

    private static double[] column(Dataset data, String name) {
        double[] column = new double[Math.toIntExact(data.rows())];
        int index = data.schema().indexOf(name);
        data.forEachRow(row -> column[Math.toIntExact(row.index())] = row.number(index));
        return column;
    }
}
