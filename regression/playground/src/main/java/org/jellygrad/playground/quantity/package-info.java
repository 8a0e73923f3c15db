/** Numbers in the texts of lessons: how they are written, looked up in a run by name, and put where a placeholder stands. */
@NullMarked
package org.jellygrad.playground.quantity;

import org.jspecify.annotations.NullMarked;
