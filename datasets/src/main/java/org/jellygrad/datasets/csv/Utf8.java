package org.jellygrad.datasets.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnusableDataException;

/** Bytes as UTF-8 text. */
final class Utf8 {
    private static final int LONGEST_MARK = 4;
    private static final int BUFFER = 1 << 13;

    private Utf8() {}

    /**
     * Opens an input as text, without a byte order mark. Bytes that are not UTF-8 make reads throw a
     * {@link CharacterCodingException}.
     */
    static Reader open(CsvInput input) throws IOException {
        // Not buffered here: the reader asks for 8 kB at a time.
        var in = new PushbackInputStream(input.open(), LONGEST_MARK);
        try {
            byte[] start = in.readNBytes(LONGEST_MARK);
            String hex = HexFormat.of().formatHex(start);
            refuse(input.name(), hex);
            int mark = hex.startsWith("efbbbf") ? 3 : 0;
            in.unread(start, mark, start.length - mark);
            return new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Names the formats that are often taken for CSV. */
    private static void refuse(String name, String start) {
        String kind = start.startsWith("fffe") || start.startsWith("feff")
                ? "UTF-16 text"
                : start.startsWith("504b0304")
                        ? "a spreadsheet or a zip archive"
                        : start.startsWith("1f8b")
                                ? "compressed by gzip"
                                : start.equals("50415231") ? "a Parquet file" : "";
        if (!kind.isEmpty()) {
            throw new UnusableDataException(Problem.mendedBy(
                    name + " is " + kind + ", not CSV.", "Save or export it as CSV in UTF-8 and name that file."));
        }
    }

    /** The error of an input that is not UTF-8, with the place of the first byte that is not. */
    static UnusableDataException malformed(CsvInput input, CharacterCodingException cause) {
        String at = "";
        try {
            at = ":" + malformedLine(input);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return new UnusableDataException(
                new Problem(
                        input.name() + at + " is not UTF-8 text.",
                        "Its letters cannot be told for sure in another encoding.",
                        "Save the file as UTF-8, for example with iconv -f WINDOWS-1252 -t UTF-8."),
                cause);
    }

    private static long malformedLine(CsvInput input) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer chars = CharBuffer.allocate(BUFFER);
        long line = 1;
        try (InputStream in = input.open()) {
            boolean ends = false;
            while (!ends) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                ends = read < 0;
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                ends |= decoder.decode(bytes, chars, ends).isError();
                bytes.compact();
                line += chars.flip().chars().filter(c -> c == '\n').count();
                chars.clear();
            }
        }
        return line;
    }

    /** Whether a text in UTF-8 may begin with these bytes. */
    static boolean mayBegin(byte[] bytes, int length) {
        return !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes, 0, length), CharBuffer.allocate(length), false)
                .isError();
    }
}
