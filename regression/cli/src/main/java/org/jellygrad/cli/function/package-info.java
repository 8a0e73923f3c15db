/** Typed functions on the command line: how one is read, and what is printed of descent on it. */
@NullMarked
package org.jellygrad.cli.function;

import org.jspecify.annotations.NullMarked;
