/**
 * Why a number is what it is: every node of a graph with its value, its gradient and its rule, in symbols and in numbers.
 *
 * <p>For users: {@link org.jellygrad.autograd.explain.Explanation}, which {@code Program.explain} returns, and which prints as text, JSON,
 * Mermaid and DOT. The other classes write formulas; they are for this library alone.
 */
@NullMarked
package org.jellygrad.autograd.explain;

import org.jspecify.annotations.NullMarked;
