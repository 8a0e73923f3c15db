package org.jellygrad.trainer.internal.kinks;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.linalg.Rounding;
import org.jellygrad.trainer.internal.linalg.UpperTriangle;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jspecify.annotations.Nullable;

/**
 * The exact optimum of a loss made of straight lines, with any penalty: by {@link EdgeDescent} its kinks, then the point in all of them in
 * double-double.
 *
 * @param point coefficients of [1 t]
 * @param loss the mean loss there, without the penalty
 * @param searches line searches that led there; each reads all rows
 * @param zeros rows whose residual is 0, to rounding: at least as many as there are parameters, unless a penalty settles some of them
 * @param several whether other parameters are known to have as low an objective
 */
public record KinkedOptimum(DoubleDouble[] point, double loss, int searches, int zeros, boolean several) {

    /** What the signs of the residuals leave unproven beside the loss. */
    private static final double PROVEN = 1e-9;

    /**
     * Finds it; null where it is not reached or not proven, or the search is given up.
     *
     * @param theta where to begin, in the problem's coordinates
     * @param most line searches at most
     * @param visit is told of each θ between two searches
     * @param stopped asked before each search, whether to give up
     */
    public static @Nullable KinkedOptimum find(
            KinkedProblem problem, double[] theta, int most, Consumer<double[]> visit, BooleanSupplier stopped) {
        CondensedRows data = problem.data();
        Penalty penalty = problem.penalty();
        int first = data.firstCoefficient();
        UpperTriangle toPenalised = problem.coordinates().toPenalised();
        Loss.Slopes slopes = problem.loss().slopes().orElseThrow();
        KinkedRows kinked = new KinkedRows(problem.rows().matrix(), slopes, first, penalty.l1(), toPenalised);
        double[] start =
                toPenalised == null ? theta : DoubleDouble.doubles(toPenalised.times(DoubleDouble.exact(theta)));
        Corner corner = new EdgeDescent(kinked, 2 * penalty.l2() * kinked.data(), first, start)
                .descend(most, u -> visit.accept(kinked.theta(u).clone()), stopped);
        if (corner == null) {
            return null;
        }
        ExactCorner exact = new ExactCorner(problem.source(), data, problem.coordinates(), slopes, penalty, corner);
        ExactCorner.Costs costs = exact.costs(problem.loss());
        double mean = costs.loss() / data.weight();
        double unproven = costs.unproven() / data.weight();
        double rounding = Rounding.RESIDUAL * costs.size() / data.weight();
        if (!(unproven <= PROVEN * mean + rounding)) {
            return null;
        }
        return new KinkedOptimum(
                exact.point(),
                mean <= rounding * Rounding.RESIDUAL ? 0 : mean,
                corner.searches(),
                costs.zeros(),
                corner.level() && !costs.tied());
    }
}
