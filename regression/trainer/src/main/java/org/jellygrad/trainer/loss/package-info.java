/** What descent makes small: the loss of a residual, and the penalty of a coefficient. */
@NullMarked
package org.jellygrad.trainer.loss;

import org.jspecify.annotations.NullMarked;
