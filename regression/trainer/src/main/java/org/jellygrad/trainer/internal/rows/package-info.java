/** Views of rows: some of them, with computed features, with means for missing cells, or with another target. For the trainer alone. */
@NullMarked
package org.jellygrad.trainer.internal.rows;

import org.jspecify.annotations.NullMarked;
