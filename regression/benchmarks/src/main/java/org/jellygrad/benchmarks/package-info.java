/**
 * Measurements beside peers, a room for each. {@link org.jellygrad.benchmarks.Benchmarks} lists the names that the script {@code run}
 * knows. For developers, and for anyone who wants to check the figures in the documentation.
 */
@NullMarked
package org.jellygrad.benchmarks;

import org.jspecify.annotations.NullMarked;
