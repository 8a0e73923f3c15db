/**
 * Guesses from the first lines of a text how its table is written: what separates cells, where the names are, how numbers
 * look. It looks at a bounded beginning and nothing else, so that the same beginning leads to the same guess. For the
 * packages of this module only.
 */
@NullMarked
package org.jellygrad.datasets.internal.dialect;

import org.jspecify.annotations.NullMarked;
