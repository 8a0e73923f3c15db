package org.jellygrad.datasets.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.DatasetCard;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.datasets.reading.Decision;
import org.jellygrad.datasets.reading.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Data sets from CSV and back.
 *
 * <p>A table is read as it comes. What {@link CsvOptions} do not say is found in the file, always in the same way: at most
 * the first million characters are looked at, or 300 lines if these are fewer. What was decided stands in {@link
 * Dataset#reading} with its reason and the option that overrides it. A later line that contradicts is an error that names
 * the line.
 *
 * <ul>
 *   <li><b>Bytes</b>: gzip and zstd are unpacked. A byte order mark tells UTF-8, UTF-16 or UTF-32. Other text is UTF-8, or, if
 *       a byte is not, Windows-1252, or, if even that does not know the byte, Latin-1. A file with letters in UTF-8 before a
 *       byte that is not UTF-8 is damaged and refused. Spreadsheets, Parquet and other formats are known by their first bytes
 *       and refused with advice.
 *   <li><b>Lines</b> end with LF, CRLF or CR. Blank lines are skipped, and so are comment lines (with {@code #}) before the
 *       table, and a line {@code sep=;}.
 *   <li><b>Cells</b> are separated by comma, semicolon, tab, bar, or runs of blanks: the separator is the one that gives the header and
 *       most lines the same number of cells. On a tie it is the one with more numeric cells, then the one that the header has most often. A
 *       cell may stand in double quotes, as RFC 4180 says.
 *   <li><b>Header</b>: one line names the columns. There is none if the first line has numbers like the others: the columns are then called
 *       {@code c1}, {@code c2}, or as the last comment line says. There are two if the second has nothing but text where the others have
 *       numbers: if every cell of the first has a name, the second has units, else both are joined. Columns at the end without name and
 *       cells are dropped. If the first of several columns has no name, or the header has one name less than the lines have cells, it
 *       {@linkplain org.jellygrad.datasets.Schema#rowNames names the rows} and is called {@code row}.
 *   <li><b>Numbers</b> have a decimal point, or decimal commas if more of the first cells can only be read that way. Separators
 *       between thousands, currencies and percent signs are read over: 1,234 $ is 1234 and 12 % is 12.
 *   <li><b>Missing</b> is an empty cell, NA, N/A, NaN and null, and, in a column with numbers and no other text, a hyphen, a
 *       point or a question mark alone.
 *   <li><b>Rows</b> have as many cells as the header; further ones must be empty. Ragged rows are refused, or counted and left
 *       out. Rows at the end without anything in any cell are left out and counted.
 * </ul>
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
        return read(List.of(file), options);
    }

    /**
     * Reads several files as one table, one after the other. They are written in the way of the first, though each may have
     * its own encoding. A further file has the same header as the first, or none.
     *
     * @param files one or more
     * @throws UnusableDataException as {@link #read(Path, CsvOptions)}, or if headers differ
     */
    public static Dataset read(List<Path> files, CsvOptions options) {
        return read(files, options, ReadingProgress.SILENT);
    }

    /** The same, telling {@code progress} how far each file has been read, now and in later passes over the rows. */
    public static Dataset read(List<Path> files, CsvOptions options, ReadingProgress progress) {
        List<WatchedFile> inputs = files.stream()
                .map(file -> new WatchedFile(CsvFile.of(file, options.encoding()), progress))
                .toList();
        Path name = files.get(0).getFileName();
        String first = inputs.get(0).name();
        String more = inputs.size() == 1 ? "" : " and " + (inputs.size() - 1) + " more";
        return read(
                inputs,
                options,
                rows -> DatasetCard.minimal((name == null ? first : name.toString()) + more, first + more, rows));
    }

    /**
     * Reads standard input, which is copied to a temporary file first, as every pipe is.
     *
     * @param in the bytes
     * @param name what to call it
     * @throws UnusableDataException as {@link #read(Path, CsvOptions)}
     */
    public static Dataset read(InputStream in, String name, CsvOptions options) {
        CsvFile input = CsvFile.of(in, name, options.encoding());
        return read(input, options, rows -> DatasetCard.minimal(name, name, rows));
    }

    /**
     * Reads a CSV that is no file.
     *
     * @param card makes the card from the number of rows
     * @throws UnusableDataException if it cannot be read, is no text with a table, or has no rows
     */
    public static Dataset read(CsvInput input, CsvOptions options, LongFunction<DatasetCard> card) {
        return read(List.of(input), options, card);
    }

    private static Dataset read(List<? extends CsvInput> inputs, CsvOptions options, LongFunction<DatasetCard> card) {
        return read(inputs, options, card, BlockPlan.DEFAULT);
    }

    /** @param blocks how files are cut into blocks, null where they are read from the first character to the last */
    static Dataset read(
            List<? extends CsvInput> inputs,
            CsvOptions options,
            LongFunction<DatasetCard> card,
            @Nullable BlockPlan blocks) {
        CsvLayout layout = CsvLayout.of(inputs, options).inBlocks(blocks);
        while (true) {
            try {
                return read(layout, inputs.get(0).name(), options, card);
            } catch (NotInBlocksException e) {
                layout = layout.inBlocks(null);
            } catch (CsvRecords.Undecodable e) {
                layout = layout.afterMalformed(e.part(), e.reason(), options);
            }
        }
    }

    private static Dataset read(CsvLayout layout, String name, CsvOptions options, LongFunction<DatasetCard> card)
            throws CsvRecords.Undecodable, NotInBlocksException {
        CsvScan scan = scan(layout, RowPlan.ALL, options);
        List<Reading.Skipped> skipped = scan.skipped();
        RowPlan plan = scan.plan();
        if (scan.rows() > 0 && !plan.isAll()) {
            scan = scan(layout, plan, options); // what is no row has left its traces in the summaries
        }
        List<ColumnSummary> summaries = scan.summaries();
        if (summaries.isEmpty()) {
            throw new UnusableDataException(Problem.mendedBy(
                    name + " is empty.", "It needs a line with the names of the columns, then the rows."));
        }
        if (scan.rows() == 0) {
            throw new UnusableDataException(Problem.mendedBy(
                    name + " has a header but no rows.", "Below the names of the columns must stand the rows."));
        }
        DatasetCard described = card.apply(scan.rows());
        boolean[] numeric = new boolean[summaries.size()];
        for (int i = 0; i < numeric.length; i++) {
            numeric[i] = summaries.get(i).column().isNumeric();
        }
        List<Decision> decisions = new ArrayList<>(layout.decisions());
        decisions.addAll(scan.decisions());
        return new Dataset(
                described,
                summaries,
                scan.header().rowNames(),
                new CsvTable(layout, plan, options, numeric, scan.numbers(), Map.of()),
                new Reading(decisions, skipped));
    }

    private static CsvScan scan(CsvLayout layout, RowPlan plan, CsvOptions options)
            throws CsvRecords.Undecodable, NotInBlocksException {
        CsvScan scan = new CsvScan(layout.dialect(), options);
        CsvRecords.scan(layout, plan, scan, scan::endRecord);
        scan.finish();
        return scan;
    }

    /**
     * Writes a data set as CSV with commas and line feeds. What is read back has the same columns, the same bits in every number and the
     * same texts. A missing cell is written empty. A text from memory that says NA is read back as missing, and a column of texts that all
     * say numbers is read back as numbers. To read a file back exactly, also one whose header is made of numbers, use {@code
     * CsvOptions.defaults().withDelimiter(',').withHeader(1) .withDecimal('.')}. The writer is flushed, not closed.
     *
     * @throws UncheckedIOException if the writer throws
     */
    public static void write(Dataset data, Writer writer) {
        // A line with nothing in it would be skipped by readers, so the first cell of such a row stands in quotes.
        boolean[] nothing = {false};
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(new QuoteStrategy() {
                    @Override
                    public boolean quoteEmpty(int line, int cell) {
                        return nothing[0] && cell == 0;
                    }
                })
                .build(writer);
        List<String> names = data.schema().names();
        boolean rowNames = data.schema().rowNames().isPresent();
        csv.writeRecord(IntStream.range(0, names.size())
                .mapToObj(i -> i == 0 && rowNames ? "" : names.get(i))
                .toList());
        String[] cells = new String[data.schema().columns().size()];
        data.forEachRow(row -> {
            nothing[0] = true;
            for (int i = 0; i < cells.length; i++) {
                cells[i] = row.isMissing(i) ? "" : row.text(i);
                nothing[0] &= cells[i].isEmpty();
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
