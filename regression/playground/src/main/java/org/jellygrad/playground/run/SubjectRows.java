package org.jellygrad.playground.run;

import java.util.List;
import java.util.stream.IntStream;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.DatasetBuilder;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a line is fitted to. Row 1 is the first.
 *
 * @param feature name of x
 * @param target name of y
 */
public record SubjectRows(String feature, double[] x, String target, double[] y) {

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

    /** Those of a subject; null of a function. */
    static @Nullable SubjectRows of(Subject subject) {
        if (subject instanceof Subject.Function) {
            return null;
        }
        Dataset data = dataset(subject);
        String target = target(data);
        String feature = data.defaultFeatures(target).get(0);
        return new SubjectRows(feature, column(data, feature), target, column(data, target));
    }

    /** The column to predict: the card's, else the last. */
    static String target(Dataset data) {
        List<String> names = data.schema().numericNames();
        return data.card().target().orElse(names.get(names.size() - 1));
    }

    static Dataset dataset(Subject subject) {
        if (subject instanceof Subject.Columns written) {
            DatasetBuilder builder = Dataset.builder("the rows");
            written.columns().forEach(builder::numbers);
            return builder.build();
        }
        return BundledDatasets.load(subject.text());
    }

    private static double[] column(Dataset data, String name) {
        double[] column = new double[Math.toIntExact(data.rows())];
        int index = data.schema().indexOf(name);
        data.forEachRow(row -> column[Math.toIntExact(row.index())] = row.number(index));
        return column;
    }
}
