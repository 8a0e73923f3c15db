/**
 * From rows to the design matrix that descent sees: centring, what the rows condense to for the squared loss, and the
 * coordinates of descent. For the trainer's own use.
 */
@NullMarked
package org.jellygrad.trainer.internal.design;

import org.jspecify.annotations.NullMarked;
