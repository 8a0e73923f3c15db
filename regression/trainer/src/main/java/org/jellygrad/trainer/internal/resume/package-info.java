/** Writes the files of a run (trace and checkpoint), and resumes a run from a checkpoint. For the trainer alone. */
@NullMarked
package org.jellygrad.trainer.internal.resume;

import org.jspecify.annotations.NullMarked;
