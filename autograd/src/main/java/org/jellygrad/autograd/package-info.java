/**
 * Computation graphs, their gradients, and the programs that run them.
 *
 * <p>For anyone with a function to differentiate: build it from {@link org.jellygrad.autograd.Tensor}s, ask {@link
 * org.jellygrad.autograd.Gradients} for its gradient, which is a graph again, and compile both into a {@link
 * org.jellygrad.autograd.Program}. {@link org.jellygrad.autograd.GradientCheck} compares any gradient with differences, {@link
 * org.jellygrad.autograd.CustomOp} and {@link org.jellygrad.autograd.Composite} add operations, and {@link
 * org.jellygrad.autograd.NativeArray} holds data for programs to read without a copy.
 */
@NullMarked
package org.jellygrad.autograd;

import org.jspecify.annotations.NullMarked;
