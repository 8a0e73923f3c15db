package org.jellygrad.trainer.term;

import java.util.List;
import org.jellygrad.datasets.NearestName;
import org.jellygrad.datasets.UnusableDataException;
import org.jspecify.annotations.Nullable;

/**
 * A text column as a model knows it.
 *
 * @param column its name
 * @param levels the different texts it was trained on; in rows a cell is the index of its level
 * @param reference the level that the coefficients of the others are compared with; null where every level has a coefficient of
 *     its own and none is compared with another
 */
public record Category(
        String column, List<String> levels, @Nullable String reference) {

    public Category {
        levels = List.copyOf(levels);
    }

    /**
     * The index of a level.
     *
     * @throws UnusableDataException if the model does not know it
     */
    public int indexOf(String level) {
        int index = levels.indexOf(level);
        if (index < 0) {
            throw unknown(level, "");
        }
        return index;
    }

    /**
     * What is wrong with a level that the model does not know.
     *
     * @param where the place, as in {@code " in row 3"}; may be empty
     */
    public UnusableDataException unknown(String level, String where) {
        return new UnusableDataException(
                "'" + level + "'" + where + " is no level of '" + column + "' that the model knows.",
                (NearestName.question(level, levels) + "\n").stripLeading()
                        + "It was trained on " + String.join(", ", levels)
                        + "; of any other level it has learned nothing. Leave such rows out, or train on data that has"
                        + " them.");
    }
}
