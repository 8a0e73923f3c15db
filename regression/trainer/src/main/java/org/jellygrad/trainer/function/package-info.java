/**
 * Typed functions as graphs: {@link org.jellygrad.trainer.function.ExpressionTensors} makes of an {@linkplain
 * org.jellygrad.model.expression.Expression expression} the tensor that computes it, to be descended on, differentiated and explained like
 * any other. {@link org.jellygrad.trainer.function.FunctionDescent} descends on one and says what that has come to: the {@link
 * org.jellygrad.trainer.function.EndKind} where it ended, the {@link org.jellygrad.trainer.function.ValleyMinimum} of its valley, the
 * {@link org.jellygrad.trainer.function.Rates} that the curvature there allows. For those who minimize what somebody typed.
 */
@NullMarked
package org.jellygrad.trainer.function;

import org.jspecify.annotations.NullMarked;
