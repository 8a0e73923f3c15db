package org.jellygrad.trainer.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of text: columns of numbers aligned at their decimal point, other columns to the left.
 *
 * <p>In a table that is wider than a line, names and heads are folded. If that is not enough, the columns that do not fit follow in a block
 * below, after the first column again, as R prints them.
 */
public final class TextTable {
    private static final String GAP = "  ";

    /** How far names and heads are folded before columns go to another block. */
    private static final int WIDEST = 40;

    private static final int NARROWEST = 12;
    private static final int NARROWEST_TEXT = 24;
    private static final int STEP = 4;

    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();
    private final int texts;

    /**
     * An empty table.
     *
     * @param texts how many columns at the left hold text
     * @param heads the columns' heads
     */
    public TextTable(int texts, List<String> heads) {
        this.texts = texts;
        this.heads = List.copyOf(heads);
    }

    public void add(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    /** The lines, without blanks at their ends. */
    public List<String> lines() {
        List<TextColumn> columns = columns(TerminalText.LINE);
        for (int most = WIDEST; width(columns) > TerminalText.LINE && most >= NARROWEST; most -= STEP) {
            columns = columns(most);
        }
        return width(columns) <= TerminalText.LINE ? block(columns) : blocks(columns(WIDEST));
    }

    /** @param most cells of a name or a head that is not folded */
    private List<TextColumn> columns(int most) {
        List<TextColumn> columns = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            int column = i;
            List<String> cells = rows.stream().map(row -> row.get(column)).toList();
            columns.add(
                    column < texts
                            ? TextColumn.ofTexts(heads.get(column), cells, Math.max(most, NARROWEST_TEXT))
                            : TextColumn.ofNumbers(heads.get(column), cells, most));
        }
        return columns;
    }

    private static int width(List<TextColumn> columns) {
        return columns.stream().mapToInt(TextColumn::width).sum() + GAP.length() * (columns.size() - 1);
    }

    /** As many columns as fit in each block, and none alone in the last. */
    private List<String> blocks(List<TextColumn> columns) {
        List<TextColumn> repeated = columns.subList(0, Math.max(1, texts));
        List<List<TextColumn>> blocks = new ArrayList<>();
        List<TextColumn> block = new ArrayList<>(repeated);
        for (TextColumn column : columns.subList(repeated.size(), columns.size())) {
            block.add(column);
            if (width(block) > TerminalText.LINE && block.size() > repeated.size() + 1) {
                block.remove(block.size() - 1);
                blocks.add(block);
                block = new ArrayList<>(repeated);
                block.add(column);
            }
        }
        if (block.size() == repeated.size() + 1 && !blocks.isEmpty()) {
            List<TextColumn> before = blocks.get(blocks.size() - 1);
            if (before.size() > repeated.size() + 1) {
                block.add(repeated.size(), before.remove(before.size() - 1));
            }
        }
        blocks.add(block);
        List<String> lines = new ArrayList<>();
        for (List<TextColumn> each : blocks) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(block(each));
        }
        return lines;
    }

    /** Folded cells end on the same line, that of the numbers. */
    private List<String> block(List<TextColumn> columns) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row <= rows.size(); row++) {
            int at = row;
            int height =
                    columns.stream().mapToInt(column -> column.height(at)).max().orElse(1);
            for (int i = height; i > 0; i--) {
                int fromBelow = i;
                lines.add(String.join(
                                GAP,
                                columns.stream()
                                        .map(column -> column.line(at, fromBelow))
                                        .toList())
                        .stripTrailing());
            }
        }
        return lines;
    }

    /**
     * A column laid out.
     *
     * @param cells its head, then the others, each in lines
     */
    private record TextColumn(List<List<String>> cells, int width, boolean left) {

        static TextColumn ofTexts(String head, List<String> cells, int most) {
            List<List<String>> folded = new ArrayList<>();
            folded.add(List.of(head));
            cells.forEach(cell -> folded.add(hanging(cell, most)));
            return of(folded, true);
        }

        static TextColumn ofNumbers(String head, List<String> cells, int most) {
            int after = cells.stream()
                    .mapToInt(cell -> cell.length() - point(cell))
                    .max()
                    .orElse(0);
            List<List<String>> aligned = new ArrayList<>();
            cells.forEach(cell -> aligned.add(List.of(cell + " ".repeat(after - (cell.length() - point(cell))))));
            int needed = aligned.stream()
                    .mapToInt(cell -> TerminalText.width(cell.get(0)))
                    .max()
                    .orElse(0);
            aligned.add(0, TerminalText.fold(head, Math.max(most, needed)));
            return of(aligned, false);
        }

        private static TextColumn of(List<List<String>> cells, boolean left) {
            int width = cells.stream()
                    .flatMap(List::stream)
                    .mapToInt(TerminalText::width)
                    .max()
                    .orElse(0);
            return new TextColumn(cells, width, left);
        }

        /** The continued lines are indented, so that no line passes for a name of its own. */
        private static List<String> hanging(String name, int most) {
            if (TerminalText.width(name) <= most) {
                return List.of(name);
            }
            List<String> lines = new ArrayList<>();
            for (String line : TerminalText.fold(name, most - GAP.length())) {
                lines.add(lines.isEmpty() ? line : GAP + line);
            }
            return lines;
        }

        int height(int row) {
            return cells.get(row).size();
        }

        /** @param fromBelow 1 for the last line of the row */
        String line(int row, int fromBelow) {
            List<String> lines = cells.get(row);
            String text = fromBelow > lines.size() ? "" : lines.get(lines.size() - fromBelow);
            return left ? TerminalText.padded(text, width) : TerminalText.right(text, width);
        }

        /** Where the digits before the point end. */
        private static int point(String cell) {
            int point = cell.indexOf('.');
            int exponent = cell.indexOf('e');
            return point >= 0
                    ? point
                    : exponent > 0 && Character.isDigit(cell.charAt(exponent - 1)) ? exponent : cell.length();
        }
    }
}
