package org.jellygrad.trainer.sufficient;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.design.Shrinkage;
import org.jellygrad.trainer.internal.design.UserUnits;
import org.jellygrad.trainer.internal.diagnose.LeastSquares;
import org.jellygrad.trainer.internal.diagnose.Ridge;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.settings.Scaling;

/**
 * The line that fits rows best, and how sure it is.
 *
 * @param intercept in the target's units; NaN where there is none
 * @param coefficients name → number in the features' units; NaN for a feature that takes no part, since others determine it
 * @param standardErrors name → number, "intercept" among them; NaN with a penalty, for features that take no part, and where no degrees of
 *     freedom are left
 * @param residualStandardError √(Σ w·residual² / degrees of freedom); NaN where there are none
 * @param degreesOfFreedom rows less parameters
 * @param r2 1 − Σ w·residual² / Σ w(y − ȳ)²; NaN for a constant target
 * @param loss the mean squared residual, without the penalty
 * @param warnings which features take no part, and why
 */
public record LeastSquaresSolution(
        double intercept,
        Map<String, Double> coefficients,
        Map<String, Double> standardErrors,
        double residualStandardError,
        long degreesOfFreedom,
        double r2,
        double loss,
        List<String> warnings) {

    private static final String INTERCEPT = "intercept";

    public LeastSquaresSolution {
        coefficients = Collections.unmodifiableMap(new LinkedHashMap<>(coefficients));
        standardErrors = Collections.unmodifiableMap(new LinkedHashMap<>(standardErrors));
        warnings = List.copyOf(warnings);
    }

    /** What is predicted at zeros, plus each coefficient times its feature or term. */
    public double predict(Map<String, Double> row) {
        double sum = Double.isNaN(intercept) ? 0 : intercept;
        for (Map.Entry<String, Double> coefficient : coefficients.entrySet()) {
            if (!coefficient.getValue().isNaN()) {
                Double value = row.get(coefficient.getKey());
                if (value == null) {
                    throw new IllegalArgumentException("The row lacks '" + coefficient.getKey() + "'.");
                }
                sum += coefficient.getValue() * value;
            }
        }
        return sum;
    }

    static LeastSquaresSolution of(Moments moments, double l2) {
        CondensedRows data = SummarySetup.condensed(moments, l2 > 0);
        Coordinates coordinates = Coordinates.of(Scaling.STANDARD, data, new Shrinkage(l2, false));
        DoubleDouble[] point = new Ridge(data, coordinates, l2).optimum();
        LeastSquares leastSquares = new LeastSquares(data);
        double squares = leastSquares.residualSumOfSquares(point);
        double deviation = leastSquares.residualStandardError(squares);
        DoubleDouble[] user = UserUnits.ofFrame(data).times(point);
        double[] errors = leastSquares.standardErrors(deviation);
        int first = data.firstCoefficient();
        Map<String, Double> coefficients = new LinkedHashMap<>();
        Map<String, Double> standardErrors = new LinkedHashMap<>();
        if (data.intercept()) {
            standardErrors.put(INTERCEPT, l2 > 0 ? Double.NaN : errors[0]);
        }
        List<String> features = moments.columns().names();
        List<String> warnings = new ArrayList<>();
        for (int j = 0; j < features.size(); j++) {
            int kept = data.kept().indexOf(j);
            coefficients.put(features.get(j), kept < 0 ? Double.NaN : user[first + kept].toDouble());
            standardErrors.put(features.get(j), kept < 0 || l2 > 0 ? Double.NaN : errors[first + kept]);
            if (kept < 0) {
                warnings.add("Feature '" + features.get(j)
                        + "' is constant or a sum of others: it takes no part and has no coefficient.");
            }
        }
        return new LeastSquaresSolution(
                data.intercept() ? user[0].toDouble() : Double.NaN,
                coefficients,
                standardErrors,
                deviation,
                data.residualDegreesOfFreedom(),
                leastSquares.r2(squares),
                squares / data.weight(),
                warnings);
    }
}
