/**
 * The engine room: native memory and prebuilt calls into ND4J's kernels and OpenBLAS. For {@code org.jellygrad.autograd} alone; nobody
 * else should need it, and nothing outside this package touches ND4J.
 *
 * <p>It knows no tensors, only {@linkplain org.jellygrad.autograd.engine.Buffer buffers}, {@linkplain
 * org.jellygrad.autograd.engine.Extent extents} and {@linkplain org.jellygrad.autograd.engine.Call calls}. ND4J is entered below its
 * executioner: {@code NativeOps} directly, cblas directly. That is what makes a step cost a fraction of a microsecond, and
 * it halves the start-up, because the class {@code Nd4j} with its factories and SameDiff's registries is never loaded.
 */
@NullMarked
package org.jellygrad.autograd.engine;

import org.jspecify.annotations.NullMarked;
