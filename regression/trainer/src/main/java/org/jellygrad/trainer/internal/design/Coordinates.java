package org.jellygrad.trainer.internal.design;

import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.linalg.SingularValueRange;
import org.jellygrad.trainer.internal.linalg.UpperTriangle;
import org.jellygrad.trainer.settings.Scaling;
import org.jspecify.annotations.Nullable;

/**
 * The coordinates in which descent happens: parameters θ there, coefficients of [1 t] in the {@link Frame}, and intercept and
 * coefficients in the user's units are three names of one model, linked by triangular matrices.
 */
public final class Coordinates {

    /** Up to this condition number of the standardised columns the choice is {@link Scaling#STANDARD}: some 1 400 epochs. */
    public static final double ROUND_ENOUGH = 100;

    private final Scaling scaling;
    private final UpperTriangle penalisedToFrame;
    private final @Nullable UpperTriangle toPenalised;
    private final UpperTriangle toFrame;
    private final UpperTriangle toUser;
    private final UpperTriangle factor;
    private final UpperTriangle ridged;
    private final double penalty;
    private final SingularValueRange singularValues;

    /**
     * @param penalisedToFrame coefficients of [1 t] from those that a penalty is of
     * @param toPenalised these from θ; null where they are θ itself
     * @param factor see {@link #factor()}
     * @param ridged see {@link #ridged()}
     * @param penalty see {@link #penalty()}
     */
    private Coordinates(
            Scaling scaling,
            CondensedRows data,
            UpperTriangle penalisedToFrame,
            @Nullable UpperTriangle toPenalised,
            UpperTriangle factor,
            UpperTriangle ridged,
            double penalty) {
        this.scaling = scaling;
        this.penalisedToFrame = penalisedToFrame;
        this.toPenalised = toPenalised;
        this.toFrame = toPenalised == null ? penalisedToFrame : penalisedToFrame.times(toPenalised);
        this.toUser = UserUnits.ofFrame(data).times(toFrame);
        this.factor = factor;
        this.ridged = ridged;
        this.penalty = penalty;
        this.singularValues = singularValues(ridged, scaling, data.weight());
    }

    /** The coordinates of a scaling; {@link Scaling#AUTO} chooses by the condition number. */
    public static Coordinates of(Scaling scaling, CondensedRows data, Shrinkage shrinkage) {
        return of(scaling, data, shrinkage, () -> {});
    }

    /**
     * The same.
     *
     * @param heed called between rows of triangles; what it throws gives the work up
     */
    public static Coordinates of(Scaling scaling, CondensedRows data, Shrinkage shrinkage, Runnable heed) {
        return switch (scaling) {
            case AUTO -> auto(data, shrinkage, heed);
            case STANDARD -> own(scaling, data, standard(data), shrinkage, heed);
            case BALANCED -> balanced(of(Scaling.STANDARD, data, shrinkage, heed), data, shrinkage);
            case ORTHOGONAL -> orthogonal(shrinkage.ridge() == 0 ? null : standard(data), data, shrinkage, heed);
            case NONE -> own(scaling, data, UserUnits.ofFrame(data).inverse(), shrinkage, heed);
        };
    }

    private static Coordinates auto(CondensedRows data, Shrinkage shrinkage, Runnable heed) {
        Coordinates standard = of(Scaling.STANDARD, data, shrinkage, heed);
        if (standard.conditionNumber() <= ROUND_ENOUGH) {
            return standard;
        }
        if (!shrinkage.separate()) {
            return shrinkage.ridge() == 0
                    ? orthogonal(data)
                    : orthogonal(standard.toFrame, standard.factor, standard.ridged, data, shrinkage, heed);
        }
        Coordinates balanced = balanced(standard, data, shrinkage);
        return balanced.conditionNumber() < standard.conditionNumber() ? balanced : standard;
    }

    /** Coordinates that are the penalised coefficients themselves. */
    private static Coordinates own(
            Scaling scaling, CondensedRows data, UpperTriangle toFrame, Shrinkage shrinkage, Runnable heed) {
        UpperTriangle factor = data.r().times(toFrame);
        heed.run();
        return new Coordinates(scaling, data, toFrame, null, factor, withRidge(factor, data, shrinkage, heed), 1);
    }

    private static Coordinates balanced(Coordinates standard, CondensedRows data, Shrinkage shrinkage) {
        DoubleDouble share = DoubleDouble.ONE.dividedBy(
                DoubleDouble.sum(1, shrinkage.ridge()).sqrt());
        DoubleDouble[][] rows = UpperTriangle.identity(standard.toFrame.size());
        for (int j = data.intercept() ? 1 : 0; j < rows.length; j++) {
            rows[j][j] = share;
        }
        UpperTriangle shares = new UpperTriangle(rows);
        return new Coordinates(
                Scaling.BALANCED,
                data,
                standard.toFrame,
                shares,
                standard.factor.times(shares),
                standard.ridged.times(shares),
                share.square().toDouble());
    }

    /** @param penalised the coefficients of [1 t] that the ridge's coefficients make; null without a ridge */
    private static Coordinates orthogonal(
            @Nullable UpperTriangle penalised, CondensedRows data, Shrinkage shrinkage, Runnable heed) {
        if (penalised == null) {
            return orthogonal(data);
        }
        UpperTriangle factor = data.r().times(penalised);
        return orthogonal(penalised, factor, withRidge(factor, data, shrinkage, heed), data, shrinkage, heed);
    }

    private static Coordinates orthogonal(CondensedRows data) {
        UpperTriangle round = round(data);
        return new Coordinates(Scaling.ORTHOGONAL, data, data.r().inverse().times(root(data)), null, round, round, 1);
    }

    private static Coordinates orthogonal(
            UpperTriangle penalised,
            UpperTriangle factor,
            UpperTriangle ridged,
            CondensedRows data,
            Shrinkage shrinkage,
            Runnable heed) {
        heed.run();
        UpperTriangle toPenalised = ridged.inverse().times(root(data));
        heed.run();
        // PᵀP·ridge is a part of I.
        double penalty = 1 / shrinkage.ridge();
        return new Coordinates(
                Scaling.ORTHOGONAL, data, penalised, toPenalised, factor.times(toPenalised), round(data), penalty);
    }

    private static UpperTriangle round(CondensedRows data) {
        return new UpperTriangle(UpperTriangle.identity(data.r().size())).times(root(data));
    }

    private static DoubleDouble root(CondensedRows data) {
        return DoubleDouble.of(data.weight()).sqrt();
    }

    private static UpperTriangle withRidge(
            UpperTriangle factor, CondensedRows data, Shrinkage shrinkage, Runnable heed) {
        if (shrinkage.ridge() == 0) {
            return factor;
        }
        DoubleDouble ridge = DoubleDouble.product(data.weight(), shrinkage.ridge());
        if (!Double.isFinite(ridge.toDouble())) {
            throw new UnusableDataException(
                    "The l2 penalty is too large: times the rows it is more than the largest double, 1.8e308.",
                    "Long before that it leaves nothing but the intercept. Give a smaller `l2`.");
        }
        try {
            return factor.withRidge(ridge, data.intercept() ? 1 : 0, heed);
        } catch (ArithmeticException e) {
            throw new UnusableDataException(
                    "The l2 penalty is too small for what it has to settle: columns are sums of others.",
                    "Beside the columns' squares it is lost in rounding, so their coefficients would be noise. Give a"
                            + " larger `l2`, or leave it out: then columns that others make up are set aside.");
        }
    }

    /** z = (x − mean) / sd, so the coefficient of x is θ/sd, and the intercept takes θ·mean/sd back. */
    private static UpperTriangle standard(CondensedRows data) {
        int ones = data.intercept() ? 1 : 0;
        UpperTriangle toFrame = UserUnits.scaledOfFrame(data).inverse();
        UpperTriangle factor = data.r().times(toFrame);
        DoubleDouble[][] rows = UpperTriangle.identity(factor.size());
        for (int j = ones; j < rows.length; j++) {
            DoubleDouble squares = DoubleDouble.ZERO;
            for (int i = ones; i <= j; i++) {
                squares = squares.plus(factor.get(i, j).square());
            }
            rows[j][j] =
                    DoubleDouble.ONE.dividedBy(squares.dividedBy(data.weight()).sqrt());
            if (data.intercept()) {
                DoubleDouble mean = factor.get(0, j).dividedBy(factor.get(0, 0));
                rows[0][j] = mean.times(rows[j][j]).negate();
            }
        }
        return toFrame.times(new UpperTriangle(rows));
    }

    public Scaling scaling() {
        return scaling;
    }

    /** Coefficients of [1 t] from θ. */
    public UpperTriangle toFrame() {
        return toFrame;
    }

    /** Intercept (where there is one) and kept coefficients in the user's units, from θ. */
    public UpperTriangle toUser() {
        return toUser;
    }

    /** Coefficients of [1 t] from those that a penalty is of; the intercept among them, which is not penalised. */
    public UpperTriangle penalisedToFrame() {
        return penalisedToFrame;
    }

    /** The P of Pθ, the coefficients that a penalty is of, intercept first where there is one; null where P = I. */
    public @Nullable UpperTriangle toPenalised() {
        return toPenalised;
    }

    /** The largest eigenvalue of PᵀP, or a bound on it: Σb² of a θ of length 1. */
    public double penalty() {
        return penalty;
    }

    /** The factor from a penalised θ to the coefficient that an l1 penalty acts on: 1, or the factor of balanced coordinates. */
    public double proximalShare() {
        return scaling == Scaling.BALANCED ? Math.sqrt(penalty) : 1;
    }

    /** The triangle A with AᵀA = XᵀX + n·ridge·PᵀP: the factor of the design matrix with the ridge's rows below it. */
    public UpperTriangle ridged() {
        return ridged;
    }

    /** The triangular factor of the design matrix in these coordinates. */
    public UpperTriangle factor() {
        return factor;
    }

    /** The user's parameters at θ, rounded to doubles. */
    public double[] user(double[] theta) {
        return DoubleDouble.doubles(toUser.times(DoubleDouble.exact(theta)));
    }

    /** The θ of the user's parameters, rounded to doubles. */
    public double[] fromUser(double[] user) {
        return DoubleDouble.doubles(toUser.solve(DoubleDouble.exact(user)));
    }

    /** Of {@link #ridged} over √n; their squares are the outermost eigenvalues of XᵀX/n + ridge·PᵀP. */
    public SingularValueRange singularValues() {
        return singularValues;
    }

    private static SingularValueRange singularValues(UpperTriangle factor, Scaling scaling, double weight) {
        return scaling == Scaling.ORTHOGONAL
                ? SingularValueRange.ONE
                : SingularValueRange.of(factor).dividedBy(Math.sqrt(weight));
    }

    private double conditionNumber() {
        return singularValues.conditionNumber();
    }
}
