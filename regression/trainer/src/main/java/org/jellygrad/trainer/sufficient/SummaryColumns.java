package org.jellygrad.trainer.sufficient;

import java.util.Arrays;
import java.util.List;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.model.formula.Predictors;
import org.jellygrad.model.formula.Term;
import org.jellygrad.model.formula.Variable;
import org.jellygrad.trainer.internal.design.Frame;
import org.jspecify.annotations.Nullable;

/**
 * What is summed over rows: [1, terms, target].
 *
 * @param target its name
 * @param predictors the terms, and the categories with their levels
 * @param weights the column that weighs the rows; null if none does, or nobody knows
 */
record SummaryColumns(
        String target, Predictors predictors, @Nullable String weights) {

    /** Columns as they are, and an intercept. */
    static SummaryColumns of(List<String> features, String target) {
        if (features.contains(target) || features.stream().distinct().count() < features.size()) {
            throw new InvalidValueException(
                    "A column stands twice in " + features + " and " + target + ".",
                    "Each is multiplied with each other once. Name each feature once, and the target apart.");
        }
        return new SummaryColumns(
                target, new Predictors(true, features.stream().map(Term::of).toList(), List.of()), null);
    }

    /** Columns that are summed. */
    int width() {
        return predictors.terms().size() + 2;
    }

    /** Of the terms. */
    List<String> names() {
        return predictors.terms().stream().map(Term::name).toList();
    }

    /** What the terms are powers of, each once. */
    List<Variable> variables() {
        return predictors.terms().stream().map(Term::variable).distinct().toList();
    }

    /** Whether each term is a column as it is. */
    boolean isPlain() {
        return predictors.categories().isEmpty()
                && predictors.terms().stream()
                        .allMatch(term -> term.power() == 1 && term.variable() instanceof Variable.Column);
    }

    /**
     * The terms about origins, in their own units.
     *
     * @param origins of the columns that are summed
     */
    Frame frame(double... origins) {
        return frame(new int[variables().size()], origins);
    }

    /** The same in units of powers of two, one for each variable. */
    Frame frame(int[] exponents, double... origins) {
        List<Variable> variables = variables();
        double[] centres = new double[variables.size()];
        List<Term> terms = predictors.terms();
        for (int j = 0; j < terms.size(); j++) {
            centres[variables.indexOf(terms.get(j).variable())] = origins[1 + j];
        }
        return new Frame(terms, variables, centres, exponents, 0);
    }

    /** For each column that is summed the places of the powers 1, 2 ... of its variable up to it. */
    int[][] powers() {
        int[] lowers = frame(new double[width()]).lowers();
        int[][] places = new int[width()][];
        places[0] = new int[0];
        places[width() - 1] = new int[] {width() - 1};
        for (int j = 0; j < lowers.length; j++) {
            if (lowers[j] < 0) {
                places[1 + j] = new int[] {1 + j};
            } else {
                int[] below = places[1 + lowers[j]];
                places[1 + j] = Arrays.copyOf(below, below.length + 1);
                places[1 + j][below.length] = 1 + j;
            }
        }
        return places;
    }

    /** Whether rows of these columns can be put together with those of others. */
    boolean fits(SummaryColumns other) {
        return target.equals(other.target) && predictors.equals(other.predictors);
    }

    /** {@code y by [a, b]}. */
    String text() {
        return target + " by " + names() + (predictors.intercept() ? "" : " without intercept");
    }
}
