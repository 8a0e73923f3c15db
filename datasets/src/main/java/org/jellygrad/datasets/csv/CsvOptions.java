package org.jellygrad.datasets.csv;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jellygrad.datasets.problem.InvalidValueException;

/**
 * How a CSV is read.
 *
 * @param delimiter the character between cells. If it is empty, comma, semicolon and tab are counted in the header line,
 *     outside quotes, and the most frequent is taken; on a tie the one named first here
 * @param missing texts that mean a missing cell, compared with the cell's text without the blanks around it. An empty
 *     cell, NA and NaN, in any letter case, are always missing
 * @param memory how many bytes of numbers may be kept on the heap. If the file has more, nothing is kept, and every pass
 *     parses the file again
 */
public record CsvOptions(Optional<Character> delimiter, Set<String> missing, long memory) {

    public CsvOptions {
        missing = Set.copyOf(missing);
        if (delimiter.isPresent() && "\"\r\n".indexOf(delimiter.get()) >= 0) {
            throw new InvalidValueException(
                    "Cells cannot be separated by a quote or a line break.", "A comma, a semicolon or a tab is usual.");
        }
        if (memory < 0) {
            throw new IllegalArgumentException("The memory for numbers is " + memory + " bytes, less than none.");
        }
    }

    /** The delimiter found in the header, no further texts for missing cells, a quarter of the heap for the numbers. */
    public static CsvOptions defaults() {
        return new CsvOptions(Optional.empty(), Set.of(), Runtime.getRuntime().maxMemory() / 4);
    }

    /** The same options with this character between the cells. */
    public CsvOptions withDelimiter(char character) {
        return new CsvOptions(Optional.of(character), missing, memory);
    }

    /** The same options with one more text that means a missing cell. */
    public CsvOptions withMissing(String text) {
        Set<String> more = new TreeSet<>(missing);
        more.add(text.strip());
        return new CsvOptions(delimiter, more, memory);
    }

    /** The same options with this many bytes for numbers on the heap; with 0 every pass parses the file. */
    public CsvOptions withMemory(long bytes) {
        return new CsvOptions(delimiter, missing, bytes);
    }
}
