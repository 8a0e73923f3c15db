/** Time and memory from a CSV to coefficients, beside pandas with scikit-learn. */
@NullMarked
package org.jellygrad.benchmarks.csv;

import org.jspecify.annotations.NullMarked;
