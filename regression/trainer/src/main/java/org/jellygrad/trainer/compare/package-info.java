/**
 * Runs side by side, as values: a {@link org.jellygrad.trainer.compare.Comparison} trains {@linkplain
 * org.jellygrad.trainer.compare.Variant variants} of one run from one start and seed, and tells of each how it ended and what it cost.
 */
@NullMarked
package org.jellygrad.trainer.compare;

import org.jspecify.annotations.NullMarked;
