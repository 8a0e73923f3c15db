/** Double-double numbers and the few small matrices that the trainer's last digits need. For the trainer's own use. */
@NullMarked
package org.jellygrad.trainer.internal.linalg;

import org.jspecify.annotations.NullMarked;
