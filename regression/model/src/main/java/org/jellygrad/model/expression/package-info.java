/**
 * Calculations as people type them: {@code (x - 3)^2 + log(y)}. Inside: {@link org.jellygrad.model.expression.Expression}, the tree, which
 * is read from text, writes itself as text and computes rows in doubles; {@link org.jellygrad.model.expression.MathFunction}, the functions
 * it knows; {@link org.jellygrad.model.expression.Mistake}, what is wrong with a text and where. For typed functions and for the
 * transformations of formulas, whose grammar shares {@link org.jellygrad.model.expression.Words}. Needs no ND4J.
 */
@NullMarked
package org.jellygrad.model.expression;

import org.jspecify.annotations.NullMarked;
