package org.jellygrad.datasets.csv;

import static java.util.Objects.requireNonNull;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jellygrad.datasets.internal.dialect.Dialect;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.datasets.problem.Quoted;

/**
 * How a CSV is read. What is empty is found in the file: {@link Csv} says how.
 *
 * @param delimiter the character between cells; a blank means runs of blanks and tabs
 * @param missing texts that mean a missing cell, compared with the cell's text without the blanks around it. An empty
 *     cell, NA, N/A, NaN and null, in any letter case, are always missing
 * @param memory how many bytes of numbers may be kept on the heap. If the file has more, nothing is kept, and every pass
 *     parses the file again
 * @param encoding how letters are written
 * @param decimal the decimal sign, point or comma
 * @param header how many lines name the columns: 0, 1 or 2. With 0 they are called c1, c2 and so on
 * @param ragged what becomes of rows with another number of cells than the header
 * @param skip how many lines to skip at the start; if it is not told, leading comment lines are
 */
public record CsvOptions(
        Optional<Character> delimiter,
        Set<String> missing,
        long memory,
        Optional<Charset> encoding,
        Optional<Character> decimal,
        Optional<Integer> header,
        Ragged ragged,
        Optional<Integer> skip) {

    private static final int MOST_HEADER_LINES = 2;

    public CsvOptions {
        missing = Set.copyOf(missing);
        requireNonNull(ragged, "ragged");
        if (delimiter.isPresent() && "\"\r\n".indexOf(delimiter.get()) >= 0) {
            throw new InvalidValueException(
                    "Cells cannot be separated by a quote or a line break.", "A comma, a semicolon or a tab is usual.");
        }
        if (memory < 0) {
            throw new IllegalArgumentException("The memory for numbers is " + memory + " bytes, less than none.");
        }
        if (decimal.isPresent() && decimal.get() != '.' && decimal.get() != ',') {
            throw new InvalidValueException(
                    "The decimal sign cannot be '" + decimal.get() + "'.", "It is a point or a comma.");
        }
        if (decimal.isPresent() && decimal.equals(delimiter)) {
            throw new InvalidValueException(
                    "'" + decimal.get() + "' cannot separate cells and be the decimal sign.",
                    "Choose another of them.");
        }
        if (header.isPresent() && (header.get() < 0 || header.get() > MOST_HEADER_LINES)) {
            throw new InvalidValueException(
                    "There cannot be " + header.get() + " lines of names.", "There are 0, 1 or 2.");
        }
        if (skip.isPresent() && skip.get() < 0) {
            throw new InvalidValueException(
                    "It is impossible to skip " + skip.get() + " lines.", "Give a whole number from 0.");
        }
    }

    /** Everything found in the file, ragged rows refused, a quarter of the heap for the numbers. */
    public static CsvOptions defaults() {
        return new CsvOptions(
                Optional.empty(),
                Set.of(),
                Runtime.getRuntime().maxMemory() / 4,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Ragged.REFUSE,
                Optional.empty());
    }

    /** The same options with this character between the cells; a blank means runs of blanks and tabs. */
    public CsvOptions withDelimiter(char character) {
        return new CsvOptions(Optional.of(character), missing, memory, encoding, decimal, header, ragged, skip);
    }

    /** The same options with one more text that means a missing cell. */
    public CsvOptions withMissing(String text) {
        Set<String> more = new TreeSet<>(missing);
        more.add(text.strip());
        return new CsvOptions(delimiter, more, memory, encoding, decimal, header, ragged, skip);
    }

    /** The same options with this many bytes for numbers on the heap; with 0 every pass parses the file. */
    public CsvOptions withMemory(long bytes) {
        return new CsvOptions(delimiter, missing, bytes, encoding, decimal, header, ragged, skip);
    }

    /** The same options for a file in this encoding. */
    public CsvOptions withEncoding(Charset charset) {
        return new CsvOptions(delimiter, missing, memory, Optional.of(charset), decimal, header, ragged, skip);
    }

    /**
     * The same options for a file in the encoding of this name.
     *
     * @throws InvalidValueException if there is none of that name
     */
    public CsvOptions withEncoding(String name) {
        try {
            return withEncoding(Charset.forName(name.equalsIgnoreCase("latin-1") ? "ISO-8859-1" : name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new InvalidValueException(
                    Quoted.name(name) + " is no encoding that Java knows.",
                    "Usual are utf-8, windows-1252, latin-1, utf-16le and utf-16be.");
        }
    }

    /** The same options with this decimal sign, point or comma. */
    public CsvOptions withDecimal(char sign) {
        return new CsvOptions(delimiter, missing, memory, encoding, Optional.of(sign), header, ragged, skip);
    }

    /** The same options for a file in which this many lines name the columns: 0, 1 or 2. */
    public CsvOptions withHeader(int lines) {
        return new CsvOptions(delimiter, missing, memory, encoding, decimal, Optional.of(lines), ragged, skip);
    }

    /** The same options with another treatment of ragged rows. */
    public CsvOptions withRagged(Ragged treatment) {
        return new CsvOptions(delimiter, missing, memory, encoding, decimal, header, treatment, skip);
    }

    /** The same options for a file whose first lines are skipped. */
    public CsvOptions withSkip(int lines) {
        return new CsvOptions(delimiter, missing, memory, encoding, decimal, header, ragged, Optional.of(lines));
    }

    Dialect.Told told() {
        return new Dialect.Told(delimiter, decimal, header, skip, missing::contains);
    }
}
