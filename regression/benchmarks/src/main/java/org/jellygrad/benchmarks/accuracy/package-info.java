/**
 * Digits on the NIST least squares sets beside R, scikit-learn, statsmodels, commons-math, Smile and Tribuo.
 */
@NullMarked
package org.jellygrad.benchmarks.accuracy;

import org.jspecify.annotations.NullMarked;
