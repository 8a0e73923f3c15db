/**
 * What a user got wrong, as a value: what was found, why it matters, how to mend it. Names and cells are quoted here,
 * so that every message shows them the same way.
 */
@NullMarked
package org.jellygrad.datasets.problem;

import org.jspecify.annotations.NullMarked;
