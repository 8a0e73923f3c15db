/**
 * Typed functions as graphs. {@link org.jellygrad.trainer.function.ExpressionTensors} turns an {@linkplain
 * org.jellygrad.model.expression.Expression expression} into the tensor that computes it. That tensor can be descended on, differentiated
 * and explained like any other. {@link org.jellygrad.trainer.function.FunctionDescent} descends on a function and says where that ended:
 * the {@link org.jellygrad.trainer.function.EndKind} where it ended, the {@link org.jellygrad.trainer.function.ValleyMinimum} of its
 * valley, the {@link org.jellygrad.trainer.function.Rates} that the curvature there allows. For those who minimize what somebody typed.
 */
@NullMarked
package org.jellygrad.trainer.function;

import org.jspecify.annotations.NullMarked;
