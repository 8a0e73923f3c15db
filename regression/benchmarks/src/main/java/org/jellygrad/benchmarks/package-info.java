/**
 * Measurements beside peers, one class for each name that the script {@code run} knows. For developers, and for anyone who wants
 * to check the figures in the documentation.
 */
@NullMarked
package org.jellygrad.benchmarks;

import org.jspecify.annotations.NullMarked;
