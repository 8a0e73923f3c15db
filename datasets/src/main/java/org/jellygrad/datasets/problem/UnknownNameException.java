package org.jellygrad.datasets.problem;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;

/** A data set or a column was asked for by a name that does not exist: a slip in the request, not in the data. */
public final class UnknownNameException extends ProblemException {
    private static final long serialVersionUID = 1;

    /** More unknown names than these are counted. */
    private static final int MOST = 10;

    private UnknownNameException(Problem problem) {
        super(List.of(problem), null);
    }

    /** There is no data set of this name; the message offers the nearest of the known names. */
    public static UnknownNameException dataset(String name, Collection<String> known) {
        return of(
                "There is no data set " + Quoted.name(name) + ".",
                List.of(name),
                known,
                "The data sets are: " + Quoted.list(known) + ".");
    }

    /** A data set has no columns of these names; the message offers the nearest of the known names. */
    public static UnknownNameException columns(String dataset, List<String> unknown, Collection<String> known) {
        List<String> named = unknown.subList(0, Math.min(MOST, unknown.size()));
        String what = named.stream()
                .map(name -> dataset + " has no column " + Quoted.name(name) + ".")
                .collect(joining("\n"));
        int more = unknown.size() - named.size();
        boolean commas = known.stream().anyMatch(name -> name.contains(","));
        List<String> written = known.stream().map(UnknownNameException::inList).toList();
        return of(
                more == 0 ? what : what + "\n" + dataset + " lacks " + more + " more of the columns asked for.",
                named,
                known,
                "The columns are: " + Quoted.list(written) + "."
                        + (commas ? " In a list a name that holds a comma stands in double quotes." : ""));
    }

    private static String inList(String column) {
        return column.contains(",") ? '"' + column.replace("\"", "\"\"") + '"' : column;
    }

    private static UnknownNameException of(String what, List<String> unknown, Collection<String> known, String list) {
        String questions = NearestName.questions(unknown, known);
        return new UnknownNameException(Problem.mendedBy(what, questions.isEmpty() ? list : questions + "\n" + list));
    }
}
