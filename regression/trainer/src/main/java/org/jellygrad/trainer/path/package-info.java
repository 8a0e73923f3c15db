/** A run as it was recorded, point by point, in memory and as CSV: for everyone who shows or studies how a run went. */
@NullMarked
package org.jellygrad.trainer.path;

import org.jspecify.annotations.NullMarked;
