/**
 * Sufficient statistics: the sums and products from which least squares is solved, of the same size for any number of rows. Rows can be
 * added and taken away; statistics can be merged, saved and solved at any time.
 *
 * <p>For users: {@link org.jellygrad.trainer.sufficient.SufficientStatistics} and the
 * {@link org.jellygrad.trainer.sufficient.LeastSquaresSolution} of them.
 */
@NullMarked
package org.jellygrad.trainer.sufficient;

import org.jspecify.annotations.NullMarked;
