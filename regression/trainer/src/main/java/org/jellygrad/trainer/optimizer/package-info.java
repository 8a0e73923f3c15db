/** Optimizers: how gradients become steps. An optimizer is a record of its settings; each run gets fresh state from it. */
@NullMarked
package org.jellygrad.trainer.optimizer;

import org.jspecify.annotations.NullMarked;
