package org.jellygrad.trainer.internal.design;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.model.formula.Term;
import org.jellygrad.model.formula.Variable;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;

/**
 * Where the numbers of each variable lie: t = (x − centre) / 2^exponent is between −1 and 1, and exact as a double-double; a
 * power of x is represented by that power of t. All sums over rows are taken of t, so that neither units nor a distance from zero
 * cost digits.
 *
 * @param terms of the model
 * @param variables what the terms are powers of, each once, in the order of the source's features
 * @param centres of the variables, near the middle of each; 0 without an intercept, which forbids shifting
 * @param exponents of the powers of two that bound the centred variables
 * @param targetExponent of the power of two that bounds the target
 */
public record Frame(List<Term> terms, List<Variable> variables, double[] centres, int[] exponents, int targetExponent) {

    /** @param rows whose features are the terms' variables */
    static Frame of(RowSource rows, List<Term> terms, boolean intercept) {
        List<Variable> variables = terms.stream().map(Term::variable).distinct().toList();
        double[] centres = new double[variables.size()];
        int[] exponents = new int[variables.size()];
        for (int v = 0; v < centres.length; v++) {
            ColumnSummary summary = rows.summary(variables.get(v).name());
            centres[v] = intercept ? summary.min() / 2 + summary.max() / 2 : 0;
            exponents[v] =
                    exponentAbove(Math.max(Math.abs(summary.min() - centres[v]), Math.abs(summary.max() - centres[v])));
        }
        ColumnSummary target = rows.summary(rows.target());
        int targetExponent = exponentAbove(Math.max(Math.abs(target.min()), Math.abs(target.max())));
        return new Frame(terms, variables, centres, exponents, targetExponent);
    }

    /** The least e with 2^e above the size; 0 for size 0. */
    private static int exponentAbove(double size) {
        return size == 0 ? 0 : Math.getExponent(size) + 1;
    }

    /** The variable of a term, by index. */
    public int variable(int term) {
        return variables.indexOf(terms.get(term).variable());
    }

    /** For each term the index of the next lower power of its variable, or −1. */
    public int[] lowers() {
        Map<Term, Integer> places = new HashMap<>();
        for (int j = 0; j < terms.size(); j++) {
            places.putIfAbsent(terms.get(j), j);
        }
        return terms.stream()
                .mapToInt(term ->
                        term.power() == 1 ? -1 : places.getOrDefault(new Term(term.variable(), term.power() - 1), -1))
                .toArray();
    }

    /** For each term its variable, by index. */
    int[] variablesOfTerms() {
        Map<Variable, Integer> places = new HashMap<>();
        for (int v = 0; v < variables.size(); v++) {
            places.put(variables.get(v), v);
        }
        return terms.stream()
                .mapToInt(term -> Objects.requireNonNull(places.get(term.variable())))
                .toArray();
    }

    /** Reads rows into the frame; one thread's own. */
    public Reader reader() {
        return new Reader();
    }

    /** One row at a time as [1, t of each term]. */
    public final class Reader {
        private final int[] variable = variablesOfTerms();
        private final int[] power = new int[terms.size()];
        private final int[] lower = lowers();
        private final double[] hi = new double[1 + terms.size()];
        private final double[] lo = new double[1 + terms.size()];

        private Reader() {
            Arrays.setAll(power, j -> terms.get(j).power());
            hi[0] = 1;
        }

        /** Moves to a row. */
        public void read(RowBlock block, int row) {
            for (int j = 0; j < variable.length; j++) {
                int v = variable[j];
                DoubleDouble t = DoubleDouble.sum(block.x(row, v), -centres[v]).timesPowerOfTwo(-exponents[v]);
                if (power[j] > 1) {
                    t = t.times(new DoubleDouble(hi[1 + lower[j]], lo[1 + lower[j]]));
                }
                hi[1 + j] = t.hi();
                lo[1 + j] = t.lo();
            }
        }

        /** The row's upper halves: 1, then t of each term. This reader's own array. */
        public double[] hi() {
            return hi;
        }

        /** The row's lower halves. This reader's own array. */
        public double[] lo() {
            return lo;
        }
    }
}
