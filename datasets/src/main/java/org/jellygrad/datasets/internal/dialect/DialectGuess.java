package org.jellygrad.datasets.internal.dialect;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.datasets.reading.Decision;

/** Puts the guesses together, each in its turn: the lines before the table, the delimiter, the header, the decimal sign. */
public final class DialectGuess {
    private final Dialect.Told told;
    private final Cells cells;
    private final List<Decision> decisions = new ArrayList<>();

    private DialectGuess(Dialect.Told told) {
        this.told = told;
        cells = new Cells(told.missing());
    }

    /**
     * Guesses how a table is written.
     *
     * @param text the beginning
     * @param complete whether that is all
     * @param told what need not be guessed
     */
    public static Dialect of(String text, boolean complete, Dialect.Told told) {
        return new DialectGuess(told).guess(text, complete);
    }

    /** The cells of the records that name the columns, in a text of which this dialect was told or guessed. */
    public static List<String> header(String text, boolean complete, Dialect dialect, Dialect.Told told) {
        int skip = LeadingLines.of(text, told.skip()).rest();
        return Sample.records(text.substring(skip), complete, dialect.delimiter()).stream()
                .limit(dialect.headerRows())
                .flatMap(List::stream)
                .toList();
    }

    private Dialect guess(String text, boolean complete) {
        LeadingLines leading = LeadingLines.of(text, told.skip());
        if (leading.comments() > 0) {
            decide(
                    leading.comments() == 1
                            ? "1 comment line is skipped"
                            : leading.comments() + " comment lines are skipped",
                    "",
                    "CsvOptions.skip");
        }
        String table = text.substring(leading.rest());
        boolean cut = !complete && table.indexOf('\n') < 0 && table.indexOf('\r') < 0;
        DelimiterGuess guess = delimiter(table, complete, leading);
        List<List<String>> records = guess.records();
        int shift = guess.fit() == DelimiterGuess.Fit.ONE_SHORT ? 1 : 0;
        int headerRows = told.headerRows().orElseGet(() -> HeaderGuess.of(records, shift, cells));
        Optional<List<String>> names = names(leading, guess, headerRows, cut);
        if (headerRows > 1) {
            decide(
                    "two lines name the columns, or the second has units"
                            + (records.size() > 1 ? " (" + Quoted.list(records.get(1)) + ")" : ""),
                    "",
                    "CsvOptions.header");
        } else if (headerRows == 0) {
            boolean comment = names.isPresent() && !names.get().get(0).equals("c1");
            decide(
                    comment
                            ? "the last comment line names the columns"
                            : "no line names the columns, so they are called c1"
                                    + (guess.header() > 1 ? ", c2 ..." : ""),
                    told.headerRows().isPresent() || comment ? "" : "the first line has numbers like the others",
                    "CsvOptions.header");
        }
        boolean index = shift > 0 && headerRows == 1;
        if (index) {
            decide("the first column names the rows", "the header has one name less than the lines have cells", "");
        }
        List<List<String>> rows = records.subList(Math.min(headerRows, records.size()), records.size());
        return new Dialect(
                guess.delimiter(),
                leading.count(),
                headerRows,
                names,
                index,
                cut ? 0 : width(records, headerRows, names, shift),
                decimal(rows, guess.delimiter()),
                decisions);
    }

    private void decide(String what, String why, String setting) {
        decisions.add(new Decision(what, why, setting));
    }

    private DelimiterGuess delimiter(String table, boolean complete, LeadingLines leading) {
        Optional<Character> known = told.delimiter().or(leading::delimiter);
        if (known.isPresent()) {
            return DelimiterGuess.of(known.get(), table, complete, cells);
        }
        DelimiterGuess guess = DelimiterGuess.of(table, complete, cells);
        boolean plain = guess.delimiter() == ',' || guess.records().stream().allMatch(record -> record.size() == 1);
        if (!plain) {
            decide(
                    guess.delimiter() == Dialect.BLANKS
                            ? "blanks between cells"
                            : Dialect.name(guess.delimiter()) + "s between cells",
                    "",
                    "CsvOptions.delimiter");
        }
        return guess;
    }

    /** Names that are not read from header rows: from the last comment, or c1, c2 and so on. */
    private Optional<List<String>> names(LeadingLines leading, DelimiterGuess guess, int headerRows, boolean cut) {
        if (headerRows > 0 || guess.records().isEmpty()) {
            return Optional.empty();
        }
        int width = cut ? guess.records().get(0).size() : usual(guess.records());
        if (leading.last().isPresent() && told.headerRows().isEmpty()) {
            List<List<String>> comment = Sample.records(leading.last().get(), true, guess.delimiter());
            if (comment.size() == 1 && comment.get(0).size() == width && width > 1) {
                return Optional.of(comment.get(0));
            }
        }
        return Optional.of(
                IntStream.rangeClosed(1, width).mapToObj(i -> "c" + i).toList());
    }

    /** How many columns the table has: those with a name, and those with a cell under no name. */
    private static int width(List<List<String>> records, int headerRows, Optional<List<String>> names, int shift) {
        if (names.isPresent()) {
            return names.get().size();
        }
        int written = 0;
        int width = 0;
        for (int i = 0; i < Math.min(headerRows, records.size()); i++) {
            written = Math.max(written, records.get(i).size() + shift);
            width = Math.max(width, trimmed(records.get(i)) + shift);
        }
        for (List<String> record : records.subList(Math.min(headerRows, records.size()), records.size())) {
            width = Math.max(width, Math.min(written, trimmed(record)));
        }
        return width;
    }

    /** The number of cells that most records have, without those at the end that are empty in all of these. */
    private static int usual(List<List<String>> records) {
        int usual =
                records.stream()
                        .mapToInt(List::size)
                        .boxed()
                        .collect(groupingBy(size -> size, counting()))
                        .entrySet()
                        .stream()
                        .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                        .orElseThrow()
                        .getKey();
        return records.stream()
                .filter(record -> record.size() == usual)
                .mapToInt(DialectGuess::trimmed)
                .max()
                .orElse(usual);
    }

    private static int trimmed(List<String> record) {
        int size = record.size();
        while (size > 1 && record.get(size - 1).isEmpty()) {
            size--;
        }
        return size;
    }

    private char decimal(List<List<String>> rows, char delimiter) {
        if (told.decimal().isPresent()) {
            return told.decimal().get();
        }
        char decimal = DecimalGuess.of(rows, delimiter, cells);
        if (decimal == ',') {
            String example = DecimalGuess.example(rows, cells);
            decide("decimal commas (" + example + " is " + cells.plain(example) + ")", "", "CsvOptions.decimal");
        }
        return decimal;
    }
}
