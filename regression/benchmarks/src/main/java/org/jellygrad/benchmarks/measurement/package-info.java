/**
 * What every measurement is made with: its interface, its table of results, seeded data, JMH and the threads of BLAS.
 */
@NullMarked
package org.jellygrad.benchmarks.measurement;

import org.jspecify.annotations.NullMarked;
