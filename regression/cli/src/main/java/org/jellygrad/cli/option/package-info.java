/** What can be given on the command line: {@code ...Options} and {@code ...Argument} classes, and the tables their values are read by. */
@NullMarked
package org.jellygrad.cli.option;

import org.jspecify.annotations.NullMarked;
