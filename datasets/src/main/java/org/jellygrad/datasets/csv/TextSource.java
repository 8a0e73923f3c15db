package org.jellygrad.datasets.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jellygrad.datasets.internal.bytes.ByteOrderMark;
import org.jellygrad.datasets.internal.bytes.Compression;
import org.jellygrad.datasets.internal.bytes.KnownFormat;
import org.jellygrad.datasets.internal.bytes.Utf8Check;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnusableDataException;

/**
 * The bytes of an input as text.
 *
 * @param input where the bytes come from
 * @param compression how they are packed
 * @param charset how letters are written
 * @param mark how many bytes the byte order mark has, 0 if there is none
 * @param certain whether a mark or a user tells the encoding; else it is UTF-8 until a byte says otherwise
 */
record TextSource(CsvInput input, Compression compression, Charset charset, int mark, boolean certain) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Text has fewer than one control character in so many. */
    private static final int CONTROLS = 20;

    /**
     * Looks at the first bytes.
     *
     * @throws UnusableDataException if they are of a format that is no text
     */
    static TextSource of(CsvInput input, Optional<Charset> encoding) throws IOException {
        try (InputStream raw = input.open()) {
            byte[] start = raw.readNBytes(KnownFormat.LOOKED_AT);
            Compression compression = Compression.of(start);
            if (compression != Compression.NONE) {
                try (InputStream unpacked = compression.unpack(input.open())) {
                    start = unpacked.readNBytes(KnownFormat.LOOKED_AT);
                }
            }
            return of(input, compression, start, encoding);
        }
    }

    private static TextSource of(CsvInput input, Compression compression, byte[] start, Optional<Charset> encoding) {
        Optional<Problem> problem = KnownFormat.problem(input.name(), start);
        if (problem.isPresent()) {
            throw new UnusableDataException(problem.get());
        }
        Optional<ByteOrderMark> mark = ByteOrderMark.of(start);
        Charset charset = encoding.or(() -> mark.map(ByteOrderMark::charset)).orElse(StandardCharsets.UTF_8);
        if (encoding.isEmpty() && mark.isEmpty()) {
            requireText(input.name(), start);
        }
        // Told "UTF-16", the JDK looks for the mark itself.
        boolean marked = mark.isPresent() && mark.get().charset().equals(charset);
        return new TextSource(
                input,
                compression,
                charset,
                marked ? mark.get().length() : 0,
                encoding.isPresent() || mark.isPresent());
    }

    /** Refuses bytes that no text has: a zero byte, or many control characters. */
    private static void requireText(String name, byte[] start) {
        int controls = 0;
        for (byte b : start) {
            if (b == 0) {
                throw CsvHeader.zeroByte(name);
            }
            controls += b > 0 && b < ' ' && "\t\n\r\f".indexOf(b) < 0 ? 1 : 0;
        }
        if (controls * CONTROLS > start.length) {
            throw new UnusableDataException(Problem.mendedBy(
                    name + " is no text: of its first " + start.length + " bytes " + controls
                            + " are control characters.",
                    "Export the data as CSV and name that file."));
        }
    }

    /** Whether the encoding was found in the file rather than given by the user. */
    boolean decided() {
        return mark > 0 || !certain;
    }

    /** The text without its mark. Bytes that are not of the encoding make reads throw a {@link CharacterCodingException}. */
    Reader open() throws IOException {
        return new InputStreamReader(bytes(), charset.newDecoder()); // not buffered: the reader asks for 8 kB at a time
    }

    /** How many bytes the text has, 0 if that is not known. */
    long size() {
        return compression == Compression.NONE ? input.size() : 0;
    }

    /** The unpacked bytes behind the mark. */
    InputStream bytes() throws IOException {
        InputStream in = compression.unpack(input.open());
        try {
            in.skipNBytes(mark);
            return in;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /**
     * The same bytes in the encoding that is tried after this one: Windows-1252 after UTF-8, and Latin-1, which gives every
     * byte a letter, after that.
     *
     * @throws UnusableDataException if the encoding is told, or letters before the place are rightly encoded
     */
    TextSource afterMalformed(CharacterCodingException cause) {
        Utf8Check check;
        try (InputStream in = compression.unpack(input.open())) {
            check = Utf8Check.of(in);
        } catch (IOException e) {
            throw CsvFile.unreadable(input.name(), e);
        }
        if (certain && !charset.equals(StandardCharsets.UTF_8)) {
            throw new UnusableDataException(
                    new Problem(
                            input.name() + " is not text in " + charset.name() + ".",
                            "Some of its bytes are no letters of that encoding.",
                            "Leave `CsvOptions.encoding` out, or name another one."),
                    cause);
        }
        if (charset.equals(StandardCharsets.UTF_8) && (certain || check.letters())) {
            throw malformed(check, cause);
        }
        Charset next = charset.equals(StandardCharsets.UTF_8) ? WINDOWS_1252 : StandardCharsets.ISO_8859_1;
        return new TextSource(input, compression, next, mark, false);
    }

    /** The line of the first byte that is not UTF-8. */
    long malformedLine() throws IOException {
        try (InputStream in = compression.unpack(input.open())) {
            return Utf8Check.of(in).line();
        }
    }

    private UnusableDataException malformed(Utf8Check check, CharacterCodingException cause) {
        return new UnusableDataException(
                new Problem(
                        input.name() + ":" + check.line() + " is not UTF-8 text.",
                        check.letters()
                                ? "Letters before it are UTF-8, so some of its bytes are damaged."
                                : "Some of its bytes are no letters of UTF-8.",
                        "Mend the line, or read the file in another encoding, as in"
                                + " `CsvOptions.encoding windows-1252`."),
                cause);
    }
}
