package org.jellygrad.datasets.internal.dialect;

import java.util.List;
import java.util.regex.Pattern;

/** Which sign stands before the fraction of numbers. */
final class DecimalGuess {
    /** A comma that cannot separate thousands. */
    private static final Pattern COMMA = Pattern.compile(
            "[^,]*\\d{4,},\\d+[^,\\d]*|[^,]*\\d,(\\d{1,2}|\\d{4,})[^,\\d]*|\\D*0,\\d+[^,\\d]*|[^,]*\\d(\\.\\d{3})+,\\d+[^,\\d]*|[^,]*\\d,\\d+[eE][+-]?\\d+|\\D*,\\d+[^,\\d]*|\\D*\\d{1,3}(\\.\\d{3}){2,}[^.,\\d]*");

    /** A point that cannot separate thousands, or commas that do. */
    private static final Pattern POINT = Pattern.compile(
            "[^.]*\\d{4,}\\.\\d+[^.\\d]*|[^.]*\\d\\.(\\d{1,2}|\\d{4,})[^.\\d]*|\\D*0\\.\\d+[^.\\d]*|[^.]*\\d(,\\d{3})+\\.\\d+[^.\\d]*|[^.]*\\d\\.\\d+[eE][+-]?\\d+|\\D*\\.\\d+[^.\\d]*|\\D*\\d{1,3}(,\\d{3}){2,}[^.,\\d]*");

    private static final int LONGEST = 40;

    private DecimalGuess() {}

    /**
     * The decimal sign of most numbers that tell. Where none tells, a comma before three digits is a decimal comma between
     * semicolons, for there the comma has become free for it, and separates thousands elsewhere.
     */
    static char of(List<List<String>> rows, char delimiter, Cells cells) {
        long comma = 0;
        long point = 0;
        long open = 0;
        long openPoints = 0;
        for (List<String> row : rows) {
            for (String cell : row) {
                if (cell.length() > LONGEST || (cell.indexOf(',') < 0 && cell.indexOf('.') < 0)) {
                    continue;
                }
                if (COMMA.matcher(cell).matches() && cells.isNumber(cell, ',')) {
                    comma++;
                } else if (POINT.matcher(cell).matches() && cells.isNumber(cell, '.')) {
                    point++;
                } else if (cell.indexOf(',') >= 0 && cells.isNumber(cell)) {
                    open++;
                } else if (cells.isNumber(cell)) {
                    openPoints++;
                }
            }
        }
        boolean free = comma + point == 0 && open > 0 && openPoints == 0 && delimiter == ';';
        return comma > point || free ? ',' : '.';
    }

    /** The first cell with a decimal comma, as it would be written with a point, and as it is. */
    static String example(List<List<String>> rows, Cells cells) {
        for (List<String> row : rows) {
            for (String cell : row) {
                if (cell.length() <= LONGEST && cell.indexOf(',') >= 0 && cells.isNumber(cell, ',')) {
                    return cell;
                }
            }
        }
        return "";
    }
}
