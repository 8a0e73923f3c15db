/**
 * The inference of a least-squares fit: standard errors, tests, intervals and the influence of single rows, as in R's {@code summary(lm)}.
 * For everyone who reads a fit. Needs no ND4J.
 */
@NullMarked
package org.jellygrad.model.inference;

import org.jspecify.annotations.NullMarked;
