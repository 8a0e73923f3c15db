/**
 * Programs that run graphs, and their data.
 *
 * <p>For users: {@link org.jellygrad.autograd.program.Program} computes, {@link org.jellygrad.autograd.program.NativeArray} holds data that
 * programs read without a copy, and {@link org.jellygrad.autograd.program.GradientCheck} compares gradients with differences.
 */
@NullMarked
package org.jellygrad.autograd.program;

import org.jspecify.annotations.NullMarked;
