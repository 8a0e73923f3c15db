package org.jellygrad.datasets.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.util.Arrays;

/** A parsed block with what it takes to look at the cells that are no plain numbers: where it stands, and how letters are written. */
final class BlockText {
    private final CsvPart part;
    private final CsvBlock block;
    private final long lines;
    private final CharsetDecoder decoder;
    private char[] text = new char[64];
    private int length;

    /** @param lines of the file before it */
    BlockText(CsvPart part, CsvBlock block, long lines) {
        this.part = part;
        this.block = block;
        this.lines = lines;
        decoder = part.source().charset().newDecoder();
    }

    CsvBlock block() {
        return block;
    }

    /** Decodes the k-th cell that has to be looked at; {@link #text} then holds it. */
    void look(int k) throws NotInBlocksException {
        decode(block.begin(k), block.end(k));
    }

    char[] text() {
        return text;
    }

    int length() {
        return length;
    }

    private void decode(int begin, int end) throws NotInBlocksException {
        length = end - begin;
        if (text.length < length) {
            text = Arrays.copyOf(text, 2 * length);
        }
        byte[] bytes = block.bytes();
        int all = 0;
        for (int i = 0; i < length; i++) {
            byte b = bytes[begin + i];
            all |= b;
            text[i] = (char) b;
        }
        if (all < 0) {
            try {
                CharBuffer chars = decoder.decode(ByteBuffer.wrap(bytes, begin, length));
                length = chars.remaining();
                chars.get(text, 0, length);
            } catch (CharacterCodingException e) {
                throw new NotInBlocksException(part.name());
            }
        }
    }

    /** Where the k-th of these cells stands, as {@code file:line:column}. The text that was looked at is lost. */
    String where(int k) throws NotInBlocksException {
        byte[] bytes = block.bytes();
        boolean quoted = block.begin(k) > 0 && bytes[block.begin(k) - 1] == '"';
        int begin = block.begin(k) - (quoted ? 1 : 0);
        int start = begin;
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        decode(start, begin);
        return part.name() + ":" + (lines + 1 + BlockCutter.lines(bytes, start)) + ":" + (length + 1);
    }
}
