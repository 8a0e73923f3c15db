package org.jellygrad.playground.run;

import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.problem.InvalidValueException;

/** Finds parameters by name. The slope of a line has two names: {@code slope}, and that of its feature. */
public final class ParameterNames {
    static final String INTERCEPT = "intercept";
    private static final String SLOPE = "slope";

    private ParameterNames() {}

    /** The place of a parameter; -1 if there is none of the name. */
    static int indexOf(String name, List<String> names) {
        int index = names.indexOf(name);
        if (index >= 0 || !name.equals(SLOPE) || names.size() > 2) {
            return index;
        }
        List<String> slopes =
                names.stream().filter(other -> !other.equals(INTERCEPT)).toList();
        return slopes.size() == 1 ? names.indexOf(slopes.get(0)) : -1;
    }

    /**
     * The numbers in the order of the parameters, 0 where none is given.
     *
     * @throws IllegalArgumentException if one has another name
     */
    public static double[] point(Map<String, Double> values, List<String> names) {
        List<String> unknown = values.keySet().stream()
                .filter(name -> indexOf(name, names) < 0)
                .toList();
        if (!unknown.isEmpty()) {
            throw new InvalidValueException(
                    "There is no parameter " + String.join(", ", unknown) + ".",
                    "The parameters are " + String.join(", ", names) + ".");
        }
        double[] point = new double[names.size()];
        values.forEach((name, value) -> point[indexOf(name, names)] = value);
        return point;
    }
}
