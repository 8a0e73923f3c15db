package org.jellygrad.cli;

import java.util.ArrayList;
import java.util.List;

/** A table of text: columns of numbers aligned at their decimal point, other columns to the left. */
final class TextTable {
    private static final String GAP = "  ";

    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();
    private final int texts;

    /**
     * @param texts how many columns at the left hold text
     * @param heads the columns' heads
     */
    TextTable(int texts, List<String> heads) {
        this.texts = texts;
        this.heads = List.copyOf(heads);
    }

    void add(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    /** The lines, without blanks at their ends. */
    List<String> lines() {
        List<StringBuilder> lines = new ArrayList<>();
        for (int i = 0; i <= rows.size(); i++) {
            lines.add(new StringBuilder());
        }
        for (int column = 0; column < heads.size(); column++) {
            List<String> cells = column < texts ? left(column) : aligned(column);
            for (int i = 0; i < cells.size(); i++) {
                lines.get(i).append(column == 0 ? "" : GAP).append(cells.get(i));
            }
        }
        return lines.stream().map(line -> line.toString().stripTrailing()).toList();
    }

    private List<String> left(int column) {
        List<String> cells = cells(column);
        int width = width(cells);
        return cells.stream()
                .map(cell -> cell + " ".repeat(width - width(cell)))
                .toList();
    }

    private List<String> aligned(int column) {
        List<String> cells = cells(column);
        int after = cells.stream()
                .skip(1)
                .mapToInt(cell -> cell.length() - point(cell))
                .max()
                .orElse(0);
        List<String> padded = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            padded.add(i == 0 ? cell : cell + " ".repeat(after - (cell.length() - point(cell))));
        }
        int width = width(padded);
        return padded.stream()
                .map(cell -> " ".repeat(width - width(cell)) + cell)
                .toList();
    }

    private List<String> cells(int column) {
        List<String> cells = new ArrayList<>();
        cells.add(heads.get(column));
        rows.forEach(row -> cells.add(row.get(column)));
        return cells;
    }

    /** Where the digits before the point end. */
    private static int point(String cell) {
        int point = cell.indexOf('.');
        int exponent = cell.indexOf('e');
        return point >= 0
                ? point
                : exponent > 0 && Character.isDigit(cell.charAt(exponent - 1)) ? exponent : cell.length();
    }

    private static int width(List<String> cells) {
        return cells.stream().mapToInt(TextTable::width).max().orElse(0);
    }

    /** Characters as a reader counts them. */
    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
