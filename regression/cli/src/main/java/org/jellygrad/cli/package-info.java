/**
 * The {@code jellygrad} command. No other module uses it.
 *
 * <ul>
 *   <li>{@link org.jellygrad.cli.Main} starts it; a {@code ...Command} class stands for each subcommand.
 *   <li>{@code option}: what can be given, and how values are read. {@code problem}: what is wrong with it.
 *   <li>{@code report}: the results, for people and as JSON. {@code text}: how text is laid out in lines.
 *   <li>{@code console}: where they go, and Ctrl-C. {@code progress}: what is told meanwhile.
 * </ul>
 */
@NullMarked
package org.jellygrad.cli;

import org.jspecify.annotations.NullMarked;
