package org.jellygrad.autograd.engine;

/**
 * The form of a matrix product op(a)·op(b).
 *
 * @param transposeA whether op(a) = aᵀ, a being stored as k × m
 * @param transposeB whether op(b) = bᵀ, b being stored as n × k
 * @param m rows of the result
 * @param n columns of the result
 * @param k the length summed over
 * @param onto whether the result is added to what the output holds
 */
public record ProductForm(boolean transposeA, boolean transposeB, Extent m, Extent n, Extent k, boolean onto) {}
