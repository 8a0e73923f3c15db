package org.jellygrad.datasets.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.CharArrayReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jellygrad.datasets.internal.bytes.BlankedLines;

/**
 * Reads a file in blocks of whole lines. The calling thread reads the bytes and takes the blocks in the order of the file; others parse
 * meanwhile. A block that is not plain goes through the same parser as a file that is read from the first character to the last, so
 * the cells, their order and what is decided from them are the same, whatever the blocks and the threads.
 */
final class CsvBlocks implements AutoCloseable {
    private static final int READ = 1 << 16;

    /** Lines longer than this are left to the parser that reads character by character. */
    private static final int LONGEST = 1 << 24;

    /** In these a byte below 128 is that character, wherever it stands. */
    private static final Set<Charset> CHARSETS = Set.of(
            StandardCharsets.UTF_8,
            StandardCharsets.ISO_8859_1,
            StandardCharsets.US_ASCII,
            Charset.forName("windows-1252"));

    private static final String DELIMITERS = ",;\t|:";

    private final CsvPart part;
    private final CsvLayout layout;
    private final CellHandler handler;
    private final Runnable action;
    private final InputStream in;
    private final BlockPlan plan;
    private final ExecutorService threads;
    private final Deque<CsvBlock> free = new ArrayDeque<>();
    private final Deque<Future<CsvBlock>> parsing = new ArrayDeque<>();
    private byte[] carried = {};
    private long lines;
    private boolean ended;

    private CsvBlocks(CsvPart part, CsvLayout layout, BlockPlan plan, CellHandler handler, Runnable action)
            throws IOException {
        this.part = part;
        this.layout = layout;
        this.plan = plan;
        this.handler = handler;
        this.action = action;
        in = part.source().bytes();
        threads = Executors.newFixedThreadPool(plan.threads(), task -> {
            Thread created = new Thread(task, "jellygrad-csv");
            created.setDaemon(true);
            return created;
        });
    }

    /** Whether a file is written so that it can be cut at bytes. */
    static boolean fit(CsvPart part, CsvLayout layout) {
        return CHARSETS.contains(part.source().charset())
                && DELIMITERS.indexOf(layout.dialect().delimiter()) >= 0;
    }

    /** Hands the rows of a file to a handler. */
    static void scan(CsvPart part, CsvLayout layout, BlockPlan plan, CellHandler handler, Runnable action)
            throws IOException, NotInBlocksException {
        try (CsvBlocks blocks = new CsvBlocks(part, layout, plan, handler, action)) {
            blocks.run();
        } finally {
            handler.startBehind(0);
        }
    }

    private byte delimiter() {
        return (byte) layout.dialect().delimiter();
    }

    private void run() throws IOException, NotInBlocksException {
        CsvBlock first = filled(new CsvBlock(plan.first()), part.skip());
        text(first, part.skip(), part.headerRows());
        if (ended) {
            return;
        }
        int[] slots = handler.slots();
        if (slots.length == 0) {
            throw new NotInBlocksException(part.name()); // the header is longer
        }
        handler.expect((double) part.source().size() / first.length());
        CsvBlock.Cells cells = new CsvBlock.Cells(slots, handler.plainNumbers(), delimiter());
        while (!ended || !parsing.isEmpty()) {
            if (ended || parsing.size() > plan.threads()) {
                take();
            } else {
                CsvBlock empty = free.isEmpty() ? new CsvBlock(plan.size()) : free.pop();
                CsvBlock block = filled(empty, 0);
                parsing.add(threads.submit(() -> block.parse(cells)));
            }
        }
    }

    /** Fills a block with whole records, the first of which stands behind so many lines. */
    private CsvBlock filled(CsvBlock block, long skip) throws IOException, NotInBlocksException {
        int length = carried.length;
        if (block.capacity() < length) {
            block.grow(length);
        }
        System.arraycopy(carried, 0, block.bytes(), 0, length);
        while (true) {
            while (!ended && length < block.capacity()) {
                int read = in.read(block.bytes(), length, Math.min(READ, block.capacity() - length));
                ended = read < 0;
                length += Math.max(0, read);
            }
            int table = ended ? 0 : BlockCutter.afterLines(block.bytes(), length, skip);
            int cut = ended || table < 0
                    ? length
                    : BlockCutter.afterLastRecord(block.bytes(), table, length, delimiter());
            if (ended || (table >= 0 && cut > table)) {
                carried = new byte[length - cut];
                System.arraycopy(block.bytes(), cut, carried, 0, carried.length);
                block.setLength(cut);
                return block;
            }
            if (block.capacity() >= LONGEST) {
                throw new NotInBlocksException(part.name());
            }
            block.grow(2 * block.capacity());
        }
    }

    private void take() throws IOException, NotInBlocksException {
        CsvBlock block = taken();
        if (block.isPlain()) {
            if (block.rows() > 0) {
                handler.takeBlock(new BlockText(part, block, lines), action);
            }
            lines += block.lines();
        } else {
            text(block, 0, 0);
        }
        free.push(block);
    }

    private CsvBlock taken() {
        boolean interrupted = false;
        Future<CsvBlock> next = parsing.remove();
        while (true) {
            try {
                return next.get();
            } catch (InterruptedException e) {
                interrupted = true; // whoever waits for rows looks at it
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** Lets the parser of texts read a block. */
    private void text(CsvBlock block, long skip, int headerRows) throws IOException, NotInBlocksException {
        handler.startBehind(lines);
        try {
            Reader text = new CharArrayReader(decoded(block));
            CsvRecords.read(skip > 0 ? new BlankedLines(text, skip) : text, headerRows, layout, handler, action);
        } catch (CharacterCodingException | CsvParseException e) {
            throw new NotInBlocksException(part.name());
        }
        lines += BlockCutter.lines(block.bytes(), block.length());
    }

    private char[] decoded(CsvBlock block) throws CharacterCodingException {
        CharBuffer text =
                part.source().charset().newDecoder().decode(ByteBuffer.wrap(block.bytes(), 0, block.length()));
        char[] chars = new char[text.remaining()];
        text.get(chars);
        return chars;
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        in.close();
    }
}
