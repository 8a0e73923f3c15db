/**
 * Typed functions as graphs: {@link org.jellygrad.trainer.function.Functions} makes of an
 * {@linkplain org.jellygrad.model.expression.Expression expression} the tensor that computes it, to be descended on, differentiated and
 * explained like any other. For those who minimize what somebody typed.
 */
@NullMarked
package org.jellygrad.trainer.function;

import org.jspecify.annotations.NullMarked;
