package org.jellygrad.trainer.internal.diagnose;

import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.UserUnits;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.linalg.UpperTriangle;

/** Mean and spread of each term that takes part, over the rows, weights counted, from the condensed rows. */
public final class TermMoments {

    private final CondensedRows data;
    private final int ones;

    /** Of [1 x], each x in the unit of its exponent, where squares stay in the range of doubles. */
    private final UpperTriangle factor;

    public TermMoments(CondensedRows data) {
        this.data = data;
        this.ones = data.intercept() ? 1 : 0;
        this.factor = data.r().times(UserUnits.scaledOfFrame(data).inverse());
    }

    /** The mean of a kept term, in the user's units; 0 without an intercept, where everything is about 0. */
    public double mean(int kept) {
        return data.intercept()
                ? Math.scalb(
                        factor.get(0, ones + kept).dividedBy(factor.get(0, 0)).toDouble(),
                        UserUnits.unitExponent(data, kept))
                : 0;
    }

    /**
     * value·sd(term)/sd(target); without an intercept both are about 0. NaN for a constant target.
     *
     * @param value the term's coefficient in the user's units
     */
    public double standardised(int kept, double value) {
        DoubleDouble total = data.intercept() ? data.totalAboutMean() : data.totalAboutZero();
        double spread = 0;
        for (int i = ones; i <= ones + kept; i++) {
            spread = Math.hypot(spread, factor.get(i, ones + kept).toDouble());
        }
        double target = Math.sqrt(total.toDouble());
        return target > 0 ? Math.scalb(value, UserUnits.unitExponent(data, kept)) * (spread / target) : Double.NaN;
    }
}
