/** Models as JSON that reads back to the same bits, saved whole or not at all. */
@NullMarked
package org.jellygrad.model.json;

import org.jspecify.annotations.NullMarked;
