/**
 * From a graph as written to a graph that runs: composites are expanded, rules rewrite nodes, a plan gives every node a buffer and its
 * calls.
 *
 * <p>Not for users. The program room asks {@link org.jellygrad.autograd.compile.Compiler} for a {@link
 * org.jellygrad.autograd.compile.CompiledGraph}; {@link org.jellygrad.autograd.compile.Rule} lists all that the compiler knows.
 */
@NullMarked
package org.jellygrad.autograd.compile;

import org.jspecify.annotations.NullMarked;
