package org.jellygrad.datasets.csv;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.datasets.internal.dialect.Dialect;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnusableDataException;

/** Takes note of rows that have another number of cells than the header. */
final class RaggedRows {
    private static final int SHOWN = 5;

    /** A row: where it is, and how many cells it has. */
    private record Line(String file, long line, int cells) {}

    private final List<Line> first = new ArrayList<>();
    private long count;

    void add(String file, long line, int cells) {
        if (count++ < SHOWN) {
            first.add(new Line(file, line, cells));
        }
    }

    long count() {
        return count;
    }

    /** The error that names the lines. */
    UnusableDataException problem(int width, Dialect dialect) {
        Line one = first.get(0);
        String header = " where the header has " + width + ".";
        String what = one.file + ":" + one.line + " has " + cells(one.cells) + header;
        if (count > 1) {
            StringBuilder lines = new StringBuilder(
                    count + " lines have another number of cells than the header, which has " + width + ": ");
            for (int i = 0; i < first.size(); i++) {
                Line line = first.get(i);
                lines.append(i == 0 ? "" : ", ")
                        .append(line.file)
                        .append(':')
                        .append(line.line)
                        .append(i == 0 ? " has " + cells(line.cells) : " has " + line.cells);
            }
            what = lines.append(count > first.size() ? ", and " + (count - first.size()) + " more." : ".")
                    .toString();
        }
        String delimiter = dialect.delimiter() == Dialect.BLANKS ? "blank" : Dialect.name(dialect.delimiter());
        return new UnusableDataException(new Problem(
                what,
                "Every line must have as many cells as the header; a missing cell is left empty.",
                "A cell that holds a " + delimiter + " must stand in quotes. Such lines are left out and counted with"
                        + " `CsvOptions.ragged skip`. If lines stand before the header, leave them out with"
                        + " `CsvOptions.skip`."));
    }

    private static String cells(int count) {
        return count + (count == 1 ? " cell" : " cells");
    }
}
