/**
 * From settings and data to what a run needs before its first step: columns chosen, rows condensed, coordinates, spectrum, exact optimum,
 * and what to be warned of. For the trainer alone.
 */
@NullMarked
package org.jellygrad.trainer.internal.setup;

import org.jspecify.annotations.NullMarked;
