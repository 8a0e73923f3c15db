/**
 * What a model multiplies its coefficients with. Inside: {@link org.jellygrad.model.formula.Formula}, read from text and made to fit a
 * data set's columns; {@link org.jellygrad.model.formula.Term}s, the powers of {@link org.jellygrad.model.formula.Variable}s: columns,
 * levels of categories, products, and calculations in {@link org.jellygrad.model.formula.Arithmetic}. For those who choose them and for
 * models that predict.
 *
 * <p>Calculations share the formula's own grammar, R's, and are done in doubles: in decimals, quotients of two doubles come out
 * rounded twice, and a row takes a hundred times as long.
 */
@NullMarked
package org.jellygrad.model.formula;

import org.jspecify.annotations.NullMarked;
