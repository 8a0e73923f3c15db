package org.jellygrad.datasets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes as UTF-8 text. */
final class Utf8 {
    private static final int LONGEST_MARK = 4;

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
            throw new UnusableDataException(
                    name + " is " + kind + ", not CSV.", "Save or export it as CSV in UTF-8 and name that file.");
        }
    }

    /** The error of an input that is not UTF-8, with the place of the first byte that is not. */
    static UnusableDataException malformed(CsvInput input, CharacterCodingException cause) {
        long line = 1;
        String at = "";
        try (InputStream in = new BufferedInputStream(input.open())) {
            byte[] bytes = new byte[256];
            int length = 0;
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, 2 * length);
                }
                bytes[length++] = (byte) b;
                if (b == '\n') { // never a part of another character in UTF-8
                    if (!isUtf8(bytes, length)) {
                        break;
                    }
                    line++;
                    length = 0;
                }
            }
            at = ":" + line;
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return new UnusableDataException(
                input.name() + at + " is not UTF-8 text.",
                "Its letters cannot be told for sure in another encoding. Save the file as UTF-8, for example with"
                        + " iconv -f WINDOWS-1252 -t UTF-8.",
                cause);
    }

    private static boolean isUtf8(byte[] bytes, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
