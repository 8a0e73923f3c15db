/** Typed functions on the command line: the options of descent on them, and what is printed of it. */
@NullMarked
package org.jellygrad.cli.function;

import org.jspecify.annotations.NullMarked;
