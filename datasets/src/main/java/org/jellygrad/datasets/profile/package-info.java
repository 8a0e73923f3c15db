/**
 * An overview of data before training: ranges, histograms, levels, correlations, and what looks wrong. {@link
 * org.jellygrad.datasets.profile.Profile} reads the data; the records hold the results.
 */
@NullMarked
package org.jellygrad.datasets.profile;

import org.jspecify.annotations.NullMarked;
