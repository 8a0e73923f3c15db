package org.jellygrad.datasets.internal.dialect;

import java.util.List;

/** How many records at the start name columns: none, one or two. */
final class HeaderGuess {
    private static final int FIRST_YEAR = 1500;
    private static final int LAST_YEAR = 2199;

    private final List<List<String>> records;
    private final Cells cells;
    private final boolean[] numeric; // of each column, whether the records after the first have numbers and no text
    private final boolean[] below; // the same of the records after the second

    private HeaderGuess(List<List<String>> records, Cells cells) {
        this.records = records;
        this.cells = cells;
        int columns = records.get(0).size();
        numeric = new boolean[columns];
        below = new boolean[columns];
        for (int j = 0; j < columns; j++) {
            numeric[j] = isNumeric(j, 1);
            below[j] = isNumeric(j, 2);
        }
    }

    /**
     * Compares the first records with the rest, column by column.
     *
     * @param shift by how many columns the header is short at the left
     */
    static int of(List<List<String>> records, int shift, Cells cells) {
        if (records.isEmpty() || shift > 0) {
            return 1;
        }
        HeaderGuess guess = new HeaderGuess(records, cells);
        return guess.isData() ? 0 : guess.isSecondHeader() ? 2 : 1;
    }

    /** Whether the first record is a row like the others: it has numbers, and no text where they have numbers. */
    private boolean isData() {
        List<String> first = records.get(0);
        List<String> numbers = first.stream().filter(cells::isNumber).toList();
        if (numbers.isEmpty() || areNames(first, numbers)) {
            return false;
        }
        boolean onlyNumbers = first.stream().noneMatch(cells::isText);
        if (onlyNumbers) {
            return true;
        }
        boolean same = records.size() > 2; // one row does not tell much
        int columns = 0;
        for (int j = 0; j < first.size() && same; j++) {
            columns += numeric[j] ? 1 : 0;
            same = !numeric[j] || !cells.isText(first.get(j));
            same &= numeric[j] || !cells.isNumber(first.get(j)) || !isAllText(j);
        }
        return same && numbers.size() * 2 >= columns;
    }

    /** Numbers that name columns: years, or 0, 1, 2 and so on. */
    private static boolean areNames(List<String> first, List<String> numbers) {
        boolean years = true;
        boolean counted = true;
        for (int i = 0; i < numbers.size(); i++) {
            String number = numbers.get(i);
            boolean whole = number.matches("\\d{1,6}");
            int value = whole ? Integer.parseInt(number) : -1;
            years &= value >= FIRST_YEAR && value <= LAST_YEAR;
            counted &= value == i || (value == i + 1 && first.size() > numbers.size());
        }
        boolean texts = first.size() > numbers.size();
        return (counted && (numbers.size() > 1 || texts)) || (years && texts);
    }

    /** Whether the second record says units or parts of names: text where the rows below have numbers, and no number. */
    private boolean isSecondHeader() {
        if (records.size() < 3) {
            return false;
        }
        List<String> second = records.get(1);
        int columns = 0;
        int units = 0; // texts above numbers
        int others = 0; // cells above text
        for (int j = 0; j < second.size(); j++) {
            String cell = second.get(j);
            boolean numbers = j < below.length && below[j];
            if (cells.isNumber(cell) || (numbers && !cell.isEmpty() && cells.isMissing(cell))) {
                return false;
            }
            columns += numbers ? 1 : 0;
            units += numbers && cells.isText(cell) ? 1 : 0;
            others += !numbers && !cell.isEmpty() ? 1 : 0;
        }
        return units > 0 && units * 2 >= columns && (units > 1 || others == 0);
    }

    private boolean isAllText(int column) {
        return records.stream()
                .skip(1)
                .filter(record -> column < record.size())
                .allMatch(record -> cells.isText(record.get(column)));
    }

    /** Whether the records from an index on have a number in a column, and no text. */
    private boolean isNumeric(int column, int from) {
        boolean number = false;
        for (int i = from; i < records.size(); i++) {
            if (column < records.get(i).size()) {
                String cell = records.get(i).get(column);
                if (cells.isText(cell)) {
                    return false;
                }
                number |= cells.isNumber(cell);
            }
        }
        return number;
    }
}
