package org.jellygrad.datasets;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The different texts of a column, in the natural order of strings, or its different numbers in ascending order; a cell's number is
 * then the index of what it holds.
 */
final class Levels {
    /** Each becomes a column of the design matrix; a column with more is no category but a name, a note or a measurement. */
    private static final int MOST = 1000;

    private final List<?> values; // all of them texts, or all of them numbers
    private final boolean numeric;
    private final List<String> names;
    private final Map<Object, Integer> indices = new HashMap<>();

    private Levels(List<?> values) {
        this.values = values;
        numeric = values.stream().anyMatch(Double.class::isInstance);
        names = values.stream()
                .map(value -> value instanceof Double number ? MemoryTable.NumberCells.text(number) : value.toString())
                .toList();
        values.forEach(value -> indices.put(value, indices.size()));
    }

    /** The levels of each category among the features, by the column's index. */
    static Map<Integer, Levels> of(Dataset data, Table table, Selection selection) {
        Map<Integer, Levels> levels = new LinkedHashMap<>();
        for (String column : selection.features()) {
            int index = data.schema().indexOf(column);
            if (!data.schema().column(column).isNumeric()) {
                Consumer<Consumer<String>> texts = action -> table.forEachText(index, action);
                levels.put(index, scan(data, column, "text", texts));
            } else if (selection.codes().contains(column)) {
                Consumer<Consumer<Double>> numbers = action -> table.forEachRow(new int[] {index}, row -> {
                    if (!Double.isNaN(row[0])) {
                        action.accept(row[0] + 0.0); // 0 for −0
                    }
                });
                levels.put(index, scan(data, column, "number", numbers));
            }
        }
        return levels;
    }

    private static <T extends Comparable<T>> Levels scan(
            Dataset data, String column, String kind, Consumer<Consumer<T>> cells) {
        TreeSet<T> different = new TreeSet<>();
        cells.accept(cell -> {
            if (different.add(cell) && different.size() > MOST) {
                throw new UnusableDataException(
                        "Column '" + column + "' of " + data.card().name() + " holds more than " + MOST + " different "
                                + kind + "s.",
                        (kind.equals("text") ? "A text column is a category: each" : "Of a category each")
                                + " different " + kind
                                + " becomes a column of its own, and that many are no categories. Choose other features.");
            }
        });
        return new Levels(List.copyOf(different));
    }

    /** Those with these indices. */
    Levels only(BitSet left) {
        return new Levels(left.stream().mapToObj(values::get).toList());
    }

    List<String> names() {
        return names;
    }

    /** The index of the level that a cell holds; NaN if it holds none. */
    double index(String text, double number) {
        Integer index = indices.get(numeric ? (Object) (number + 0.0) : text);
        return index == null ? Double.NaN : index;
    }
}
