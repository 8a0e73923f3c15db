package org.jellygrad.trainer.sufficient;

import java.util.List;
import java.util.function.Consumer;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.formula.Category;
import org.jellygrad.trainer.internal.rows.RowView;

/**
 * Rows whose categories have the levels that were known before, in that order.
 *
 * @param all the rows with levels of their own
 * @param places for each feature, where it is a category, the index of each of its levels among those known; else empty
 */
@SuppressWarnings("ArrayRecordComponent") // of this room, and never written
record KnownLevels(RowSource all, int[][] places) implements RowView {

    /**
     * The rows with these categories.
     *
     * @throws UnusableDataException if a feature is a category that is not known, or the other way round, or has an unknown level
     */
    static RowSource of(RowSource rows, List<Category> categories) {
        List<String> features = rows.features();
        int[][] places = new int[features.size()][];
        for (int j = 0; j < places.length; j++) {
            String feature = features.get(j);
            List<String> levels = rows.levels(feature);
            Category known = categories.stream()
                    .filter(category -> category.column().equals(feature))
                    .findFirst()
                    .orElse(null);
            if ((known == null) != levels.isEmpty()) {
                throw new UnusableDataException(
                        "Column '" + feature + "' holds " + (known == null ? "texts" : "numbers")
                                + " where the rows before had " + (known == null ? "numbers." : "a category."),
                        "Are these the right data?");
            }
            places[j] = known == null ? new int[0] : places(known, levels);
        }
        return categories.isEmpty() ? rows : new KnownLevels(rows, places);
    }

    private static int[] places(Category known, List<String> levels) {
        return levels.stream()
                .mapToInt(level -> {
                    int place = known.levels().indexOf(level);
                    if (place < 0) {
                        throw SummaryRows.unknown(known, level);
                    }
                    return place;
                })
                .toArray();
    }

    @Override
    public void forEach(Consumer<RowBlock> action) {
        all.forEach(block -> {
            double[] x = block.x().clone();
            for (int k = 0; k < x.length; k++) {
                int[] place = places[k % places.length];
                if (place.length > 0) {
                    x[k] = place[(int) x[k]];
                }
            }
            action.accept(new RowBlock(block.rows(), block.features(), x, block.y(), block.weights()));
        });
    }
}
