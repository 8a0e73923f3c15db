package org.jellygrad.playground.answer;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.playground.state.PageState;
import org.jspecify.annotations.Nullable;

/** Which columns and rows of a data set a run is trained on. */
final class TrainingRows {
    private TrainingRows() {}

    /** The column to predict: the one chosen, else the card's, else the last. */
    static String target(Dataset data, @Nullable String chosen) {
        List<String> numeric = data.schema().numericNames();
        String last = numeric.isEmpty() ? "" : numeric.get(numeric.size() - 1);
        return chosen == null ? data.card().target().orElse(last) : chosen;
    }

    /** The columns to predict it from: those chosen, else the card's, else all other numbers. */
    static List<String> features(Dataset data, PageState state) {
        List<String> chosen = state.settings().features();
        return chosen.isEmpty()
                ? data.defaultFeatures(target(data, state.settings().target()))
                : chosen;
    }

    /** For each row trained on, which row of the data it is: those where a cell is missing are left out. */
    static int[] kept(PageState state) {
        Dataset data = state.data();
        if (data == null) {
            return new int[0];
        }
        List<String> used = new ArrayList<>(features(data, state));
        used.add(target(data, state.settings().target()));
        int[] columns = used.stream().mapToInt(data.schema()::indexOf).toArray();
        List<Integer> kept = new ArrayList<>();
        data.forEachRow(row -> {
            for (int column : columns) {
                if (row.isMissing(column)) {
                    return;
                }
            }
            kept.add(Math.toIntExact(row.index()));
        });
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }
}
