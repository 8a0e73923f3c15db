package org.jellygrad.datasets.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jellygrad.datasets.internal.Decimal;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.datasets.problem.UnusableDataException;

/**
 * The names in the first line of a CSV.
 *
 * @param names one for each column
 * @param rowNames the first column's name, if the file gives it none: R and pandas write the names of the rows there
 */
record CsvHeader(List<String> names, Optional<String> rowNames) {

    /**
     * Takes the names as they are written. A first column without a name is called {@code row}, or {@code row2} and so
     * on if that name is taken.
     *
     * @param written the cells of the first line, without blanks around them
     * @param place where the line stands, as {@code file:line}
     * @throws UnusableDataException if another column has no name, if two have the same, or if all are numbers
     */
    static CsvHeader of(List<String> written, String place, char delimiter) {
        check(written, place, delimiter);
        if (!written.get(0).isEmpty()) {
            return new CsvHeader(written, Optional.empty());
        }
        Set<String> taken = new HashSet<>(written);
        String free = "row";
        for (int i = 2; taken.contains(free); i++) {
            free = "row" + i;
        }
        List<String> names = new ArrayList<>(written);
        names.set(0, free);
        return new CsvHeader(names, Optional.of(free));
    }

    private static void check(List<String> names, String place, char delimiter) {
        Map<String, Integer> numbers = new HashMap<>();
        boolean onlyNumbers = true;
        for (String name : names) {
            int number = numbers.size() + 1;
            boolean namesRows = name.isEmpty() && number == 1 && names.size() > 1;
            if (name.isEmpty() && !namesRows) {
                throw new UnusableDataException(new Problem(
                        place + ": column " + number + " of " + names.size() + " has no name.",
                        "The first line must name every column.",
                        "Write a name there, or remove the " + Delimiter.name(delimiter) + " if no column was meant."));
            }
            if (name.indexOf('\0') >= 0) {
                throw zeroByte(place);
            }
            Integer earlier = numbers.putIfAbsent(name, number);
            if (earlier != null) {
                throw new UnusableDataException(new Problem(
                        place + ": columns " + earlier + " and " + number + " are both called " + Quoted.name(name)
                                + ".",
                        "Columns are chosen by name, so each needs its own.",
                        "Rename one of them."));
            }
            // pandas numbers columns that nobody named: 0, 1, 2 after the nameless column of row names
            boolean numbered = names.get(0).isEmpty() && name.equals(Integer.toString(number - 2));
            onlyNumbers &= namesRows || (!numbered && Decimal.matches(name));
        }
        if (onlyNumbers) {
            throw new UnusableDataException(new Problem(
                    place + " has only numbers: " + Quoted.list(names) + ".",
                    "The first line must name the columns.",
                    "Put a line of names above the numbers."));
        }
    }

    static UnusableDataException zeroByte(String place) {
        return new UnusableDataException(new Problem(
                place + " holds a zero byte, which text does not.",
                "The file is binary, or text in another encoding than UTF-8.",
                "Export it as CSV in UTF-8."));
    }
}
