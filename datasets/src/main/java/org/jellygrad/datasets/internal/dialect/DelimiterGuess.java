package org.jellygrad.datasets.internal.dialect;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jellygrad.datasets.internal.Decimal;

/**
 * Which character separates the cells: the one by which the first lines have the same number of cells as the header.
 *
 * @param delimiter the character
 * @param fit how well the header fits the lines
 * @param share the share of lines that have as many cells as most
 * @param numbers the share of cells that are numbers
 * @param header how many cells the header has
 * @param records the cells
 */
record DelimiterGuess(char delimiter, Fit fit, double share, double numbers, int header, List<List<String>> records) {
    private static final String CANDIDATES = ",;\t|";
    private static final double SAME = 0.1;
    private static final double MOST = 0.9;

    /** How the cells of the header compare with those of most lines. */
    enum Fit {
        /** Not at all, or one cell a line. */
        NONE,
        /** The header has one less, and the lines begin with what looks like names or numbers of rows. */
        ONE_SHORT,
        /** As many. */
        EXACT
    }

    /** Of comma, semicolon, tab, bar and blanks the one that fits best; on a tie the one that the header holds most often. */
    static DelimiterGuess of(String text, boolean complete, Cells cells) {
        List<DelimiterGuess> guesses = new ArrayList<>();
        for (int i = 0; i < CANDIDATES.length(); i++) {
            guesses.add(of(CANDIDATES.charAt(i), text, complete, cells));
        }
        if (guesses.stream().noneMatch(guess -> guess.fit == Fit.EXACT && guess.share > 0.5)) {
            DelimiterGuess blanks = of(Dialect.BLANKS, text, complete, cells);
            if (blanks.fit != Fit.NONE && blanks.share >= MOST && blanks.records.size() > 1) {
                guesses.add(blanks);
            }
        }
        Comparator<DelimiterGuess> better = comparing(DelimiterGuess::fit)
                .thenComparing(comparingDouble(guess -> Math.rint(guess.share / SAME)))
                .thenComparing(comparingDouble(guess -> Math.rint(guess.numbers / SAME)))
                .thenComparing(comparingInt(guess -> guess.header));
        DelimiterGuess best = guesses.get(0);
        for (DelimiterGuess guess : guesses) {
            best = better.compare(guess, best) > 0 ? guess : best;
        }
        return best.fit == Fit.NONE ? byHeader(guesses, cells) : best;
    }

    /** No delimiter fits, for lines are ragged or there is one column: the one that the header holds most often. */
    private static DelimiterGuess byHeader(List<DelimiterGuess> guesses, Cells cells) {
        DelimiterGuess best = guesses.get(0);
        for (DelimiterGuess guess : guesses) {
            best = guess.header > best.header ? guess : best;
        }
        DelimiterGuess semicolon = guesses.get(CANDIDATES.indexOf(';'));
        boolean decimalCommas = best.header == 1
                && best.records.stream().skip(1).anyMatch(record -> record.size() > 1)
                && semicolon.records.stream()
                        .skip(1)
                        .allMatch(record -> record.size() == 1 && cells.isNumber(record.get(0), ','));
        return decimalCommas ? semicolon : best;
    }

    /** The guess that this character separates cells. */
    static DelimiterGuess of(char delimiter, String text, boolean complete, Cells cells) {
        List<List<String>> records = Sample.records(text, complete, delimiter);
        int header = records.isEmpty() ? 0 : trimmed(records.get(0));
        List<List<String>> rows = records.subList(Math.min(1, records.size()), records.size());
        if (rows.isEmpty()) {
            return new DelimiterGuess(delimiter, header > 1 ? Fit.EXACT : Fit.NONE, 1, 0, header, records);
        }
        Map<Integer, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(Math.max(trimmed(row), Math.min(header, row.size())), 1, Integer::sum));
        int most = counts.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
        double share = counts.getOrDefault(most, 0) / (double) rows.size();
        Fit fit = most < 2 ? Fit.NONE : most == header ? Fit.EXACT : Fit.NONE;
        if (header > 1 && most == header + 1 && rows.size() > 1 && namesRows(rows, most)) {
            fit = Fit.ONE_SHORT;
        }
        return new DelimiterGuess(delimiter, fit, share, numbers(rows, cells), header, records);
    }

    /** How many cells there are without the empty ones at the end. */
    private static int trimmed(List<String> record) {
        int size = record.size();
        while (size > 1 && record.get(size - 1).isEmpty()) {
            size--;
        }
        return size;
    }

    /** Whether all rows have as many cells, and the first are different texts, or whole numbers one after the other. */
    private static boolean namesRows(List<List<String>> rows, int width) {
        Set<String> seen = new HashSet<>();
        boolean counted = true;
        for (List<String> row : rows) {
            String first = row.get(0);
            if (trimmed(row) > width || row.size() < width || first.isEmpty() || !seen.add(first)) {
                return false;
            }
            counted &= first.matches("\\d{1,9}");
        }
        boolean numbers = seen.stream().anyMatch(Decimal::matches);
        int start = counted ? Integer.parseInt(rows.get(0).get(0)) : 0;
        return !numbers
                || (counted && Integer.parseInt(rows.get(rows.size() - 1).get(0)) - start == rows.size() - 1);
    }

    private static double numbers(List<List<String>> rows, Cells cells) {
        long all = 0;
        long numbers = 0;
        for (List<String> row : rows) {
            for (String cell : row) {
                all += cell.isEmpty() ? 0 : 1;
                numbers += cells.isNumber(cell) ? 1 : 0;
            }
        }
        return all == 0 ? 0 : numbers / (double) all;
    }
}
