package org.jellygrad.datasets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jellygrad.datasets.internal.Table;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.datasets.problem.UnknownNameException;
import org.jellygrad.datasets.problem.UnusableDataException;

/**
 * A card, columns and rows. A data set never changes, and several threads may read it at once. The rows of a CSV that
 * does not fit in memory stay in its file, which must not change meanwhile.
 */
public final class Dataset {
    private final DatasetCard card;
    private final List<ColumnSummary> summaries;
    private final Schema schema;
    private final Table table;

    /**
     * A data set whose rows have been looked at once. For readers of data; everybody else has {@link #of} and {@link
     * #builder}.
     *
     * @param summaries what that look told of each column, in order
     * @param rowNames the column that names the rows, if there is one
     * @param table the cells
     */
    public Dataset(DatasetCard card, List<ColumnSummary> summaries, Optional<String> rowNames, Table table) {
        this.card = card;
        this.summaries = List.copyOf(summaries);
        this.table = table;
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
        inOrder.forEach(builder::numbers);
        return builder.build();
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

    /** What was decided while the data was read, to be printed beside results: a sentence or two each. May be empty. */
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
        new Complaints(this).numbers(columns).throwIfAny();
    }

    /**
     * Checks that columns can be used as features: that they exist and are numeric without infinity, or hold texts that
     * name categories rather than numbers.
     *
     * @throws UnknownNameException if a column does not exist
     * @throws UnusableDataException if one holds infinity, texts among numbers, or numbers written as text
     */
    public void requireFeatures(List<String> columns) {
        new Complaints(this).features(columns).throwIfAny();
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
