/**
 * The {@code jellygrad} command: {@link org.jellygrad.cli.Main} starts it, a {@code ...Command} class stands for each
 * subcommand, and the rest writes what they found: {@link org.jellygrad.cli.Summary} for people, {@link org.jellygrad.cli.FitJson}
 * for programs. Nothing outside this package uses it.
 */
@NullMarked
package org.jellygrad.cli;

import org.jspecify.annotations.NullMarked;
