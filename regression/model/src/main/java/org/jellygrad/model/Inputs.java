package org.jellygrad.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.Row;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.formula.Category;
import org.jspecify.annotations.Nullable;

/**
 * Finds in the rows of a data set what a model predicts from, predicts, and counts the rows it cannot predict. One thread's own.
 */
public final class Inputs {
    /** The index for a level that the model does not know: every indicator is 0. */
    private static final double NO_LEVEL = -1;

    private final Model model;
    private final Predictor predictor;
    private final int[] columns; // of each feature; −1 where it takes no part
    private final @Nullable Map<Object, Integer>[] levels; // of each feature, their indices; null for numbers
    private final boolean[] numeric; // of each feature, whether it is a category whose levels are numbers
    private final double[] values;
    private long incomplete;
    private long refused;
    private @Nullable UnusableDataException firstRefusal;

    private final boolean[] absent; // of each feature, whether its column is not there and its terms are 0
    private final boolean zero; // whether a level that the model does not know makes its terms 0
    private long zeroed;

    private Inputs(Model model, Dataset data, boolean zero) {
        List<String> features = model.features();
        List<String> needed = model.neededFeatures();
        this.model = model;
        this.predictor = model.predictor(features);
        this.columns = features.stream()
                .mapToInt(feature -> needed.contains(feature) && data.schema().contains(feature)
                        ? data.schema().indexOf(feature)
                        : -1)
                .toArray();
        this.zero = zero;
        this.absent = new boolean[columns.length];
        for (int i = 0; i < columns.length; i++) {
            absent[i] = columns[i] < 0 && needed.contains(features.get(i));
        }
        this.levels = levels(model);
        this.numeric = new boolean[columns.length];
        for (int i = 0; i < numeric.length; i++) {
            numeric[i] =
                    model.category(features.get(i)).filter(Category::numeric).isPresent();
        }
        this.values = new double[columns.length];
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of generic types
    private static @Nullable Map<Object, Integer>[] levels(Model model) {
        return model.features().stream()
                .map(feature -> model.category(feature).map(Inputs::indices).orElse(null))
                .toArray(Map[]::new);
    }

    private static Map<Object, Integer> indices(Category category) {
        Map<Object, Integer> indices = new HashMap<>();
        category.levels()
                .forEach(level ->
                        indices.put(category.numeric() ? (Object) Double.valueOf(level) : level, indices.size()));
        return indices;
    }

    /** What a cell says, as it is looked for among the levels: a number where they are numbers, if it is one. */
    private Object level(Row row, int feature) {
        String text = row.text(columns[feature]).trim();
        if (numeric[feature]) {
            double number = row.number(columns[feature]);
            try {
                return (Double.isNaN(number) ? Double.parseDouble(text) : number) + 0.0; // 0 for −0
            } catch (NumberFormatException e) {
                return text;
            }
        }
        return text;
    }

    /**
     * Looks for the columns that take part in predictions; those that do not may be absent.
     *
     * @throws org.jellygrad.datasets.problem.UnknownNameException if a column does not exist
     * @throws UnusableDataException if a column holds infinity, or is text where the model had numbers
     */
    public static Inputs of(Model model, Dataset data) {
        data.schema().requireAll(model.neededFeatures());
        return checked(model, data, false);
    }

    /**
     * The same, but an unknown level counts as the reference level, and a column that the data lacks counts as 0.
     *
     * @throws UnusableDataException if a column holds infinity, or is text where the model had numbers
     */
    public static Inputs withUnknownAsZero(Model model, Dataset data) {
        return checked(model, data, true);
    }

    private static Inputs checked(Model model, Dataset data, boolean zero) {
        data.requireNumbers(model.neededFeatures().stream()
                .filter(feature ->
                        model.category(feature).isEmpty() && data.schema().contains(feature))
                .toList());
        return new Inputs(model, data, zero);
    }

    /** The features whose columns are not there. */
    public List<String> absent() {
        return IntStream.range(0, absent.length)
                .filter(i -> absent[i])
                .mapToObj(model.features()::get)
                .toList();
    }

    /** Rows predicted so far with a level that the model does not know, whose terms count as 0. */
    public long zeroed() {
        return zeroed;
    }

    /**
     * What {@link Model#predict} takes.
     *
     * @return empty if a cell that takes part is missing
     * @throws UnusableDataException if a cell holds a level that the model does not know
     */
    public Optional<double[]> of(Row row) {
        if (read(row)) {
            return Optional.of(values.clone());
        }
        String stranger = unknownLevel(row);
        if (stranger != null) {
            throw unknown(stranger, row);
        }
        return Optional.empty();
    }

    /** The prediction for a row; NaN, and counted, if a cell is missing, of an unknown level, or leaves a term undefined. */
    public double predict(Row row) {
        if (!read(row)) {
            String stranger = unknownLevel(row);
            if (stranger == null) {
                incomplete++;
            } else {
                refuse(() -> unknown(stranger, row));
            }
            return Double.NaN;
        }
        double prediction = predictor.predict(values);
        if (Double.isNaN(prediction)) {
            refuse(() -> predictor.undefined(values, "row " + (row.index() + 1)));
        }
        return prediction;
    }

    /** The arguments of {@link Model#predict} for the row predicted last, in an array that this object overwrites. */
    public double[] values() {
        return values;
    }

    /** Rows without a prediction so far because a cell is missing. */
    public long incomplete() {
        return incomplete;
    }

    /** Rows without a prediction so far because of an unknown level or an undefined term. */
    public long refused() {
        return refused;
    }

    /** What the first of the {@link #refused} rows holds that cannot be predicted from. */
    public Optional<UnusableDataException> firstRefusal() {
        return Optional.ofNullable(firstRefusal);
    }

    private void refuse(Supplier<UnusableDataException> reason) {
        if (refused++ == 0) {
            firstRefusal = reason.get();
        }
    }

    /** Whether every cell that takes part is there and known. */
    private boolean read(Row row) {
        boolean unknown = false;
        for (int i = 0; i < columns.length; i++) {
            int column = columns[i];
            if (column < 0) {
                values[i] = absent[i] ? absentValue(i) : Double.NaN;
            } else if (row.isMissing(column)) {
                return false;
            } else {
                Map<Object, Integer> known = levels[i];
                Integer level = known == null ? null : known.get(level(row, i));
                if (known != null && level == null && !zero) {
                    return false;
                }
                unknown |= known != null && level == null;
                values[i] = level != null ? level : known == null ? row.number(column) : NO_LEVEL;
            }
        }
        zeroed += unknown ? 1 : 0;
        return true;
    }

    private double absentValue(int feature) {
        return levels[feature] == null ? 0 : NO_LEVEL;
    }

    /** The feature whose level the model does not know; null if it knows them all, or a cell is missing anyway. */
    private @Nullable String unknownLevel(Row row) {
        String unknown = null;
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] >= 0) {
                if (row.isMissing(columns[i])) {
                    return null;
                }
                Map<Object, Integer> known = levels[i];
                if (unknown == null && known != null && !known.containsKey(level(row, i))) {
                    unknown = model.features().get(i);
                }
            }
        }
        return unknown;
    }

    private UnusableDataException unknown(String feature, Row row) {
        String level = row.text(columns[model.features().indexOf(feature)]).trim();
        return model.category(feature).orElseThrow().unknown(level, " in row " + (row.index() + 1));
    }

    static void requireKind(Model model, String feature, boolean numeric) {
        Optional<Category> category = model.category(feature);
        if (category.isPresent() && numeric && !category.get().numeric()) {
            throw new UnusableDataException(
                    "Column '" + feature + "' holds numbers where the model knows a category.",
                    "It was trained on " + Quoted.list(category.get().levels()) + ". Are these the right data?");
        }
        if (category.isEmpty() && !numeric) {
            throw new UnusableDataException(
                    "Column '" + feature + "' holds text where the model knows numbers.",
                    "Mend the file, or take such cells as missing with `CsvOptions.missing`. Are these the right data?");
        }
    }
}
