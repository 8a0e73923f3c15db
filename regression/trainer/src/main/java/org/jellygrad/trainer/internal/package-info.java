/** What several rooms of the trainer share. For the trainer alone. */
@NullMarked
package org.jellygrad.trainer.internal;

import org.jspecify.annotations.NullMarked;
