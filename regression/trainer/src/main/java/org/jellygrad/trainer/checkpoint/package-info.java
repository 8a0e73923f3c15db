/**
 * Checkpoints: the file from which a run that was cut off is resumed. For programs that look into one before they resume, and for the
 * trainer, which writes it.
 */
@NullMarked
package org.jellygrad.trainer.checkpoint;

import org.jspecify.annotations.NullMarked;
