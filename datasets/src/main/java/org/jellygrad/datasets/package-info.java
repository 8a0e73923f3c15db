/** Data sets as blocks of rows. */
@NullMarked
package org.jellygrad.datasets;

import org.jspecify.annotations.NullMarked;
