/** The data sets that come with this module, each with a card that tells its story. */
@NullMarked
package org.jellygrad.datasets.bundled;

import org.jspecify.annotations.NullMarked;
