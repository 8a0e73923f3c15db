package org.jellygrad.datasets;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jellygrad.datasets.internal.AppendedTable;
import org.jellygrad.datasets.internal.CellKind;
import org.jellygrad.datasets.internal.ColumnScan;
import org.jellygrad.datasets.internal.FilteredTable;
import org.jellygrad.datasets.internal.Table;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.datasets.problem.UnknownNameException;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.datasets.reading.Reading;
import org.jspecify.annotations.Nullable;

/**
 * A card, columns and rows. A data set never changes, and several threads may read it at once. The rows of a CSV that
 * does not fit in memory stay in its file, which must not change meanwhile.
 */
public final class Dataset {
    private final DatasetCard card;
    private final List<ColumnSummary> summaries;
    private final Schema schema;
    private final Table table;
    private final Reading reading;

    /**
     * A data set whose rows have been looked at once. For readers of data; everybody else has {@link #of} and {@link
     * #builder}.
     *
     * @param summaries what that look told of each column, in order
     * @param rowNames the column that names the rows, if there is one
     * @param table the cells
     */
    public Dataset(DatasetCard card, List<ColumnSummary> summaries, Optional<String> rowNames, Table table) {
        this(card, summaries, rowNames, table, Reading.PLAIN);
    }

    /**
     * A data set that was read from a file. For readers of data.
     *
     * @param summaries what one look at every row told of each column, in order
     * @param rowNames the column that names the rows, if there is one
     * @param table the cells
     * @param reading what was decided on the way, and which rows were left out
     */
    public Dataset(
            DatasetCard card, List<ColumnSummary> summaries, Optional<String> rowNames, Table table, Reading reading) {
        this.card = card;
        this.summaries = List.copyOf(summaries);
        this.table = table;
        this.reading = reading;
        schema = new Schema(
                card.name(), summaries.stream().map(ColumnSummary::column).toList(), rowNames);
    }

    /**
     * A data set of numeric columns in memory.
     *
     * <p>The columns stand in the map's order if the map is a {@link LinkedHashMap} or a {@link SortedMap}. Any other
     * map, such as {@code Map.of(...)}, decides no order: the columns then stand in the natural order of their names.
     * {@link #builder} keeps the order in which columns are added.
     *
     * @param name what to call it in messages
     * @param columns name → one number for each row, NaN for a missing one; copied
     * @throws IllegalArgumentException if there is no column, a name is blank, or two columns differ in length
     * @throws UnusableDataException if there are no rows
     */
    public static Dataset of(String name, Map<String, double[]> columns) {
        DatasetBuilder builder = builder(name);
        boolean ordered = columns instanceof LinkedHashMap || columns instanceof SortedMap;
        Map<String, double[]> inOrder = ordered ? columns : new TreeMap<>(columns);
        return builder.numbers(inOrder).build();
    }

    /**
     * A data set of features and a target in arrays, which are not copied and must not change. The target is the one to
     * predict unless settings say otherwise.
     *
     * @param x one array of features for each row, all of one length; NaN is a missing number
     * @param y the target of each row
     * @param names the features' names, and perhaps the target's after them; by default {@code x1}, {@code x2} ... and {@code y}
     * @throws IllegalArgumentException if lengths do not fit, or names are blank or not different
     * @throws UnusableDataException if there are no rows
     */
    public static Dataset of(double[][] x, double[] y, String... names) {
        return SuppliedDatasets.of(x, y, names);
    }

    /**
     * A data set whose rows a program hands out: from a collection, a database, a generator. They are asked for once now,
     * and again for every pass; none is kept.
     *
     * @param schema the columns, and the name of the data set
     * @param rows hands out every row from the first, the same rows whenever it is asked: an array with one cell for each
     *     column, a {@link Number}, a {@link Boolean} (1 and 0), any other object for its text, or null for a missing cell.
     *     An iterator that is {@link AutoCloseable} is closed after its pass
     * @throws UnusableDataException if there are no rows, a row has another number of cells than the schema, or a numeric column
     *     holds a text; later, if a pass has another number of rows than the first
     */
    public static Dataset of(Schema schema, Supplier<? extends Iterator<? extends @Nullable Object[]>> rows) {
        return SuppliedDatasets.of(schema, rows);
    }

    /**
     * The same data with one more numeric column, behind the others.
     *
     * @param column its name
     * @param numbers one for each row, NaN for a missing one; copied
     * @throws IllegalArgumentException if the name is blank or taken, or there are more or fewer numbers than rows
     */
    public Dataset with(String column, double... numbers) {
        if (column.isBlank() || schema.contains(column) || numbers.length != rows()) {
            throw new InvalidValueException(
                    "Column " + Quoted.name(column) + " of " + numbers.length + " numbers cannot be added to "
                            + card.name() + ".",
                    "It needs a name of its own and " + rows() + " numbers.");
        }
        ColumnScan scan = new ColumnScan();
        for (int i = 0; i < numbers.length; i++) {
            CellKind kind = Double.isNaN(numbers[i])
                    ? CellKind.MISSING
                    : Double.isInfinite(numbers[i]) ? CellKind.INFINITE : CellKind.NUMBER;
            if (kind == CellKind.NUMBER) {
                scan.addNumber(numbers[i]);
            } else if (scan.addOther(kind)) {
                scan.noteFirst(kind, new ColumnScan.First(i, column + "[" + i + "]", Double.toString(numbers[i])));
            }
        }
        List<ColumnSummary> more = new ArrayList<>(summaries);
        more.add(ColumnSummary.of(new Column(column, Column.Kind.NUMERIC), scan));
        Table appended = new AppendedTable(table, summaries.size(), List.of(numbers.clone()));
        return new Dataset(card, more, schema.rowNames(), appended, reading);
    }

    /**
     * Some of the rows, in the same order. Nothing is copied.
     *
     * @param chosen bit i says whether row i, counted from 0, is among them
     * @throws UnusableDataException if none is
     */
    public Dataset only(BitSet chosen) {
        Table some = new FilteredTable(table, (BitSet) chosen.clone(), rows());
        ColumnSummary.TableScan scan = ColumnSummary.TableScan.of(some, schema.columns());
        if (scan.rows() == 0) {
            throw new UnusableDataException("No row of " + card.name() + " is chosen.", "Choose at least one.");
        }
        return new Dataset(card.withRows(scan.rows()), scan.summaries(), schema.rowNames(), some, reading);
    }

    /** The same data under another card. */
    Dataset withCard(DatasetCard other) {
        return new Dataset(other, summaries, schema.rowNames(), table, reading);
    }

    /** Starts a data set of numeric and text columns in memory. */
    public static DatasetBuilder builder(String name) {
        return new DatasetBuilder(name);
    }

    /** What there is to know about the data before its numbers. */
    public DatasetCard card() {
        return card;
    }

    /** The columns. */
    public Schema schema() {
        return schema;
    }

    /** What was decided while the data was read, and which rows of the file were left out then. */
    public Reading reading() {
        return reading;
    }

    /** Remarks to be shown beside results, each a sentence or two. May be empty. */
    public List<String> notes() {
        return schema
                .rowNames()
                .map(name -> Quoted.visible("The first column of " + card.name() + " has no name. It is called "
                        + Quoted.name(name) + " and is no feature unless you choose it."))
                .stream()
                .toList();
    }

    /** The number of rows, at least 1. */
    public long rows() {
        return card.rows();
    }

    /** What the scan of all rows told about each column, in order. */
    public List<ColumnSummary> summaries() {
        return summaries;
    }

    /**
     * What the scan of all rows told about a column.
     *
     * @throws UnknownNameException if there is no such column
     */
    public ColumnSummary summary(String column) {
        return summaries.get(schema.indexOf(column));
    }

    /**
     * The columns to predict a target from if nobody chooses any. If the target is the card's, they are the card's
     * features; else they are every other numeric column except the one that {@linkplain Schema#rowNames names the rows}.
     *
     * @throws UnknownNameException if there is no such column
     */
    public List<String> defaultFeatures(String target) {
        schema.indexOf(target);
        if (card.target().equals(Optional.of(target)) && !card.features().isEmpty()) {
            return card.features();
        }
        return schema.numericNames().stream()
                .filter(name -> !name.equals(target))
                .toList();
    }

    /** {@link #select(Selection)} without weights. */
    public RowSource select(String target, List<String> features, MissingValues missing) {
        return select(Selection.of(target, features).withMissing(missing));
    }

    /**
     * The rows of some columns as numbers.
     *
     * @throws UnknownNameException if a column does not exist
     * @throws UnusableDataException if the target or the weights hold text; if a feature holds texts among numbers, or
     *     more than 1000 different texts; if a column holds infinity, or a weight is negative; if no row is left; if a
     *     cell is missing and {@link MissingValues#ERROR} is chosen
     */
    public RowSource select(Selection selection) {
        return SelectedRows.of(this, table, selection);
    }

    /**
     * Checks that columns can be used as numbers: that they exist, are numeric, and hold no infinity.
     *
     * @throws UnknownNameException if a column does not exist
     * @throws UnusableDataException if one holds text or infinity
     */
    public void requireNumbers(List<String> columns) {
        new UnusableColumns(this).numbers(columns).throwIfAny();
    }

    /**
     * Checks that columns can be used as features: that they exist and are numeric without infinity, or hold texts that
     * name categories rather than numbers.
     *
     * @throws UnknownNameException if a column does not exist
     * @throws UnusableDataException if one holds infinity, texts among numbers, or numbers written as text
     */
    public void requireFeatures(List<String> columns) {
        new UnusableColumns(this).features(columns).throwIfAny();
    }

    /**
     * Visits every row with all its cells, in order, on the calling thread.
     *
     * @throws UnusableDataException if the data is read from a file that can no longer be read, or has changed
     */
    public void forEachRow(Consumer<Row> action) {
        long[] next = {0};
        table.forEachRow((texts, numbers, missing) -> action.accept(new Row(next[0]++, texts, numbers, missing)));
    }

    @Override
    public String toString() {
        return schema + " × " + rows() + " rows";
    }
}
