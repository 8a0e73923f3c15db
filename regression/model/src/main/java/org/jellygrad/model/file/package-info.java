/** Files that are written whole or not at all, by one writer at a time, and read within bounds. For models, checkpoints and traces. */
@NullMarked
package org.jellygrad.model.file;

import org.jspecify.annotations.NullMarked;
