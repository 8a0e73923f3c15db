package org.jellygrad.datasets.internal.bytes;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The mark before a text that tells its encoding.
 *
 * @param charset the encoding
 * @param length how many bytes the mark has
 */
public record ByteOrderMark(Charset charset, int length) {
    private record Mark(String hex, Charset charset) {}

    private static final List<Mark> MARKS = List.of(
            new Mark("efbbbf", StandardCharsets.UTF_8),
            new Mark("fffe0000", Charset.forName("UTF-32LE")), // before the mark that it begins with
            new Mark("0000feff", Charset.forName("UTF-32BE")),
            new Mark("fffe", StandardCharsets.UTF_16LE),
            new Mark("feff", StandardCharsets.UTF_16BE));

    /** The mark that a text with these first bytes has. */
    public static Optional<ByteOrderMark> of(byte[] start) {
        String hex = HexFormat.of().formatHex(Arrays.copyOf(start, Math.min(4, start.length)));
        return MARKS.stream()
                .filter(mark -> hex.startsWith(mark.hex))
                .findFirst()
                .map(mark -> new ByteOrderMark(mark.charset, mark.hex.length() / 2));
    }
}
