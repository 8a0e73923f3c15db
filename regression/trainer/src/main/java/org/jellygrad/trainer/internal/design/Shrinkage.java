package org.jellygrad.trainer.internal.design;

/**
 * What coordinates of descent must know of a penalty.
 *
 * @param ridge what the l2 penalty adds to S = XᵀX/n at each penalised coefficient, as c·S bounds the loss's second derivative: 2·l2/c;
 *     at least 0
 * @param separate whether each coefficient must have a coordinate of its own, as proximal steps of an l1 penalty want it
 */
public record Shrinkage(double ridge, boolean separate) {

    /** No penalty. */
    public static final Shrinkage NONE = new Shrinkage(0, false);
}
