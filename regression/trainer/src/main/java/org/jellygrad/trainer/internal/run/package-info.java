/** A run from settings and data to its fit. For the trainer alone. */
@NullMarked
package org.jellygrad.trainer.internal.run;

import org.jspecify.annotations.NullMarked;
