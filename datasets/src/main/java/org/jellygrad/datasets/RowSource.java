package org.jellygrad.datasets;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jellygrad.datasets.problem.UnknownNameException;
import org.jellygrad.datasets.problem.UnusableDataException;

/**
 * The rows of a selection as numbers. They can be read as often as needed: every pass gives the same rows in the same
 * order, cut into the same blocks.
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
     * What the scan of the whole data set told about a column. Rows that are dropped here count, too.
     *
     * @throws UnknownNameException if the data set has no such column
     */
    ColumnSummary summary(String column);

    /**
     * The levels of a category; empty for a column of numbers. The levels of a text column are the different texts in the
     * rows handed out, in the natural order of strings. The levels of a column of {@linkplain Selection#codes codes} are
     * the different numbers, ascending; whole numbers are written without a decimal point. A block holds the index of
     * each cell's level.
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
     * The same rows as whole columns; empty where memory does not hold them so. Reading them leaves no more trace than {@link #forEach}
     * does, and may be done by several threads, each in its own order.
     */
    default Optional<RowColumns> columns() {
        return Optional.empty();
    }

    /** Whether memory holds the rows, so that reading them again costs little. */
    default boolean isHeld() {
        return columns().isPresent();
    }

    /**
     * The SHA-256, in lower-case hexadecimal, of what is handed out. How the rows are cut into blocks leaves no trace. The
     * digested bytes are, in this order:
     *
     * <ol>
     *   <li>the number of features;
     *   <li>the names of the target, of the features and, if selected, of the weights;
     *   <li>for each category the number of its levels, then each level, written as names are;
     *   <li>row after row the features, the target and, if selected, the weight.
     * </ol>
     *
     * <p>A name is written as its length in UTF-8 bytes and those bytes. Integers have 32 bits and numbers are binary64,
     * all big-endian.
     *
     * @throws UnusableDataException if the data is read from a file that can no longer be read, or has changed
     */
    String dataHash();
}
