package org.jellygrad.playground.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.Column;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.csv.Csv;
import org.jellygrad.datasets.csv.CsvOptions;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.datasets.problem.ProblemException;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.datasets.reading.Reading;

/**
 * A table that came as text, read as the command reads a file.
 *
 * @param columns its columns of numbers
 * @param texts names of the other columns, which the page has no use for
 * @param reading what was decided on the way
 */
public record Upload(Map<String, double[]> columns, List<String> texts, Reading reading) {

    /** Bytes of a file. */
    public static final long MOST_BYTES = 64L << 20;

    /** How a larger file is refused. */
    public static InvalidValueException tooLarge() {
        return new InvalidValueException(
                "The file is larger than " + (MOST_BYTES >> 20) + " MB.",
                "Train it by the command, which reads files of any size: `jellygrad train FILE`.");
    }

    /**
     * Reads a table.
     *
     * @param in its bytes, of which no more than {@value #MOST_BYTES} are read
     * @param name what to call it in problems
     * @throws org.jellygrad.datasets.problem.ProblemException if it is no table, or too large
     */
    public static Upload read(InputStream in, String name) {
        Dataset data;
        try (Bounded bounded = new Bounded(in)) {
            data = Csv.read(bounded, name, CsvOptions.defaults());
        } catch (TooLargeException e) {
            throw tooLarge();
        } catch (ProblemException e) {
            throw new UnusableDataException(e.problems().stream()
                    .map(problem -> problem.in(Upload::options))
                    .toList());
        } catch (IOException e) {
            throw new UnusableDataException(name + " did not arrive.", "Send it again.");
        }
        Map<String, double[]> columns = new LinkedHashMap<>();
        int rows = Math.toIntExact(data.rows());
        for (Column column : data.schema().columns()) {
            if (column.isNumeric()) {
                columns.put(column.name(), new double[rows]);
            }
        }
        if (columns.isEmpty()) {
            throw new UnusableDataException(
                    name + " has no column of numbers.", "A run predicts one column of numbers from others.");
        }
        data.forEachRow(row -> columns.forEach((column, values) ->
                values[Math.toIntExact(row.index())] = row.number(data.schema().indexOf(column))));
        List<String> texts = data.schema().columns().stream()
                .filter(column -> !column.isNumeric())
                .map(Column::name)
                .toList();
        return new Upload(columns, texts, data.reading());
    }

    /** The text with the command's options in the place of the reader's settings: the page has no place for them. */
    private static String options(String text) {
        return text.replace("`CsvOptions.missing", "`--na").replaceAll("`CsvOptions\\.(\\w+)", "`--$1");
    }

    /** Ends the reading of more than is allowed, whoever catches what on the way. */
    private static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class Bounded extends FilterInputStream {
        private long left = MOST_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw new TooLargeException();
            }
        }
    }
}
