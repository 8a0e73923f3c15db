/** Fits by formula: categories, products, transformations. */
@NullMarked
package org.jellygrad.trainer.formula;

import org.jspecify.annotations.NullMarked;
