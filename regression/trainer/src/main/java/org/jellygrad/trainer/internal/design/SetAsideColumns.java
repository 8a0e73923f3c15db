package org.jellygrad.trainer.internal.design;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.formula.Term;
import org.jellygrad.trainer.internal.linalg.TriangularFactor;

/** Says of each column that takes no part why it does not, and refuses columns that outnumber the rows. */
final class SetAsideColumns {

    /** Multiples below this share of the largest are rounding. */
    private static final double NEGLIGIBLE = 1e-7;

    /** More columns than this are not all told. */
    private static final int MOST_TOLD = 8;

    private static final int FEW = 3;

    private SetAsideColumns() {}

    /** Refuses fewer rows than parameters, constant columns not counted: least squares then has no single answer. */
    static void checkRows(long rows, TriangularFactor factor, boolean intercept) {
        long parameters = factor.r().size()
                + factor.spanned().stream()
                        .filter(aside -> !spanning(factor, aside).isEmpty())
                        .count();
        if (rows < parameters) {
            throw new UnusableDataException(
                    rows + " rows cannot settle " + parameters + " parameters"
                            + (intercept ? ", the intercept and " + (parameters - 1) + " coefficients." : "."),
                    "Infinitely many choices of them fit every row exactly. An l2 penalty singles one out: add `l2 0.01`, say. Or"
                            + " give at least " + parameters + " rows, or fewer features.");
        }
    }

    /**
     * Warns of each column that others span, but not of those that a penalty settles where columns outnumber the rows anyway.
     *
     * @param rows with weight
     */
    static List<String> warnings(RowSource source, TriangularFactor factor, Frame frame, boolean intercept, long rows) {
        List<String> warnings = new ArrayList<>();
        for (TriangularFactor.SetAside spanned : factor.spanned()) {
            String what = "Column '" + frame.terms().get(spanned.column() - 1).name() + "' "
                    + reason(source, factor, frame, spanned, intercept);
            if (!factor.kept().contains(spanned.column())) {
                warnings.add(what + ": it is set aside and its coefficient is null.");
            } else if (rows >= factor.r().size()) {
                warnings.add(what + ": the l2 penalty alone decides how they share what they explain.");
            }
        }
        return warnings;
    }

    private static String reason(
            RowSource source,
            TriangularFactor factor,
            Frame frame,
            TriangularFactor.SetAside aside,
            boolean intercept) {
        int feature = aside.column() - 1;
        List<Integer> spanning = spanning(factor, aside);
        if (spanning.isEmpty()) {
            Term term = frame.terms().get(feature);
            double value = Math.pow(source.summary(term.variable().name()).min(), term.power());
            return "is constant (" + number(value) + " in every row)"
                    + (intercept ? ", which the intercept already says" : "");
        }
        if (spanning.size() == 1 && equal(factor, frame, aside, spanning.get(0))) {
            return "equals column '" + frame.terms().get(spanning.get(0)).name() + "'";
        }
        int told = spanning.size() > MOST_TOLD ? FEW : spanning.size();
        String names = spanning.stream()
                .limit(told)
                .map(column -> "'" + frame.terms().get(column).name() + "'")
                .collect(Collectors.joining(", "));
        return "is a combination of " + (spanning.size() == 1 ? "column " : "columns ") + names
                + (told < spanning.size() ? ", " + (spanning.size() - told) + " others" : "")
                + (intercept ? " and a constant" : "");
    }

    /** Features that a column is made of, without the constant. */
    private static List<Integer> spanning(TriangularFactor factor, TriangularFactor.SetAside aside) {
        List<Integer> spanning = new ArrayList<>();
        for (int k = 0; k < aside.multiples().length; k++) {
            int column = factor.kept().get(k);
            // Both columns lie between −1 and 1, so multiples can be compared as they are.
            if (column > 0 && Math.abs(aside.multiples()[k].hi()) > NEGLIGIBLE) {
                spanning.add(column - 1);
            }
        }
        return spanning;
    }

    /** Whether a column is exactly once another, without a shift. */
    private static boolean equal(TriangularFactor factor, Frame frame, TriangularFactor.SetAside aside, int other) {
        int term = aside.column() - 1;
        int variable = frame.variable(term);
        int otherVariable = frame.variable(other);
        double multiple = aside.multiples()[factor.kept().indexOf(other + 1)].toDouble();
        double ratio = Math.scalb(multiple, frame.exponents()[variable] - frame.exponents()[otherVariable]);
        return Math.abs(ratio - 1) < NEGLIGIBLE
                && frame.centres()[variable] == frame.centres()[otherVariable]
                && frame.terms().get(term).power() == 1
                && frame.terms().get(other).power() == 1;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
