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
        return of(what, unknown, known, "The columns are: " + NearestName.list(known) + ".");
    }

    private static UnknownNameException of(String what, List<String> unknown, Collection<String> known, String list) {
        String questions = unknown.stream()
                .map(name -> NearestName.question(name, known))
                .filter(question -> !question.isEmpty())
                .collect(joining(" "));
        return new UnknownNameException(what + "\n\n" + (questions.isEmpty() ? "" : questions + "\n") + list);
    }
}
