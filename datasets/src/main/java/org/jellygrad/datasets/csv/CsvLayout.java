package org.jellygrad.datasets.csv;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jellygrad.datasets.internal.bytes.BlankRuns;
import org.jellygrad.datasets.internal.dialect.Dialect;
import org.jellygrad.datasets.internal.dialect.DialectGuess;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.datasets.reading.Decision;
import org.jspecify.annotations.Nullable;

/**
 * Where the cells of a table are: one file or several, of one dialect, that of the first.
 *
 * @param parts the files, at least one
 * @param dialect how they are written
 * @param blocks how they are cut into blocks; null where they are read from the first character to the last
 */
record CsvLayout(
        List<CsvPart> parts, Dialect dialect, @Nullable BlockPlan blocks) {
    /** How many characters at the beginning are examined to find how a file is written; fewer if the limit of lines comes first. */
    private static final int LOOKED_AT = 1 << 20;

    private static final int LINES = 300;
    private static final int CHUNK = 1 << 13;

    /** The beginning of a text. */
    private record Beginning(TextSource source, String text, boolean complete) {}

    /**
     * Looks at the beginning of each file.
     *
     * @throws UnusableDataException if one cannot be read or is no text, or its header is not that of the first
     */
    static CsvLayout of(List<? extends CsvInput> inputs, CsvOptions options) {
        List<TextSource> sources = new ArrayList<>();
        for (CsvInput input : inputs) {
            try {
                sources.add(TextSource.of(input, options.encoding()));
            } catch (IOException e) {
                throw CsvFile.unreadable(input.name(), e);
            }
        }
        return of(sources, options.told());
    }

    private static CsvLayout of(List<TextSource> sources, Dialect.Told told) {
        Beginning first = beginning(sources.get(0));
        Dialect dialect = DialectGuess.of(first.text, first.complete, told);
        List<CsvPart> parts = new ArrayList<>();
        parts.add(new CsvPart(first.source, dialect.skip(), dialect.headerRows()));
        List<String> header = header(first, dialect, told);
        for (TextSource source : sources.subList(1, sources.size())) {
            parts.add(next(beginning(source), dialect, header, parts.get(0), told));
        }
        return new CsvLayout(List.copyOf(parts), dialect, BlockPlan.DEFAULT);
    }

    private static List<String> header(Beginning file, Dialect dialect, Dialect.Told told) {
        return DialectGuess.header(file.text, file.complete, dialect, told);
    }

    /** A further file has the first one's header, or none. */
    private static CsvPart next(
            Beginning file, Dialect dialect, List<String> header, CsvPart first, Dialect.Told told) {
        Dialect own = DialectGuess.of(
                file.text,
                file.complete,
                new Dialect.Told(
                        Optional.of(dialect.delimiter()),
                        Optional.of(dialect.decimal()),
                        Optional.empty(),
                        told.skip(),
                        told.missing()));
        Dialect same = own.withHeaderRows(dialect.headerRows());
        if (dialect.headerRows() == 0 || header(file, same, told).equals(header)) {
            return new CsvPart(file.source, own.skip(), dialect.headerRows());
        }
        if (own.headerRows() == 0) {
            return new CsvPart(file.source, own.skip(), 0);
        }
        throw new UnusableDataException(new Problem(
                file.source.input().name() + " has other columns than " + first.name() + ": "
                        + Quoted.list(header(file, own, told)) + " in place of " + Quoted.list(header) + ".",
                "Several files are one table if they have the same header, or if only the first has one.",
                "Make the headers the same, or name one file."));
    }

    private static Beginning beginning(TextSource source) {
        try {
            return read(source);
        } catch (CharacterCodingException e) {
            return beginning(source.afterMalformed(e));
        } catch (IOException e) {
            throw CsvFile.unreadable(source.input().name(), e);
        }
    }

    private static Beginning read(TextSource source) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] chunk = new char[CHUNK];
        try (Reader reader = source.open()) {
            int lines = 0;
            boolean start = true;
            while (text.length() < LOOKED_AT && lines < LINES) {
                int read = reader.read(chunk);
                if (read < 0) {
                    return new Beginning(source, text.toString(), true);
                }
                for (int i = 0; i < read; i++) {
                    boolean ends = chunk[i] == '\n' || chunk[i] == '\r';
                    lines += start && !ends && chunk[i] != '#' ? 1 : 0; // comments and blank lines do not count
                    start = ends;
                }
                text.append(chunk, 0, read);
            }
        }
        return new Beginning(source, text.toString(), false);
    }

    /** The same files, cut into blocks in another way, or not at all. */
    CsvLayout inBlocks(@Nullable BlockPlan plan) {
        return new CsvLayout(parts, dialect, plan);
    }

    /** The same files, where one file has the next encoding to try. */
    CsvLayout afterMalformed(int part, CharacterCodingException cause, CsvOptions options) {
        List<TextSource> sources = new ArrayList<>();
        for (CsvPart each : parts) {
            sources.add(each.source());
        }
        sources.set(part, sources.get(part).afterMalformed(cause));
        return of(sources, options.told()).inBlocks(blocks);
    }

    /** What was decided, the encodings first. */
    List<Decision> decisions() {
        List<Decision> decisions = new ArrayList<>();
        for (CsvPart part : parts) {
            TextSource source = part.source();
            if (!source.charset().equals(StandardCharsets.UTF_8) && source.decided()) {
                decisions.add(encoding(part));
            }
        }
        decisions.addAll(dialect.decisions());
        return decisions;
    }

    private Decision encoding(CsvPart part) {
        TextSource source = part.source();
        String whose = parts.size() == 1 ? "" : part.name() + " in ";
        String name = source.charset().name().replace("windows", "Windows").replace("ISO-8859-1", "Latin-1");
        try {
            String why =
                    source.mark() > 0 ? "by its byte order mark" : "line " + source.malformedLine() + " is not UTF-8";
            return new Decision(whose + name + " letters", why, "CsvOptions.encoding");
        } catch (IOException e) {
            throw CsvFile.unreadable(part.name(), e);
        }
    }

    /** The character that the parser is to look for. */
    char separator() {
        return dialect.delimiter() == Dialect.BLANKS ? BlankRuns.SEPARATOR : dialect.delimiter();
    }
}
