package org.jellygrad.datasets;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.datasets.problem.UnknownNameException;

/** The columns of a data set, in the order of the header. */
public final class Schema {
    private final String dataset;
    private final List<Column> columns;
    private final Optional<String> rowNames;
    private final Map<String, Integer> indices = new HashMap<>();

    /**
     * A schema of these columns, none of which names the rows.
     *
     * @param dataset the data set's name, for messages
     * @param columns the columns, in order
     * @throws IllegalArgumentException if two columns have the same name
     */
    public Schema(String dataset, List<Column> columns) {
        this(dataset, columns, Optional.empty());
    }

    /**
     * A schema of these columns.
     *
     * @param dataset the data set's name, for messages
     * @param columns the columns, in order
     * @param rowNames the column that names the rows, if there is one
     * @throws IllegalArgumentException if two columns have the same name
     */
    public Schema(String dataset, List<Column> columns, Optional<String> rowNames) {
        this.dataset = dataset;
        this.rowNames = rowNames;
        this.columns = List.copyOf(columns);
        for (Column column : this.columns) {
            if (indices.put(column.name(), indices.size()) != null) {
                throw new IllegalArgumentException(
                        "Two columns of " + dataset + " are called " + Quoted.name(column.name()) + ".");
            }
        }
    }

    /** The data set's name, for messages. */
    public String dataset() {
        return dataset;
    }

    /** Every column, in order. */
    public List<Column> columns() {
        return columns;
    }

    /** Every column's name, in order. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** The names of the numeric columns, in order. The column of {@linkplain #rowNames row names} is not among them. */
    public List<String> numericNames() {
        return columns.stream()
                .filter(Column::isNumeric)
                .map(Column::name)
                .filter(name -> rowNames.isEmpty() || !name.equals(rowNames.get()))
                .toList();
    }

    /**
     * The column that names the rows, if there is one: the first column of a CSV whose header gives it no name. R and
     * pandas write such a column. It is used only where somebody asks for it by name.
     */
    public Optional<String> rowNames() {
        return rowNames;
    }

    /** Whether a column has this name. */
    public boolean contains(String name) {
        return indices.containsKey(name);
    }

    /**
     * The column of this name.
     *
     * @throws UnknownNameException if there is none; the message offers the nearest names
     */
    public Column column(String name) {
        return columns.get(indexOf(name));
    }

    /**
     * Where the column of this name stands, counted from 0.
     *
     * @throws UnknownNameException if there is none; the message offers the nearest names
     */
    public int indexOf(String name) {
        Integer index = indices.get(name);
        if (index == null) {
            throw UnknownNameException.columns(dataset, List.of(name), names());
        }
        return index;
    }

    /**
     * Checks that each of these columns exists.
     *
     * @throws UnknownNameException if one or more do not; the message names every one and offers the nearest names
     */
    public void requireAll(Collection<String> names) {
        List<String> unknown =
                names.stream().filter(name -> !contains(name)).distinct().toList();
        if (!unknown.isEmpty()) {
            throw UnknownNameException.columns(dataset, unknown, names());
        }
    }

    @Override
    public String toString() {
        return dataset + columns;
    }
}
