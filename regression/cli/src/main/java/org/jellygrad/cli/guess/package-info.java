/** The school fair in the terminal: somebody guesses a line, then the gradient does. */
@NullMarked
package org.jellygrad.cli.guess;

import org.jspecify.annotations.NullMarked;
