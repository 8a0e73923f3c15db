/** Time and memory by rows, features and cores. */
@NullMarked
package org.jellygrad.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
