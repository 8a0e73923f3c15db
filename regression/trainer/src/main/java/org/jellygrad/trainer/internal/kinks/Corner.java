package org.jellygrad.trainer.internal.kinks;

import java.util.BitSet;

/**
 * A minimum of an objective with kinks, as {@link EdgeDescent} found it in doubles.
 *
 * @param u the coefficients that a penalty is of, intercept first where there is one
 * @param active rows whose residual is 0, by index; from the number of data rows on, the coefficients that an l1 penalty makes 0
 * @param factors the λ of these rows, where the mean weight is 1
 * @param above which other rows have a residual above 0
 * @param searches line searches that led there
 * @param level whether the objective is level along an edge that begins here, if it has a length: no other row has a residual of 0
 */
record Corner(double[] u, int[] active, double[] factors, BitSet above, int searches, boolean level) {}
