/** What is wrong with a command, gathered and told at once, and the exit code it ends with: for everything that checks what a user gave. */
@NullMarked
package org.jellygrad.cli.problem;

import org.jspecify.annotations.NullMarked;
