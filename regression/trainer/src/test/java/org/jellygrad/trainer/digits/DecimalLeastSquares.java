package org.jellygrad.trainer.digits;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Weighted least squares in 60 decimal digits, by modified Gram-Schmidt: an oracle that shares nothing with the trainer's own linear
 * algebra. Columns in the span of those before them get the coefficient 0.
 */
final class DecimalLeastSquares {

    private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);

    /** What is left of a column in the span of others. */
    private static final BigDecimal NOTHING = new BigDecimal("1e-40");

    private final List<BigDecimal[]> basis = new ArrayList<>();
    private final BigDecimal[] fitted;
    private final BigDecimal[] y;
    private final double[] weights;

    /** @param columns of the design matrix, one of ones among them where there is an intercept */
    DecimalLeastSquares(List<double[]> columns, double[] y, double[] weights) {
        this.weights = weights;
        this.y = decimal(y);
        for (double[] column : columns) {
            BigDecimal[] left = outside(decimal(column));
            BigDecimal norm = dot(left, left);
            BigDecimal whole = dot(decimal(column), decimal(column));
            if (norm.compareTo(whole.multiply(NOTHING.pow(2), DIGITS)) > 0) {
                basis.add(times(left, BigDecimal.ONE.divide(norm.sqrt(DIGITS), DIGITS)));
            }
        }
        this.fitted = minus(this.y, outside(this.y));
    }

    /** Predictions at the optimum. */
    BigDecimal[] fitted() {
        return fitted;
    }

    /** The least Σ w·residual². */
    double residual() {
        BigDecimal[] residuals = minus(y, fitted);
        return dot(residuals, residuals).doubleValue();
    }

    /** √(Σ w·r²) of what is left of a column beside the span, over that of the column about its mean. */
    double ownShare(double[] column) {
        BigDecimal[] values = decimal(column);
        BigDecimal[] left = outside(values);
        BigDecimal[] ones = decimal(Arrays.stream(column).map(x -> 1).toArray());
        BigDecimal mean = dot(values, ones).divide(dot(ones, ones), DIGITS);
        BigDecimal[] centred = minus(values, times(ones, mean));
        BigDecimal spread = dot(centred, centred);
        return spread.signum() == 0
                ? 0
                : Math.sqrt(dot(left, left).divide(spread, DIGITS).doubleValue());
    }

    /** Σ columns·coefficients, row by row. */
    static BigDecimal[] predictions(List<double[]> columns, double[] coefficients) {
        BigDecimal[] sums = decimal(new double[columns.get(0).length]);
        for (int j = 0; j < coefficients.length; j++) {
            BigDecimal coefficient = new BigDecimal(coefficients[j]);
            for (int i = 0; i < sums.length; i++) {
                sums[i] = sums[i].add(new BigDecimal(columns.get(j)[i]).multiply(coefficient, DIGITS), DIGITS);
            }
        }
        return sums;
    }

    /** The vector less its projection on the basis, twice, so that rounding leaves none of it. */
    private BigDecimal[] outside(BigDecimal[] vector) {
        BigDecimal[] left = vector;
        for (int pass = 0; pass < 2; pass++) {
            for (BigDecimal[] direction : basis) {
                left = minus(left, times(direction, dot(direction, left)));
            }
        }
        return left;
    }

    private BigDecimal dot(BigDecimal[] a, BigDecimal[] b) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < a.length; i++) {
            sum = sum.add(a[i].multiply(b[i], DIGITS).multiply(new BigDecimal(weights[i]), DIGITS), DIGITS);
        }
        return sum;
    }

    private static BigDecimal[] times(BigDecimal[] vector, BigDecimal factor) {
        return Arrays.stream(vector)
                .map(element -> element.multiply(factor, DIGITS))
                .toArray(BigDecimal[]::new);
    }

    private static BigDecimal[] minus(BigDecimal[] a, BigDecimal[] b) {
        BigDecimal[] difference = new BigDecimal[a.length];
        Arrays.setAll(difference, i -> a[i].subtract(b[i], DIGITS));
        return difference;
    }

    private static BigDecimal[] decimal(double[] values) {
        return Arrays.stream(values)
                .mapToObj(value -> new BigDecimal(value).round(DIGITS))
                .toArray(BigDecimal[]::new);
    }
}
