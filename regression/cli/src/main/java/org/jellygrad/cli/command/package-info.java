/** The commands: {@link org.jellygrad.cli.command.Jellygrad} lists them, and a {@code ...Command} class stands for each. */
@NullMarked
package org.jellygrad.cli.command;

import org.jspecify.annotations.NullMarked;
