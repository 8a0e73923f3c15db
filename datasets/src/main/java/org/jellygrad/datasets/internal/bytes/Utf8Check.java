package org.jellygrad.datasets.internal.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Where bytes stop being UTF-8.
 *
 * @param line the line of the first byte that is not, from 1; lines end with a line feed
 * @param letters whether there are letters beyond ASCII before it, rightly encoded: then the text is UTF-8 and damaged,
 *     and no other encoding
 */
public record Utf8Check(long line, boolean letters) {
    private static final int BUFFER = 1 << 13;

    /** Looks for the first byte that is not UTF-8; the stream is not closed. */
    public static Utf8Check of(InputStream in) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer chars = CharBuffer.allocate(BUFFER);
        long line = 1;
        boolean letters = false;
        boolean ends = false;
        while (!ends) {
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            ends = read < 0;
            bytes.position(bytes.position() + Math.max(0, read)).flip();
            CoderResult result = decoder.decode(bytes, chars, ends);
            ends |= result.isError();
            bytes.compact();
            chars.flip();
            line += chars.chars().filter(c -> c == '\n').count();
            letters |= chars.chars().anyMatch(c -> c > 0x7f);
            chars.clear();
        }
        return new Utf8Check(line, letters);
    }
}
