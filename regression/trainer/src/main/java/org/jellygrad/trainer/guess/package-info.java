/** Lines that somebody guesses by hand, and how far each is from the data: for those who try before they let descent play. */
@NullMarked
package org.jellygrad.trainer.guess;

import org.jspecify.annotations.NullMarked;
