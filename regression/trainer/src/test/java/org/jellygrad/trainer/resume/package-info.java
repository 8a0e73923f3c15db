/** Runs that are stopped, recorded and resumed. */
@NullMarked
package org.jellygrad.trainer.resume;

import org.jspecify.annotations.NullMarked;
