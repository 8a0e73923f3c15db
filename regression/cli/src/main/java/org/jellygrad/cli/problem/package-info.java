/** What is wrong with a command: problems are gathered while it is checked, and told at once with the exit code. */
@NullMarked
package org.jellygrad.cli.problem;

import org.jspecify.annotations.NullMarked;
