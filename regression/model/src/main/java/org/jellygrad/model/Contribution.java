package org.jellygrad.model;

/**
 * What one term adds to one prediction.
 *
 * @param name of the term
 * @param value of the term in this row
 * @param mean of the term over the rows trained on, which the contribution is counted from; 0 without an intercept
 * @param coefficient change of the prediction for one unit of the term
 * @param amount coefficient·(value − mean), in the target's units
 */
public record Contribution(String name, double value, double mean, double coefficient, double amount) {}
