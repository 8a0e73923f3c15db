package org.jellygrad.datasets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks the names in the first line of a CSV. */
final class CsvHeader {
    private CsvHeader() {}

    /**
     * Checks that every column has a name of its own, and that they are names.
     *
     * @param place where the header stands, as {@code file:line}
     * @throws UnusableDataException if not
     */
    static void check(List<String> names, String place, char delimiter) {
        Map<String, Integer> numbers = new HashMap<>();
        boolean onlyNumbers = true;
        for (String name : names) {
            int number = numbers.size() + 1;
            if (name.isEmpty()) {
                throw new UnusableDataException(
                        place + ": column " + number + " of " + names.size() + " has no name.",
                        "The first line must name every column. Write a name there, or remove the "
                                + Delimiter.name(delimiter) + " if no column was meant.");
            }
            if (name.indexOf('\0') >= 0) {
                throw new UnusableDataException(
                        place + " holds a zero byte, which text does not.",
                        "The file is binary, or text in another encoding than UTF-8. Export it as CSV in UTF-8.");
            }
            Integer earlier = numbers.putIfAbsent(name, number);
            if (earlier != null) {
                throw new UnusableDataException(
                        place + ": columns " + earlier + " and " + number + " are both called '" + name + "'.",
                        "Columns are chosen by name, so each needs its own. Rename one of them.");
            }
            onlyNumbers &= CellParser.isDecimal(name.toCharArray(), 0, name.length());
        }
        if (onlyNumbers) {
            throw new UnusableDataException(
                    place + " has only numbers: " + NearestName.list(names) + ".",
                    "The first line must name the columns. Put a line of names above the numbers.");
        }
    }
}
