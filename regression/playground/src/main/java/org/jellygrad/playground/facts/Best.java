package org.jellygrad.playground.facts;

/**
 * The exact optimum of a run, or the bottom of a function's valley.
 *
 * @param loss there, without a penalty
 * @param parameters in the user's units
 */
public record Best(double loss, double[] parameters) {}
