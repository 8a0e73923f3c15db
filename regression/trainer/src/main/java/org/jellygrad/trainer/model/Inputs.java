package org.jellygrad.trainer.model;

import java.util.List;
import java.util.Optional;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.Row;
import org.jellygrad.datasets.UnusableDataException;
import org.jellygrad.trainer.term.Category;

/** Finds in the rows of a data set what a model predicts from. */
public final class Inputs {
    private final Model model;
    private final List<String> features;
    private final List<String> needed;
    private final int[] columns;

    private Inputs(Model model, Dataset data) {
        this.model = model;
        this.features = model.features();
        this.needed = model.neededFeatures();
        this.columns = features.stream()
                .mapToInt(feature -> needed.contains(feature) ? data.schema().indexOf(feature) : -1)
                .toArray();
    }

    /**
     * Looks for the columns that take part in predictions; those that do not may be absent.
     *
     * @throws org.jellygrad.datasets.UnknownNameException if a column does not exist
     * @throws UnusableDataException if a column holds infinity, or is text where the model had numbers
     */
    public static Inputs of(Model model, Dataset data) {
        List<String> needed = model.neededFeatures();
        data.schema().requireAll(needed);
        data.requireNumbers(needed.stream()
                .filter(feature -> model.category(feature).isEmpty())
                .toList());
        return new Inputs(model, data);
    }

    /**
     * What {@link Model#predict} takes.
     *
     * @return empty if a cell that takes part is missing
     * @throws UnusableDataException if a cell holds a level that the model does not know
     */
    public Optional<double[]> of(Row row) {
        double[] inputs = new double[columns.length];
        for (int i = 0; i < columns.length; i++) {
            int column = columns[i];
            if (column < 0) {
                inputs[i] = Double.NaN;
            } else if (row.isMissing(column)) {
                return Optional.empty();
            } else {
                Optional<Category> category = model.category(features.get(i));
                inputs[i] = category.isPresent()
                        ? category.get().indexOf(row.text(column).trim())
                        : row.number(column);
            }
        }
        return Optional.of(inputs);
    }

    static void requireKind(Model model, String feature, boolean numeric) {
        Optional<Category> category = model.category(feature);
        if (category.isPresent() && numeric) {
            throw new UnusableDataException(
                    "Column '" + feature + "' holds numbers where the model knows a category.",
                    "It was trained on " + String.join(", ", category.get().levels()) + ". Are these the right data?");
        }
        if (category.isEmpty() && !numeric) {
            throw new UnusableDataException(
                    "Column '" + feature + "' holds text where the model knows numbers.",
                    "Mend the file, or take such cells as missing with --na. Are these the right data?");
        }
    }
}
