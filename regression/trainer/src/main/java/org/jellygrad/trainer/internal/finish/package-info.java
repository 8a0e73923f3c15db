/** From where descent arrived to where the run ends: the polish of the last digits, or the way along the kinks. For the trainer alone. */
@NullMarked
package org.jellygrad.trainer.internal.finish;

import org.jspecify.annotations.NullMarked;
