/** What {@code inspect} prints of data: for people and as JSON. */
@NullMarked
package org.jellygrad.cli.inspection;

import org.jspecify.annotations.NullMarked;
