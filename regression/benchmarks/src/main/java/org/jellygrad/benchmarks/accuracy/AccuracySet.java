package org.jellygrad.benchmarks.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jellygrad.certified.CertifiedSet;

/**
 * A certified set as a measurement needs it.
 *
 * @param columns by name, {@code y} among them
 * @param degree of the polynomial in the one feature; 1 for a model of the columns themselves
 * @param certified coefficients, the intercept first where there is one
 */
record AccuracySet(String name, Map<String, double[]> columns, int degree, boolean intercept, double[] certified) {

    /** Digits that the certified values have. */
    private static final double CERTIFIED_DIGITS = 15;

    static List<AccuracySet> all() {
        return CertifiedSet.all().stream().map(AccuracySet::of).toList();
    }

    private static AccuracySet of(CertifiedSet set) {
        return new AccuracySet(
                set.name(),
                set.columns(),
                set.degree(),
                set.intercept(),
                set.certified().coefficients().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
    }

    double[] y() {
        return Objects.requireNonNull(columns.get("y"));
    }

    /** The design matrix without a column of ones, [rows, terms]: powers rounded to doubles, as one hands them to a library. */
    double[][] x() {
        List<double[]> terms = new ArrayList<>();
        columns.forEach((name, column) -> {
            for (int power = 1; power <= degree && !name.equals("y"); power++) {
                double[] term = new double[column.length];
                for (int i = 0; i < term.length; i++) {
                    term[i] = Math.pow(column[i], power);
                }
                terms.add(term);
            }
        });
        double[][] x = new double[y().length][terms.size()];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < terms.size(); j++) {
                x[i][j] = terms.get(j)[i];
            }
        }
        return x;
    }

    /**
     * The digits of the worst coefficient, its log relative error −log₁₀(|b − c|/|c|), from 0 to the 15 that are certified; NaN where a
     * coefficient is missing.
     */
    double digits(double[] coefficients) {
        if (coefficients.length != certified.length) {
            return Double.NaN;
        }
        double worst = CERTIFIED_DIGITS;
        for (int i = 0; i < certified.length; i++) {
            worst = Math.min(worst, CertifiedSet.digits(coefficients[i], certified[i]));
        }
        return Double.isNaN(worst) ? worst : Math.max(0, worst);
    }
}
