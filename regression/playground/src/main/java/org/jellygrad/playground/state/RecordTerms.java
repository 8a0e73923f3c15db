package org.jellygrad.playground.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.DatasetBuilder;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.expression.RowFunction;
import org.jellygrad.trainer.record.Record;
import org.jellygrad.trainer.settings.Setting;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a recorded run as descent saw them: a column for each term of its model, the target as it was calculated, none of the rows
 * that were held out or left out. On these any run is a line in its columns, which the page can show.
 */
public final class RecordTerms {

    /** What tells these rows from the data they were made of. */
    private static final String AS_RECORDED = ", as recorded";

    private RecordTerms() {}

    /** Whether the data itself is not what descent saw. */
    public static boolean isNeeded(Record record) {
        return !without(record).isEmpty()
                || weights(record) != null
                || record.settings().containsKey("formula")
                || !names(record).stream()
                        .allMatch(name -> record.data().columns().containsKey(name)
                                && !record.data().levels().containsKey(name));
    }

    /** Whether data bears the name of such rows. */
    static boolean isNameOf(String data) {
        return data.endsWith(AS_RECORDED);
    }

    /** The rows. */
    public static Dataset of(Record record) {
        List<String> columns = List.copyOf(record.data().columns().keySet());
        double[][] raw = record.data().columns().values().toArray(double[][]::new);
        DatasetBuilder builder = Dataset.builder(record.data().name() + AS_RECORDED);
        for (Coefficient coefficient : record.model().coefficients()) {
            if (names(record).contains(coefficient.name())) {
                builder.numbers(coefficient.name(), values(coefficient, columns, raw));
            }
        }
        String weights = weights(record);
        if (weights != null && !names(record).contains(weights)) {
            builder.numbers(weights, column(record, weights));
        }
        String target = record.model().target();
        return builder.numbers(target, column(record, target)).build();
    }

    private static double[] column(Record record, String name) {
        return Objects.requireNonNull(record.data().columns().get(name), name);
    }

    /** The terms that descent moved. */
    static List<String> names(Record record) {
        List<String> names = new ArrayList<>(record.path().names());
        names.remove("intercept");
        return names;
    }

    /** The column of weights; null where all rows weigh the same. */
    static @Nullable String weights(Record record) {
        return record.settings().get("weights");
    }

    /** What the run was made with that a run of the page is made without: {@code validation 0.25}. */
    private static List<String> without(Record record) {
        return PageSettings.WITHOUT_CONTROL.stream()
                .filter(key -> !PageSettings.recorded(record.settings(), key)
                        .equals(Setting.of(key).in(Settings.DEFAULTS)))
                .map(key -> "`" + key + " " + record.settings().get(key) + "`")
                .toList();
    }

    /** What the page says of it; empty where there is nothing to say. */
    public static String note(Record record) {
        List<String> without = without(record);
        return without.isEmpty()
                ? ""
                : " This is the run as it was recorded, with " + String.join(" and ", without)
                        + ". The page has no control for that: a run that you change goes on the same rows without it.";
    }

    private static double[] values(Coefficient coefficient, List<String> columns, double[][] raw) {
        RowFunction variable = coefficient.term().variable().over(columns);
        double[] values = new double[raw[0].length];
        double[] row = new double[raw.length];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < row.length; j++) {
                row[j] = raw[j][i];
            }
            values[i] = Math.pow(variable.at(row), coefficient.term().power());
        }
        return values;
    }
}
