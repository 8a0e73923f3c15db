package org.jellygrad.trainer.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.trainer.internal.setup.ShownRows;

/**
 * The rows trained on, or an even sample of them.
 *
 * @param name of the data
 * @param rows how many were trained on
 * @param every the stride between those held: 1 if they are all
 * @param columns name → numbers, of a category the index of each cell's level; the features, the target, and the weights if there are any
 * @param levels of each category
 */
public record RecordedData(
        String name, long rows, long every, Map<String, double[]> columns, Map<String, List<String>> levels) {

    private static final int MOST = 10_000;

    public RecordedData {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
    }

    static RecordedData of(String name, RowSource rows) {
        ShownRows shown = ShownRows.of(rows, MOST);
        Map<String, double[]> columns = new LinkedHashMap<>();
        Map<String, List<String>> levels = new LinkedHashMap<>();
        for (int j = 0; j < rows.features().size(); j++) {
            String feature = rows.features().get(j);
            columns.put(feature, shown.column(j));
            List<String> found = rows.levels(feature);
            if (!found.isEmpty()) {
                levels.put(feature, found);
            }
        }
        columns.put(rows.target(), shown.y());
        rows.weights().ifPresent(weights -> columns.put(weights, shown.weights()));
        return new RecordedData(name, rows.rows(), shown.every(), columns, levels);
    }
}
