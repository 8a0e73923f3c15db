package org.jellygrad.datasets.internal;

import static java.util.Objects.requireNonNull;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.datasets.problem.UnusableDataException;

/**
 * The different texts of a column, in the natural order of strings, or its different numbers in ascending order; a cell's number is
 * then the index of what it holds.
 */
public final class Levels {
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
                .map(value -> value instanceof Double number ? PlainNumber.text(number) : value.toString())
                .toList();
        values.forEach(value -> indices.put(value, indices.size()));
    }

    /**
     * A column whose cells name categories.
     *
     * @param column its index
     * @param name its name
     * @param dataset the name of the data set, for messages
     * @param numeric whether its cells are numbers
     */
    public record CodedColumn(int column, String name, String dataset, boolean numeric) {
        private UnusableDataException tooMany() {
            String kind = numeric ? "number" : "text";
            return new UnusableDataException(new Problem(
                    "Column " + Quoted.name(name) + " of " + dataset + " holds more than " + MOST + " different " + kind
                            + "s.",
                    (numeric ? "Of a category each" : "A text column is a category: each") + " different " + kind
                            + " becomes a column of its own, and that many are no categories.",
                    "Choose other features."));
        }
    }

    /**
     * The levels of each category, by the column's index, from one pass over the texts and one over the numbers.
     *
     * @throws UnusableDataException if a column has more levels than a category can have
     */
    public static Map<Integer, Levels> of(Table table, List<CodedColumn> categories) {
        List<CodedColumn> texts =
                categories.stream().filter(category -> !category.numeric).toList();
        List<CodedColumn> numbers =
                categories.stream().filter(CodedColumn::numeric).toList();
        Map<Integer, Set<Object>> found = new LinkedHashMap<>();
        categories.forEach(category -> found.put(category.column, new TreeSet<>()));
        if (!texts.isEmpty()) {
            table.forEachText(columns(texts), (position, text) -> note(found, texts.get(position), text));
        }
        if (!numbers.isEmpty()) {
            table.forEachRow(columns(numbers), row -> {
                for (int j = 0; j < row.length; j++) {
                    if (!Double.isNaN(row[j])) {
                        note(found, numbers.get(j), row[j] + 0.0); // 0 for −0
                    }
                }
            });
        }
        Map<Integer, Levels> levels = new LinkedHashMap<>();
        found.forEach((column, different) -> levels.put(column, new Levels(List.copyOf(different))));
        return levels;
    }

    private static int[] columns(List<CodedColumn> categories) {
        return categories.stream().mapToInt(CodedColumn::column).toArray();
    }

    private static void note(Map<Integer, Set<Object>> found, CodedColumn category, Object value) {
        Set<Object> different = requireNonNull(found.get(category.column));
        if (different.add(value) && different.size() > MOST) {
            throw category.tooMany();
        }
    }

    /** Those with these indices. */
    public Levels only(BitSet left) {
        return new Levels(left.stream().mapToObj(values::get).toList());
    }

    /** The levels as texts, in order. */
    public List<String> names() {
        return names;
    }

    /** The index of the level that a cell holds; NaN if it holds none. */
    public double index(String text, double number) {
        Integer index = indices.get(numeric ? (Object) (number + 0.0) : text);
        return index == null ? Double.NaN : index;
    }
}
