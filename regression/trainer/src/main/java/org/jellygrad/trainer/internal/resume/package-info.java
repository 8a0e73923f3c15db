/** Checkpoints: the file from which a run that was cut off is resumed. For whoever resumes runs, and for the trainer, which writes it. */
@NullMarked
package org.jellygrad.trainer.internal.resume;

import org.jspecify.annotations.NullMarked;
