/**
 * Mean losses over rows with their gradients, run as graphs: condensed to a few rows for the squared loss, or over blocks of
 * the design matrix for any loss and for mini-batches. {@link
 * org.jellygrad.trainer.internal.objective.PenalizedObjective} adds the penalty. For the trainer's own use.
 */
@NullMarked
package org.jellygrad.trainer.internal.objective;

import org.jspecify.annotations.NullMarked;
