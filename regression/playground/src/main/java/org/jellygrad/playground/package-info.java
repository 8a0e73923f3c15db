/** The playground: {@link org.jellygrad.playground.Playground} serves the page. The rooms {@code course}, {@code lesson}, {@code question},
 * {@code run} and {@code view} serve the terminal's lessons too; {@code answer}, {@code server}, {@code state}, {@code reader} and {@code
 * quantity} are for this module alone. */
@NullMarked
package org.jellygrad.playground;

import org.jspecify.annotations.NullMarked;
