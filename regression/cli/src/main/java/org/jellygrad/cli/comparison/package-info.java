/** Runs side by side on the command line: what is compared, and what is printed of it. */
@NullMarked
package org.jellygrad.cli.comparison;

import org.jspecify.annotations.NullMarked;
