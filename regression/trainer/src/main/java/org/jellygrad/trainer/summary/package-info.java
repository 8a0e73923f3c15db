/**
 * What people read of a fit, a model, a rate search or a cross-validation, as lines of text. {@link org.jellygrad.trainer.summary.Summary}
 * is the whole; the other classes are its tables and sentences.
 */
@NullMarked
package org.jellygrad.trainer.summary;

import org.jspecify.annotations.NullMarked;
