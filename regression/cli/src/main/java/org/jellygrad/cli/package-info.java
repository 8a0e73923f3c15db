/**
 * The {@code jellygrad} command. No other module uses it.
 *
 * <ul>
 *   <li>{@link org.jellygrad.cli.Main} starts it. {@code command}: one class for each command.
 *   <li>{@code option}: what can be given, and how values are read. {@code problem}: what is wrong with it.
 *   <li>What commands print: {@code report} of what was learned, {@code function} of typed functions, {@code comparison} of runs side by
 *       side, {@code inspection} of data, {@code plot} as charts.
 *   <li>Commands that talk with people: {@code guess}, {@code lesson}. {@code page}: the browser for the playground.
 *   <li>{@code console}: where output goes, and Ctrl-C. {@code progress}: what is told meanwhile.
 * </ul>
 */
@NullMarked
package org.jellygrad.cli;

import org.jspecify.annotations.NullMarked;
