package org.jellygrad.datasets.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnusableDataException;

/** Runs the parser over an input and says in our words what it complains of. */
final class CsvRecords {
    private CsvRecords() {}

    /** The delimiter that was asked for, or else the one found in the header. */
    static char delimiter(CsvInput input, CsvOptions options) {
        if (options.delimiter().isPresent()) {
            return options.delimiter().get();
        }
        try (var text = new BufferedReader(Utf8.open(input))) {
            return Delimiter.detect(text);
        } catch (CharacterCodingException e) {
            throw Utf8.malformed(input, e);
        } catch (IOException e) {
            throw CsvFile.unreadable(input.name(), e);
        }
    }

    /** Hands the cells of each record to the handler, then runs the action; blank lines are skipped. */
    static void forEach(CsvInput input, char delimiter, CellHandler handler, Runnable action) {
        try (CsvReader<CellHandler> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE) // counted by the handler, with a better message
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(handler, Utf8.open(input))) {
            Iterator<CellHandler> records = reader.iterator();
            while (hasNext(records, input, handler)) {
                records.next();
                action.run();
                handler.endHeader();
            }
            input.requireUnchanged();
        } catch (CharacterCodingException e) {
            throw Utf8.malformed(input, e);
        } catch (IOException e) {
            throw CsvFile.unreadable(input.name(), e);
        }
    }

    private static boolean hasNext(Iterator<CellHandler> records, CsvInput input, CellHandler handler)
            throws IOException {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof Error error) { // the parser wraps even these
                throw error;
            }
            throw new UnusableDataException(
                    Problem.mendedBy(
                            input.name() + ":" + handler.line() + ": " + e.getMessage() + ".",
                            "A cell may be put in quotes as a whole, and the closing quote ends it; a quote inside such"
                                    + " a cell is written twice."),
                    e);
        }
    }
}
