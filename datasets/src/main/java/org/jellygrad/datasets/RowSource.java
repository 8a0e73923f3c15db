package org.jellygrad.datasets;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jellygrad.datasets.problem.UnknownNameException;
import org.jellygrad.datasets.problem.UnusableDataException;

/**
 * The rows of a selection as numbers, to be read as often as needed: always the same rows in the same order, cut into
 * the same blocks.
 */
public interface RowSource {
    /** The name of the target column. */
    String target();

    /** The names of the feature columns, in the order of {@link RowBlock#x}. */
    List<String> features();

    /** The name of the column the weights come from, if one was selected. */
    Optional<String> weights();

    /** How many rows are handed out, at least 1. */
    long rows();

    /** How many rows are left out because a selected cell is missing. */
    long rowsDropped();

    /**
     * What is known of a selected column from the scan of the whole data set, rows that are dropped here included.
     *
     * @throws UnknownNameException if the data set has no such column
     */
    ColumnSummary summary(String column);

    /**
     * The levels of a category: the different texts in the rows handed out, in the natural order of strings; of a column of
     * {@linkplain Selection#codes codes} the different numbers, ascending, whole ones without a decimal point. In blocks a cell of such
     * a column is the index of its level. Empty for a column of numbers.
     *
     * @throws UnknownNameException if the data set has no such column
     */
    List<String> levels(String column);

    /**
     * Hands out all rows, block after block, on the calling thread.
     *
     * @throws UnusableDataException if the data is read from a file that can no longer be read, or has changed
     */
    void forEach(Consumer<RowBlock> action);

    /**
     * The SHA-256, in lower-case hexadecimal, of what is handed out. Digested are the number of features; the names of
     * target, features and (if selected) weights, each as its length in UTF-8 bytes and those bytes; then, row after row,
     * features, target and (if selected) weight. After the names stands, for each category, the number of its levels
     * and each level as names are. Integers have 32 bits, numbers are binary64, all big-endian. How the
     * rows are cut into blocks leaves no trace.
     *
     * @throws UnusableDataException if the data is read from a file that can no longer be read, or has changed
     */
    String dataHash();
}
