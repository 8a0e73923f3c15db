/**
 * Time from data in memory to coefficients, beside NumPy and scikit-learn, with the digits of each.
 */
@NullMarked
package org.jellygrad.benchmarks.solution;

import org.jspecify.annotations.NullMarked;
