package org.jellygrad.datasets;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;

/** A data set or a column was asked for by a name that does not exist: a slip in the request, not in the data. */
public final class UnknownNameException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private UnknownNameException(String message) {
        super(message);
    }

    static UnknownNameException dataset(String name, Collection<String> known) {
        return of(
                "There is no data set '" + name + "'.",
                List.of(name),
                known,
                "The data sets are: " + NearestName.list(known) + ".");
    }

    static UnknownNameException columns(String dataset, List<String> unknown, Collection<String> known) {
        String what = unknown.stream()
                .map(name -> dataset + " has no column '" + name + "'.")
                .collect(joining("\n"));
        boolean commas = known.stream().anyMatch(name -> name.contains(","));
        List<String> written = known.stream().map(UnknownNameException::inList).toList();
        return of(
                what,
                unknown,
                known,
                "The columns are: " + NearestName.list(written) + "."
                        + (commas ? " In a list a name that holds a comma stands in double quotes." : ""));
    }

    private static String inList(String column) {
        return column.contains(",") ? '"' + column.replace("\"", "\"\"") + '"' : column;
    }

    private static UnknownNameException of(String what, List<String> unknown, Collection<String> known, String list) {
        String questions = NearestName.questions(unknown, known);
        return new UnknownNameException(what + "\n\n" + (questions.isEmpty() ? "" : questions + "\n") + list);
    }
}
