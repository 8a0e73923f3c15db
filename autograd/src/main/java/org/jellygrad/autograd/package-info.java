/**
 * Computation graphs and their gradients.
 *
 * <p>This room holds what a graph is made of: {@link org.jellygrad.autograd.Tensor}, {@link org.jellygrad.autograd.Shape}, the sealed
 * family of {@link org.jellygrad.autograd.Op}s, and {@link org.jellygrad.autograd.Gradients}, which returns gradients as graphs again.
 * {@link org.jellygrad.autograd.CustomOp} and {@link org.jellygrad.autograd.Composite} are for ops of your own. Nothing here computes a
 * number.
 *
 * <p>Two more rooms are for users: {@code program} runs graphs, and {@code explain} says why a number is what it is. The rooms {@code
 * compile}, {@code text} and {@code engine} are for this library alone, and so are {@link org.jellygrad.autograd.Graph}, {@link
 * org.jellygrad.autograd.Backward} and {@link org.jellygrad.autograd.Primitive} in this one.
 */
@NullMarked
package org.jellygrad.autograd;

import org.jspecify.annotations.NullMarked;
