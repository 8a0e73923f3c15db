package org.jellygrad.datasets;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The different texts of a column, in the natural order of strings; a cell's number is the index of its text. */
final class Levels {
    /** Each becomes a column of the design matrix; a column with more is no category but a name or a note. */
    private static final int MOST = 1000;

    private final List<String> names;
    private final Map<String, Integer> indices = new HashMap<>();

    Levels(List<String> names) {
        this.names = List.copyOf(names);
        this.names.forEach(name -> indices.put(name, indices.size()));
    }

    /** The levels of each text column among these, by the column's index. */
    static Map<Integer, Levels> of(Dataset data, Table table, List<String> columns) {
        Map<Integer, Levels> levels = new LinkedHashMap<>();
        for (String column : columns) {
            if (!data.schema().column(column).isNumeric()) {
                int index = data.schema().indexOf(column);
                levels.put(index, scan(data, table, index));
            }
        }
        return levels;
    }

    private static Levels scan(Dataset data, Table table, int column) {
        TreeSet<String> names = new TreeSet<>();
        table.forEachText(column, text -> {
            if (names.add(text) && names.size() > MOST) {
                throw new UnusableDataException(
                        "Column '" + data.schema().names().get(column) + "' of "
                                + data.card().name() + " holds more than " + MOST + " different texts.",
                        "A text column is a category: each different text becomes a column of its own, and that many are"
                                + " no categories. Choose other features.");
            }
        });
        return new Levels(List.copyOf(names));
    }

    List<String> names() {
        return names;
    }

    /** The index of a level, NaN if it is none. */
    double index(String text) {
        Integer index = indices.get(text);
        return index == null ? Double.NaN : index;
    }
}
