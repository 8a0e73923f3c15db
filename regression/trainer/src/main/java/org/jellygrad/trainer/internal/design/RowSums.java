package org.jellygrad.trainer.internal.design;

import org.jellygrad.trainer.internal.linalg.CrossProducts;

/**
 * What is left of rows: the weighted cross products of [1 t y].
 *
 * @param products in double-double; of y less an origin
 * @param rows how many have weight
 * @param logWeight sum of their weights' logarithms
 * @param intercept whether the ones are a column
 * @param targetOrigin what y is less; 0 without an intercept
 */
public record RowSums(CrossProducts products, long rows, double logWeight, boolean intercept, double targetOrigin) {}
