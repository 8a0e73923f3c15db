package org.jellygrad.trainer.internal.design;

import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.linalg.UpperTriangle;

/** From coefficients of [1 t] in the {@link Frame} to intercept and coefficients in the user's units. */
public final class UserUnits {

    private UserUnits() {}

    /**
     * Intercept (where there is one) and kept coefficients in the user's units, from coefficients of [1 t]. As
     * t = (x − c) / 2^e, the coefficient of t^k passes to that of x^m times C(k, m)·(−c)^(k−m) / 2^(e·k).
     */
    public static UpperTriangle ofFrame(CondensedRows data) {
        UpperTriangle units = scaledOfFrame(data);
        DoubleDouble[][] rows = UpperTriangle.identity(units.size());
        for (int i = 0; i < rows.length; i++) {
            int exponent = data.intercept() && i == 0 ? 0 : unitExponent(data, i - (data.intercept() ? 1 : 0));
            for (int j = i; j < rows.length; j++) {
                rows[i][j] = units.get(i, j).timesPowerOfTwo(-exponent);
            }
        }
        return new UpperTriangle(rows);
    }

    /** Intercept (where there is one) and kept coefficients in the user's units, rounded to doubles, from coefficients of [1 t]. */
    public static double[] user(CondensedRows data, DoubleDouble[] point) {
        return DoubleDouble.doubles(ofFrame(data).times(point));
    }

    /** The exponent e·k of the power of two that bounds a kept term x^k, about its centre. */
    public static int unitExponent(CondensedRows data, int kept) {
        int term = data.kept().get(kept);
        Frame frame = data.frame();
        return frame.terms().get(term).power() * frame.exponents()[frame.variable(term)];
    }

    /** The same with x measured in 2^e, whose powers and squares stay in the range of doubles where those of x do not. */
    public static UpperTriangle scaledOfFrame(CondensedRows data) {
        int ones = data.intercept() ? 1 : 0;
        Frame frame = data.frame();
        int[] lowers = frame.lowers();
        int[] places = new int[frame.terms().size()];
        for (int k = 0; k < data.kept().size(); k++) {
            places[data.kept().get(k)] = ones + k;
        }
        DoubleDouble[][] rows = UpperTriangle.identity(data.r().size());
        for (int j = ones; j < rows.length; j++) {
            int term = data.kept().get(j - ones);
            int variable = frame.variable(term);
            int power = frame.terms().get(term).power();
            double centre = Math.scalb(frame.centres()[variable], -frame.exponents()[variable]);
            DoubleDouble share = DoubleDouble.ONE;
            int row = term;
            for (int m = power; m >= 0; m--) {
                if (m > 0) {
                    rows[places[row]][j] = share;
                    row = lowers[row];
                } else if (data.intercept()) {
                    rows[0][j] = share;
                }
                // C(k, m − 1) = C(k, m) · m / (k − m + 1)
                share = share.times(-centre).times(m).dividedBy(power - m + 1);
            }
        }
        return new UpperTriangle(rows);
    }
}
