/** What an ended run amounts to: its model, why it ended, and what would have worked. For the trainer alone. */
@NullMarked
package org.jellygrad.trainer.internal.report;

import org.jspecify.annotations.NullMarked;
