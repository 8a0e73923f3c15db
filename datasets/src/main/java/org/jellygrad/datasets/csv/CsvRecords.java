package org.jellygrad.datasets.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnusableDataException;

/** Runs the parser over files and says in our words what it complains of. */
final class CsvRecords {
    private CsvRecords() {}

    /** Bytes were found that are not of the encoding. */
    static final class Undecodable extends Exception {
        private static final long serialVersionUID = 1;

        private final int part;
        private final CharacterCodingException reason;

        Undecodable(int part, CharacterCodingException reason) {
            super(reason);
            this.part = part;
            this.reason = reason;
        }

        /** Which of the files has them, from 0. */
        int part() {
            return part;
        }

        CharacterCodingException reason() {
            return reason;
        }
    }

    /**
     * Hands the cells of each row to the handler, then runs the action; blank lines are skipped. All bytes were decoded
     * before.
     */
    static void forEach(CsvLayout layout, RowPlan plan, CellHandler handler, Runnable action) {
        try {
            scan(layout, plan, handler, action);
        } catch (Undecodable e) {
            throw CsvFile.changed(layout.parts().get(e.part()).name(), e);
        } catch (NotInBlocksException e) {
            throw CsvFile.changed(e.file(), e); // the first pass could
        }
    }

    /**
     * Hands the cells of each record to the handler, then runs the action where it is a row.
     *
     * @throws Undecodable if bytes are not of the encoding
     * @throws NotInBlocksException if the layout has blocks and a file does not allow it
     */
    static void scan(CsvLayout layout, RowPlan plan, CellHandler handler, Runnable action)
            throws Undecodable, NotInBlocksException {
        Counter counter = new Counter(plan);
        for (int i = 0; i < layout.parts().size(); i++) {
            try {
                CsvPart part = layout.parts().get(i);
                BlockPlan blocks = layout.blocks();
                if (blocks != null && plan.isAll() && handler.takesBlocks() && CsvBlocks.fit(part, layout)) {
                    handler.beginFile(part.name());
                    CsvBlocks.scan(part, layout, blocks, handler, action);
                    part.source().input().requireUnchanged();
                } else {
                    scan(part, layout, counter, handler, action);
                }
            } catch (CharacterCodingException e) {
                throw new Undecodable(i, e);
            } catch (IOException e) {
                throw CsvFile.unreadable(layout.parts().get(i).name(), e);
            }
        }
    }

    private static void scan(CsvPart part, CsvLayout layout, Counter counter, CellHandler handler, Runnable action)
            throws IOException {
        handler.beginFile(part.name());
        try (CsvReader<CellHandler> reader =
                reader(layout, handler, part.open(layout.dialect().delimiter()))) {
            Iterator<CellHandler> records = reader.iterator();
            handler.expect(false);
            for (int i = 0; i < part.headerRows() && hasNext(records, part, handler); i++) {
                records.next();
                handler.endHeader();
            }
            while (counter.hasMore()) {
                boolean row = counter.isRow();
                handler.expect(row);
                if (!hasNext(records, part, handler)) {
                    break;
                }
                records.next();
                if (row) {
                    action.run();
                }
                counter.next();
            }
            part.source().input().requireUnchanged();
        }
    }

    private static CsvReader<CellHandler> reader(CsvLayout layout, CellHandler handler, Reader text) {
        return CsvReader.builder()
                .fieldSeparator(layout.separator())
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE) // counted by the handler, with a better message
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(handler, text);
    }

    /** Hands the cells of a text to the handler, where all records but the first are rows, and runs the action for each. */
    static void read(Reader text, int headerRows, CsvLayout layout, CellHandler handler, Runnable action)
            throws IOException {
        try (CsvReader<CellHandler> reader = reader(layout, handler, text)) {
            Iterator<CellHandler> records = reader.iterator();
            for (int record = 0; ; record++) {
                boolean header = record < headerRows;
                handler.expect(!header);
                if (!records.hasNext()) {
                    break;
                }
                records.next();
                if (header) {
                    handler.endHeader();
                } else {
                    action.run();
                }
            }
        }
    }

    /** Where in its plan a pass is. */
    private static final class Counter {
        private final RowPlan plan;
        private long record;
        private int skipped;

        Counter(RowPlan plan) {
            this.plan = plan;
        }

        boolean hasMore() {
            return record < plan.records();
        }

        boolean isRow() {
            return skipped == plan.skipped().length || plan.skipped()[skipped] != record;
        }

        void next() {
            skipped += isRow() ? 0 : 1;
            record++;
        }
    }

    private static boolean hasNext(Iterator<CellHandler> records, CsvPart part, CellHandler handler)
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
                            part.name() + ":" + handler.line() + ": " + e.getMessage() + ".",
                            "A cell may be put in quotes as a whole, and the closing quote ends it; a quote inside such"
                                    + " a cell is written twice."),
                    e);
        }
    }
}
