package org.jellygrad.datasets.csv;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a CSV is read.
 *
 * @param delimiter the character between cells; if empty it is the one of comma, semicolon and tab that the header line
 *     holds most often outside quotes, the earlier of them on a tie
 * @param missing texts that mean a missing cell, beside the empty cell and, in any letter case, NA and NaN; compared
 *     with the cell's text without the blanks around it
 * @param memory how many bytes of numbers may be kept on the heap; if the file has more, nothing is kept and every
 *     pass parses the file again
 */
public record CsvOptions(Optional<Character> delimiter, Set<String> missing, long memory) {

    public CsvOptions {
        missing = Set.copyOf(missing);
        if (delimiter.isPresent() && "\"\r\n".indexOf(delimiter.get()) >= 0) {
            throw new IllegalArgumentException(
                    "Cells cannot be separated by a quote or a line break.\n\nA comma, a semicolon or a tab is usual.");
        }
        if (memory < 0) {
            throw new IllegalArgumentException("The memory for numbers is " + memory + " bytes, less than none.");
        }
    }

    /** The delimiter found in the header, no further texts for missing cells, a quarter of the heap for the numbers. */
    public static CsvOptions defaults() {
        return new CsvOptions(Optional.empty(), Set.of(), Runtime.getRuntime().maxMemory() / 4);
    }

    /** The same with this character between the cells. */
    public CsvOptions withDelimiter(char character) {
        return new CsvOptions(Optional.of(character), missing, memory);
    }

    /** The same with one more text that means a missing cell. */
    public CsvOptions withMissing(String text) {
        Set<String> more = new TreeSet<>(missing);
        more.add(text.strip());
        return new CsvOptions(delimiter, more, memory);
    }

    /** The same with this many bytes for numbers on the heap; 0 to parse the file on every pass. */
    public CsvOptions withMemory(long bytes) {
        return new CsvOptions(delimiter, missing, bytes);
    }
}
