package org.jellygrad.datasets.internal.dialect;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jellygrad.datasets.reading.Decision;

/**
 * How a table is written.
 *
 * @param delimiter the character between cells, {@link #BLANKS} for runs of blanks and tabs
 * @param skip how many physical lines stand before the table
 * @param headerRows how many records name the columns
 * @param names the names, where a comment line gives them or nothing does; empty where the header rows do
 * @param index whether the rows begin with a column that the header does not name, for it is one name short
 * @param width how many columns the table has; 0 if only the header tells
 * @param decimal the decimal sign, point or comma
 * @param decisions what was guessed and is not the default
 */
public record Dialect(
        char delimiter,
        long skip,
        int headerRows,
        Optional<List<String>> names,
        boolean index,
        int width,
        char decimal,
        List<Decision> decisions) {

    /** The delimiter that is a run of blanks and tabs. */
    public static final char BLANKS = ' ';

    /** The same dialect with another number of records that name the columns. */
    public Dialect withHeaderRows(int rows) {
        return new Dialect(delimiter, skip, rows, names, index, width, decimal, decisions);
    }

    /** What to call a delimiter in a message: {@code comma}. */
    public static String name(char delimiter) {
        return switch (delimiter) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            case '|' -> "bar";
            case BLANKS -> "run of blanks";
            default -> "'" + delimiter + "'";
        };
    }

    /**
     * What a user said, which is not guessed.
     *
     * @param skip lines to skip at the start
     * @param missing whether a text means a missing cell
     */
    public record Told(
            Optional<Character> delimiter,
            Optional<Character> decimal,
            Optional<Integer> headerRows,
            Optional<Integer> skip,
            Predicate<String> missing) {}
}
