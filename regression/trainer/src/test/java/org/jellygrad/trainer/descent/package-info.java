/** How runs go and end: optimizers, rates, penalties, stop rules, divergence. */
@NullMarked
package org.jellygrad.trainer.descent;

import org.jspecify.annotations.NullMarked;
