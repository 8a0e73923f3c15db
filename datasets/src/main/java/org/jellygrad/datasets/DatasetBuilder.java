package org.jellygrad.datasets;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jellygrad.datasets.internal.CellKind;
import org.jellygrad.datasets.internal.ColumnScan;
import org.jellygrad.datasets.internal.MemoryTable;
import org.jellygrad.datasets.internal.MemoryTable.ColumnCells;
import org.jellygrad.datasets.internal.MemoryTable.NumberCells;
import org.jellygrad.datasets.internal.MemoryTable.TextCells;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jspecify.annotations.Nullable;

/** Puts a data set together from columns in memory. Made by {@link Dataset#builder}. */
public final class DatasetBuilder {
    private final String name;
    private final Map<String, ColumnCells> columns = new LinkedHashMap<>();

    DatasetBuilder(String name) {
        this.name = name;
    }

    /**
     * Adds a numeric column.
     *
     * @param column its name
     * @param numbers one for each row, NaN for a missing one; copied
     * @throws IllegalArgumentException if the name is blank or taken
     */
    public DatasetBuilder numbers(String column, double... numbers) {
        return add(column, new NumberCells(numbers.clone()));
    }

    /**
     * Adds a text column.
     *
     * @param column its name
     * @param texts one for each row, null for a missing one; copied
     * @throws IllegalArgumentException if the name is blank or taken
     */
    public DatasetBuilder texts(String column, List<? extends @Nullable String> texts) {
        return add(column, new TextCells(Collections.unmodifiableList(new ArrayList<>(texts))));
    }

    /**
     * Adds numeric columns, copied by several threads at once.
     *
     * @param numbers name → one number for each row
     */
    DatasetBuilder numbers(Map<String, double[]> numbers) {
        List<double[]> copies = List.copyOf(numbers.values()).parallelStream()
                .map(double[]::clone)
                .toList();
        int next = 0;
        for (String column : numbers.keySet()) {
            add(column, new NumberCells(copies.get(next++)));
        }
        return this;
    }

    private DatasetBuilder add(String column, ColumnCells cells) {
        if (column.isBlank() || columns.putIfAbsent(column.strip(), cells) != null) {
            throw new InvalidValueException(Problem.because(
                    "A column of " + name + " cannot be called " + Quoted.name(column) + ".",
                    "Columns are chosen by name, so each needs its own."));
        }
        return this;
    }

    /**
     * The data set of these columns.
     *
     * @throws IllegalArgumentException if there is no column, or two have different lengths
     * @throws UnusableDataException if there are no rows
     */
    public Dataset build() {
        if (columns.isEmpty()) {
            throw new InvalidValueException(name + " has no columns.", "Add one with numbers(name, values).");
        }
        int rows = columns.values().iterator().next().length();
        columns.forEach((column, cells) -> {
            if (cells.length() != rows) {
                throw new InvalidValueException(
                        "Column " + Quoted.name(column) + " of " + name + " has " + cells.length()
                                + " rows where the first column has " + rows + ".",
                        "Give every column one cell per row.");
            }
        });
        if (rows == 0) {
            throw new UnusableDataException(
                    Problem.mendedBy(name + " has no rows.", "Give every column at least one cell."));
        }
        List<ColumnSummary> summaries = List.copyOf(columns.entrySet()).parallelStream()
                .map(entry -> summary(entry.getKey(), entry.getValue()))
                .toList();
        return new Dataset(
                DatasetCard.minimal(name, "memory", rows),
                summaries,
                Optional.empty(),
                new MemoryTable(rows, List.copyOf(columns.values())));
    }

    private static ColumnSummary summary(String column, ColumnCells cells) {
        ColumnScan scan = new ColumnScan();
        if (cells instanceof NumberCells numeric && scan.addNumbers(numeric.numbers())) {
            return ColumnSummary.of(column, scan);
        }
        for (int i = 0; i < cells.length(); i++) {
            double number = cells.number(i);
            CellKind kind = cells.isMissing(i)
                    ? CellKind.MISSING
                    : cells instanceof TextCells
                            ? CellKind.TEXT
                            : Double.isInfinite(number) ? CellKind.INFINITE : CellKind.NUMBER;
            if (kind == CellKind.NUMBER) {
                scan.addNumber(number);
            } else if (scan.addOther(kind)) {
                scan.noteFirst(kind, new ColumnScan.First(i, column + "[" + i + "]", cells.text(i)));
            }
        }
        return ColumnSummary.of(column, scan);
    }
}
