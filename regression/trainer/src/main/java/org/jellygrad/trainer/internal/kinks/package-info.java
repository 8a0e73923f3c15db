/** The exact way to the optimum of a loss made of straight lines: line searches along its kinks. For the trainer alone. */
@NullMarked
package org.jellygrad.trainer.internal.kinks;

import org.jspecify.annotations.NullMarked;
