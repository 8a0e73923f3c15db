package org.jellygrad.model.inference;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jellygrad.datasets.problem.InvalidValueException;

/**
 * The statistics of a least-squares fit, for independent normal errors of one variance (divided by the row's weight, if rows have weights).
 * Numbers that do not exist, for want of residual degrees of freedom, say, are NaN. A p-value is also NaN where no residual is left,
 * because t and F are then infinite and test nothing (R gives 0 and a warning).
 *
 * @param coefficients intercept first where there is one; columns set aside are not among them
 * @param residuals five numbers of √weight · (truth − prediction), as R shows them: least, quartiles, largest. Rows of weight 0 are left
 *     out; R counts them as 0; NaN where the rows were not at hand, but only their sums
 * @param eachResidual the same of every row with weight, in the order of the rows; empty where there are more than
 *     {@value #FEW} residual degrees of freedom, and where the rows were not at hand
 * @param perfect whether the residuals are rounding errors, by R's measure: their variance is at most 1e-30 of the mean squared
 *     prediction; standard errors, t and p then tell of nothing else
 * @param residualStandardError √(SSres / degrees of freedom), in the target's units
 * @param degreesOfFreedom rows with weight less parameters
 * @param r2 1 − SSres/SStotal, about 0 without an intercept
 * @param adjustedR2 the same of the variances: 1 − (1 − R²)·(n − intercept)/(degrees of freedom)
 * @param f tests that every slope is 0
 * @param logLikelihood of the normal distribution at its maximum
 * @param basis of the parameters' covariance: upper triangular; the leverage of a row is the squared norm of [1, (x − centre)^power ...]
 *     times this matrix
 */
public record Inference(
        List<CoefficientTest> coefficients,
        Quantiles residuals,
        List<Double> eachResidual,
        boolean perfect,
        double residualStandardError,
        long degreesOfFreedom,
        double r2,
        double adjustedR2,
        FTest f,
        double logLikelihood,
        double[][] basis) {

    /** Up to so many residual degrees of freedom a fit is shown with each residual, as by R. */
    public static final int FEW = 5;

    /** From this number on, a level was probably meant as a percentage. */
    private static final double LIKELY_PERCENT = 50;

    public Inference {
        coefficients = List.copyOf(coefficients);
        eachResidual = List.copyOf(eachResidual);
    }

    /**
     * Checks a confidence level.
     *
     * @throws IllegalArgumentException if it is not in (0, 1)
     */
    public static void requireLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new InvalidValueException(
                    "the level is " + plain(level),
                    "It is the probability that the interval holds what it is for; give a number between 0 and 1,"
                            + (level >= LIKELY_PERCENT && level < 100
                                    ? " as in "
                                            + BigDecimal.valueOf(level)
                                                    .movePointLeft(2)
                                                    .stripTrailingZeros() + " for "
                                            + plain(level) + " percent."
                                    : " as in 0.95."));
        }
    }

    /** The number as people write it: 95, not 95.0. */
    private static String plain(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }

    /**
     * A coefficient and how sure to be of it.
     *
     * @param name {@code intercept}, or its term's
     * @param estimate in the user's units
     * @param standardError of the estimate
     * @param t estimate / standardError
     * @param p P(|T| ≥ |t|) if the true coefficient were 0
     * @param vif variance inflation factor 1/(1 − R²) of its column on the others, at least 1; NaN for the intercept
     */
    public record CoefficientTest(String name, double estimate, double standardError, double t, double p, double vif) {}

    /**
     * An F test.
     *
     * @param statistic F
     * @param numerator its first degrees of freedom: the number of slopes
     * @param denominator its second: the residual degrees of freedom
     * @param p P(F ≥ statistic) if all slopes were 0
     */
    public record FTest(double statistic, long numerator, long denominator, double p) {}

    /** Five numbers that show a distribution. */
    public record Quantiles(double min, double first, double median, double third, double max) {

        /** Of values that nobody has. */
        public static final Quantiles UNKNOWN =
                new Quantiles(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

        /** Whether somebody has the values. */
        public boolean isKnown() {
            return !Double.isNaN(median);
        }

        /**
         * The five quantiles of at least one value. Sort the values first; it is enough that {@link #places} hold what they would hold
         * after sorting: R's type 7, linear between order statistics (R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages",
         * American Statistician 50, 1996).
         */
        public static Quantiles of(double[] sorted) {
            return new Quantiles(at(sorted, 0), at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75), at(sorted, 1));
        }

        /** The places of sorted values that {@link #of} looks at, ascending. */
        public static int[] places(int count) {
            return DoubleStream.of(0, 0.25, 0.5, 0.75, 1)
                    .mapToInt(share -> (int) (share * (count - 1)))
                    .flatMap(below -> IntStream.of(below, Math.min(below + 1, count - 1)))
                    .distinct()
                    .toArray();
        }

        /** Of the same values with the other sign. */
        public Quantiles negate() {
            // 0 less it, for −0 is no sight for readers.
            return new Quantiles(0 - max, 0 - third, 0 - median, 0 - first, 0 - min);
        }

        private static double at(double[] sorted, double share) {
            double position = share * (sorted.length - 1);
            int below = (int) position;
            int above = Math.min(below + 1, sorted.length - 1);
            return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
        }
    }

    /** An interval around a number. */
    public record Interval(double low, double high) {}

    /** Estimated parameters, the errors' variance among them. */
    private long parameters() {
        return coefficients.size() + 1L;
    }

    /** Akaike's information criterion, 2k − 2·log likelihood, as R counts k: the errors' variance included. */
    public double aic() {
        return 2 * parameters() - 2 * logLikelihood;
    }

    /** The Bayesian information criterion, k·log n − 2·log likelihood. */
    public double bic() {
        return parameters() * Math.log((double) (degreesOfFreedom + coefficients.size())) - 2 * logLikelihood;
    }

    /**
     * Where the true coefficient is with this confidence; NaN without residual degrees of freedom.
     *
     * @param level in (0, 1)
     */
    public Interval confidence(CoefficientTest coefficient, double level) {
        double half = quantile(level) * coefficient.standardError();
        return new Interval(coefficient.estimate() - half, coefficient.estimate() + half);
    }

    /**
     * The leverage of a row, between 0 and 1 for a row trained on: how far its prediction follows its own target.
     *
     * @param row [1, (x − centre)^power ...]: 1 only with an intercept, no columns set aside
     */
    public double leverage(double[] row) {
        double norm = 0;
        for (int j = 0; j < row.length; j++) {
            double element = 0;
            for (int i = 0; i <= j; i++) {
                element += row[i] * basis[i][j];
            }
            norm += element * element;
        }
        return norm;
    }

    /** Where a new target of a row with this prediction and leverage is, with this probability. For many rows see {@link #reach}. */
    public Interval prediction(double predicted, double leverage, double level) {
        double half = reach(level) * Math.sqrt(1 + leverage);
        return new Interval(predicted - half, predicted + half);
    }

    /**
     * Half the width of a prediction interval, divided by √(1 + leverage). It is the same for all rows and takes much longer to compute
     * than the interval of one row. NaN without residual degrees of freedom.
     *
     * @param level in (0, 1)
     */
    public double reach(double level) {
        return quantile(level) * residualStandardError;
    }

    private double quantile(double level) {
        return degreesOfFreedom < 1 ? Double.NaN : Tails.quantileT(level, (double) degreesOfFreedom);
    }

    /**
     * Cook's distance of a row: how far all predictions would move without it, in residual variances a parameter (R. D. Cook,
     * "Detection of Influential Observation in Linear Regression", Technometrics 19, 1977).
     *
     * @param residual truth less prediction, or the other way round
     */
    public double cooksDistance(double residual, double leverage) {
        double standardized = residual / (residualStandardError * (1 - leverage));
        return standardized * standardized * leverage / coefficients.size();
    }
}
