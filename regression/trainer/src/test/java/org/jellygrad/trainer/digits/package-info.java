/** The last digits: certified values, exact fractions, and data at the limits of doubles. */
@NullMarked
package org.jellygrad.trainer.digits;

import org.jspecify.annotations.NullMarked;
