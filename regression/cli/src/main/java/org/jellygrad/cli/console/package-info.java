/** Where a command runs: its output, its messages, and Ctrl-C. */
@NullMarked
package org.jellygrad.cli.console;

import org.jspecify.annotations.NullMarked;
