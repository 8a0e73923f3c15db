package org.jellygrad.datasets.csv;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jellygrad.datasets.internal.dialect.Dialect;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.datasets.reading.Decision;

/**
 * The names of the columns of a CSV.
 *
 * @param names one for each column
 * @param rowNames the first column's name, if the file gives it none: R and pandas write the names of the rows there
 * @param decisions where names were made or changed
 */
record CsvHeader(List<String> names, Optional<String> rowNames, List<Decision> decisions) {
    static final CsvHeader NONE = new CsvHeader(List.of(), Optional.empty(), List.of());

    /**
     * Takes the names as they are written. A first column without a name is called {@code row}, or {@code row2} and so
     * on if that name is taken; another one by its number, as in {@code c3}. Of columns with the same name the second gets
     * {@code _2} at its end, and so on.
     *
     * @param written the cells of the records that name the columns, without blanks around them; none where the dialect has
     *     the names
     * @param place where the first of them stands, as {@code file:line}
     * @throws UnusableDataException if a name holds a zero byte
     */
    static CsvHeader of(List<List<String>> written, Dialect dialect, String place) {
        List<String> names = new ArrayList<>(joined(written, dialect));
        for (String name : names) {
            if (name.indexOf('\0') >= 0) {
                throw zeroByte(place);
            }
        }
        List<Decision> decisions = new ArrayList<>();
        Optional<String> rowNames = Optional.empty();
        Set<String> taken = new HashSet<>(names);
        if (names.size() > 1 && names.get(0).isEmpty()) {
            names.set(0, free("row", "", taken));
            rowNames = Optional.of(names.get(0));
        }
        name(names, taken, decisions);
        tellApart(names, taken, decisions);
        return new CsvHeader(names, rowNames, decisions);
    }

    private static List<String> joined(List<List<String>> written, Dialect dialect) {
        if (dialect.names().isPresent()) {
            return dialect.names().get();
        }
        if (written.isEmpty()) {
            return List.of();
        }
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : written) {
            List<String> shifted = new ArrayList<>(row);
            if (dialect.index()) {
                shifted.add(0, "");
            }
            shifted.replaceAll(name -> name.replaceAll("[\\r\\n]+", " "));
            rows.add(shifted);
        }
        boolean blank = rows.stream().flatMap(List::stream).allMatch(String::isEmpty);
        if (blank && dialect.width() == 0) {
            return List.of();
        }
        int width = dialect.width() > 0 ? dialect.width() : trimmed(rows.get(0));
        rows.forEach(row -> row.addAll(Collections.nCopies(Math.max(0, width - row.size()), "")));
        List<String> first = rows.get(0).subList(0, width);
        boolean whole = first.stream().noneMatch(String::isEmpty) && new HashSet<>(first).size() == width;
        if (rows.size() == 1 || whole) {
            return first; // the second line then has units
        }
        List<String> joined = new ArrayList<>();
        for (int j = 0; j < width; j++) {
            String above = rows.get(0).get(j);
            String below = rows.get(1).get(j);
            joined.add((above + " " + below).strip());
        }
        return joined;
    }

    private static int trimmed(List<String> record) {
        int size = record.size();
        while (size > 1 && record.get(size - 1).isEmpty()) {
            size--;
        }
        return size;
    }

    private static void name(List<String> names, Set<String> taken, List<Decision> decisions) {
        List<String> named = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            if (names.get(j).isEmpty()) {
                names.set(j, free("c" + (j + 1), "_", taken));
                named.add(names.get(j));
            }
        }
        if (!named.isEmpty()) {
            decisions.add(new Decision(
                    named.size() == 1
                            ? "a column without a name is called " + named.get(0)
                            : named.size() + " columns without a name are called " + Quoted.list(named),
                    "",
                    ""));
        }
    }

    private static void tellApart(List<String> names, Set<String> taken, List<Decision> decisions) {
        Set<String> seen = new HashSet<>();
        List<String> changed = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            if (!seen.add(names.get(j))) {
                names.set(j, free(names.get(j), "_", taken));
                changed.add(names.get(j));
            }
        }
        if (!changed.isEmpty()) {
            decisions.add(new Decision(
                    (changed.size() == 1
                                    ? "a name is there twice, so a column is called "
                                    : "names are there twice, so" + " columns are called ")
                            + Quoted.list(changed),
                    "",
                    ""));
        }
    }

    /** The name, or the first of name2, name3 and so on that is free; it is taken then. */
    private static String free(String name, String between, Set<String> taken) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + between + i;
        }
        return free;
    }

    static UnusableDataException zeroByte(String place) {
        return new UnusableDataException(new Problem(
                place + " holds a zero byte, which text in UTF-8 does not.",
                "The file is binary, or text in UTF-16 without a byte order mark.",
                "Read UTF-16 with `CsvOptions.encoding utf-16le`, and export anything else as CSV in UTF-8."));
    }
}
