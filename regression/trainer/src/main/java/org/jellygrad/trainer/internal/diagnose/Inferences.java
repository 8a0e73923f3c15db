package org.jellygrad.trainer.internal.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jellygrad.model.inference.Inference;
import org.jellygrad.model.inference.Inference.CoefficientTest;
import org.jellygrad.model.inference.Tails;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Frame;
import org.jellygrad.trainer.internal.design.UserUnits;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.linalg.UpperTriangle;

/** Draws the {@link Inference} from the condensed rows at the optimum. */
public final class Inferences {

    /** The share of the mean squared prediction up to which R calls a residual variance that of an essentially perfect fit. */
    private static final double PERFECT = 1e-30;

    private final CondensedRows data;
    private final LeastSquares leastSquares;

    public Inferences(CondensedRows data, LeastSquares leastSquares) {
        this.data = data;
        this.leastSquares = leastSquares;
    }

    /**
     * Everything at once.
     *
     * @param names of the parameters that take part
     * @param estimates in the user's units
     * @param errors the standard errors of the estimates
     * @param squares Σ w·residual²
     * @param residuals prediction less truth of all rows with weight, times the root of the weight, in the order of the rows; empty where
     *     they cannot be had
     */
    public Inference at(List<String> names, double[] estimates, double[] errors, double squares, double[] residuals) {
        double deviation = leastSquares.residualStandardError(squares);
        double r2 = leastSquares.r2(squares);
        long freedom = data.residualDegreesOfFreedom();
        int ones = data.intercept() ? 1 : 0;
        int slopes = names.size() - ones;
        double n = (double) data.rows();
        double adjusted = 1 - (1 - r2) * (n - ones) / (double) freedom;
        DoubleDouble total = data.intercept() ? data.totalAboutMean() : data.totalAboutZero();
        // From R² it would lose the digits that 1 − R² loses.
        double f = total.plus(-squares).toDouble() / squares * (double) freedom / slopes;
        double logLikelihood =
                (data.logWeight() - n * (Math.log(2 * Math.PI) + 1 - Math.log(n) + Math.log(squares))) / 2;
        List<Double> each = freedom > Inference.FEW
                ? List.of()
                : Arrays.stream(residuals).mapToObj(residual -> 0 - residual).toList();
        double meanSquare = (data.totalAboutZero().toDouble() - squares) / n;
        return new Inference(
                tests(names, estimates, errors),
                quantiles(residuals),
                each,
                deviation * deviation <= PERFECT * meanSquare,
                deviation,
                freedom,
                r2,
                freedom > 0 ? adjusted : Double.NaN,
                new Inference.FTest(
                        slopes > 0 && freedom > 0 ? f : Double.NaN,
                        slopes,
                        freedom,
                        Double.isInfinite(f) ? Double.NaN : Tails.upperF(f, slopes, (double) freedom)),
                logLikelihood,
                basis());
    }

    private static Inference.Quantiles quantiles(double... residuals) {
        if (residuals.length == 0) {
            return Inference.Quantiles.UNKNOWN;
        }
        double[] sorted = residuals.clone(); // as far as the quantiles look
        OrderStatistics.settle(sorted, Inference.Quantiles.places(sorted.length));
        return Inference.Quantiles.of(sorted).negate();
    }

    private List<CoefficientTest> tests(List<String> names, double[] estimates, double[] errors) {
        double[] unit = leastSquares.standardErrors(1);
        double[] own = ownSquares();
        List<CoefficientTest> tests = new ArrayList<>();
        for (int j = 0; j < estimates.length; j++) {
            double t = estimates[j] / errors[j];
            double p = Double.isInfinite(t) ? Double.NaN : Tails.twoSidedT(t, (double) data.residualDegreesOfFreedom());
            boolean ones = data.intercept() && j == 0;
            double inUnits = ones
                    ? Double.NaN
                    : Math.scalb(unit[j], UserUnits.unitExponent(data, j - (data.intercept() ? 1 : 0)));
            double vif = Math.max(1, inUnits * inUnits * own[j]);
            tests.add(new CoefficientTest(names.get(j), estimates[j], errors[j], t, p, vif));
        }
        return tests;
    }

    /** The sum of squares of each of the user's columns in its unit, about the mean where there is an intercept. */
    private double[] ownSquares() {
        UpperTriangle factor = data.r().times(UserUnits.scaledOfFrame(data).inverse());
        double[] squares = new double[factor.size()];
        for (int j = 0; j < squares.length; j++) {
            DoubleDouble sum = DoubleDouble.ZERO;
            for (int i = data.intercept() ? 1 : 0; i <= j; i++) {
                sum = sum.plus(factor.get(i, j).square());
            }
            squares[j] = sum.toDouble();
        }
        return squares;
    }

    /** R⁻¹ with its rows in units of (x − centre)^power instead of t^power. */
    private double[][] basis() {
        double[][] basis = data.r().inverse().toDoubles();
        Frame frame = data.frame();
        int ones = data.intercept() ? 1 : 0;
        for (int i = ones; i < basis.length; i++) {
            int term = data.kept().get(i - ones);
            int exponent = -frame.terms().get(term).power() * frame.exponents()[frame.variable(term)];
            for (int j = i; j < basis.length; j++) {
                basis[i][j] = Math.scalb(basis[i][j], exponent);
            }
        }
        return basis;
    }
}
