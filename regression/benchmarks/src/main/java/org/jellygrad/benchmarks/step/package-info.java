/**
 * One full-batch step (loss, gradients, update) beside bare BLAS, INDArray, SameDiff and PyTorch.
 */
@NullMarked
package org.jellygrad.benchmarks.step;

import org.jspecify.annotations.NullMarked;
