package org.jellygrad.datasets.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.DatasetCard;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnusableDataException;

/**
 * Data sets from CSV and back.
 *
 * <p>A CSV is UTF-8 text, with or without a byte order mark. The first line names the columns; blanks around a name do
 * not count. Every other line is a row with as many cells. A cell may stand in double quotes, as RFC 4180 says. Blank
 * lines are skipped. If the first of several columns has no name, it {@linkplain org.jellygrad.datasets.Schema#rowNames
 * names the rows} and is called {@code row}.
 */
public final class Csv {
    private Csv() {}

    /** {@link #read(Path, CsvOptions)} with the defaults. */
    public static Dataset read(Path file) {
        return read(file, CsvOptions.defaults());
    }

    /**
     * Reads a CSV. One pass over the whole file tells which columns are numeric and which cells are missing. It keeps the
     * numbers if they fit in memory.
     *
     * <p>What can be read only once, such as a pipe, is copied to a temporary file: at most 4 GiB, or half of the free
     * space if that is less.
     *
     * @throws UnusableDataException if there is no such file, it cannot be read, is not CSV in UTF-8, or has no rows
     */
    public static Dataset read(Path file, CsvOptions options) {
        Path name = file.getFileName();
        CsvFile input = CsvFile.of(file);
        return read(
                input,
                options,
                rows -> DatasetCard.minimal(name == null ? input.name() : name.toString(), input.name(), rows));
    }

    /**
     * Reads a CSV that is no file.
     *
     * @param card makes the card from the number of rows
     * @throws UnusableDataException if it cannot be read, is not CSV in UTF-8, or has no rows
     */
    public static Dataset read(CsvInput input, CsvOptions options, LongFunction<DatasetCard> card) {
        char delimiter = CsvRecords.delimiter(input, options);
        CsvScan scan = new CsvScan(input.name(), delimiter, options);
        CsvRecords.forEach(input, delimiter, scan, scan::endRecord);
        List<ColumnSummary> summaries = scan.summaries();
        if (summaries.isEmpty()) {
            throw new UnusableDataException(Problem.mendedBy(
                    input.name() + " is empty.", "It needs a line with the names of the columns, then the rows."));
        }
        if (scan.rows() == 0) {
            throw new UnusableDataException(Problem.mendedBy(
                    input.name() + " has a header but no rows.",
                    "Below the names of the columns must stand the rows."));
        }
        DatasetCard described = card.apply(scan.rows());
        boolean[] numeric = new boolean[summaries.size()];
        for (int i = 0; i < numeric.length; i++) {
            numeric[i] = summaries.get(i).column().isNumeric();
        }
        return new Dataset(
                described,
                summaries,
                scan.rowNames(),
                new CsvTable(input, delimiter, options, numeric, scan.numbers(), Map.of()));
    }

    /**
     * Writes a data set as CSV with commas and line feeds. What is read back has the same columns, the same bits in every
     * number and the same texts. A missing cell is written empty. A text from memory that says NA is read back as
     * missing, and a column of texts that all say numbers is read back as numbers. The writer is flushed, not closed.
     *
     * @throws UncheckedIOException if the writer throws
     */
    public static void write(Dataset data, Writer writer) {
        // A line that is empty would be skipped by readers, so the missing cell of a single column stands in quotes.
        QuoteStrategies quotes = data.schema().columns().size() == 1 ? QuoteStrategies.EMPTY : QuoteStrategies.REQUIRED;
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(quotes)
                .build(writer);
        List<String> names = data.schema().names();
        boolean rowNames = data.schema().rowNames().isPresent();
        csv.writeRecord(IntStream.range(0, names.size())
                .mapToObj(i -> i == 0 && rowNames ? "" : names.get(i))
                .toList());
        String[] cells = new String[data.schema().columns().size()];
        data.forEachRow(row -> {
            for (int i = 0; i < cells.length; i++) {
                cells[i] = row.isMissing(i) ? "" : row.text(i);
            }
            csv.writeRecord(cells);
        });
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
