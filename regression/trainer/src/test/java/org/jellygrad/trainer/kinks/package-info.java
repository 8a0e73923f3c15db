/** Runs on losses made of straight lines, against exact optima. */
@NullMarked
package org.jellygrad.trainer.kinks;

import org.jspecify.annotations.NullMarked;
