/** The {@code jellygrad} command. */
@NullMarked
package org.jellygrad.cli;

import org.jspecify.annotations.NullMarked;
