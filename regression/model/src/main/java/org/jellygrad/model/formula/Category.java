package org.jellygrad.model.formula;

import java.util.List;
import org.jellygrad.datasets.problem.NearestName;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jspecify.annotations.Nullable;

/**
 * A column of names as a model knows it: a text column, or a numeric one whose numbers are codes.
 *
 * @param column its name
 * @param numeric whether its cells are numbers: then 3 and 3.0 are the same level
 * @param levels the different texts or numbers it was trained on; in rows a cell is the index of its level
 * @param reference the level that the coefficients of the others are compared with; null where every level has a coefficient of
 *     its own and none is compared with another
 */
public record Category(
        String column,
        boolean numeric,
        List<String> levels,
        @Nullable String reference) {

    /** @throws NumberFormatException if a level of a numeric column is none */
    public Category {
        levels = List.copyOf(levels);
        if (numeric) {
            levels.forEach(Double::parseDouble);
        }
    }

    /** A text column. */
    public Category(String column, List<String> levels, @Nullable String reference) {
        this(column, false, levels, reference);
    }

    /**
     * The index of a level.
     *
     * @throws UnusableDataException if the model does not know it
     */
    public int indexOf(String level) {
        int index = levels.indexOf(numeric ? nameOf(level, levels) : level);
        if (index < 0) {
            throw unknown(level, "");
        }
        return index;
    }

    /** What a number is called among levels that are numbers; any other text is its own name. */
    static String nameOf(String number, List<String> levels) {
        try {
            double value = Double.parseDouble(number);
            return levels.stream()
                    .filter(level -> Double.parseDouble(level) == value)
                    .findFirst()
                    .orElse(number);
        } catch (NumberFormatException e) {
            return number;
        }
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
