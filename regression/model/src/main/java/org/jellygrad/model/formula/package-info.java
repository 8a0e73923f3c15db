/**
 * Formulas and the terms of a model. Inside: {@link org.jellygrad.model.formula.Formula}, read from text and made to fit a data set's
 * columns; {@link org.jellygrad.model.formula.Term}s, the powers of {@link org.jellygrad.model.formula.Variable}s: columns, levels of
 * categories, products, and transformations, which are {@linkplain org.jellygrad.model.expression.Expression expressions}. For programs
 * that choose the terms of a model, and for models that predict.
 */
@NullMarked
package org.jellygrad.model.formula;

import org.jspecify.annotations.NullMarked;
