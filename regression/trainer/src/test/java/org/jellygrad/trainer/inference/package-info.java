/** Standard errors, tests, weights, columns set aside and cross-validation. */
@NullMarked
package org.jellygrad.trainer.inference;

import org.jspecify.annotations.NullMarked;
