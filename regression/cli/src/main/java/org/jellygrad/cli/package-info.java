/**
 * The {@code jellygrad} command. Nothing outside this package uses it.
 *
 * <ul>
 *   <li>{@link org.jellygrad.cli.Main} starts it; a {@code ...Command} class stands for each subcommand, {@link
 *       org.jellygrad.cli.CommandLines} parses them.
 *   <li>What can be given: {@code ...Options} and {@code ...Argument} classes, whose values {@link org.jellygrad.cli.Choices} reads;
 *       {@link org.jellygrad.cli.Problems} gathers what is wrong with them, {@link org.jellygrad.cli.ErrorReport} tells it.
 *   <li>For people: {@link org.jellygrad.cli.Summary}, made of {@code ...Table}, {@code ...Text} and {@code ...Facts}; laid out by
 *       {@link org.jellygrad.cli.TextTable} and {@link org.jellygrad.cli.Paragraphs} in lines of {@link org.jellygrad.cli.Cells}.
 *   <li>For programs: {@link org.jellygrad.cli.FitJson} and the other {@code ...Json}.
 *   <li>While it runs: {@link org.jellygrad.cli.ProgressReport} and {@link org.jellygrad.cli.FoldReport}; {@link
 *       org.jellygrad.cli.Interruption} for Ctrl-C.
 * </ul>
 */
@NullMarked
package org.jellygrad.cli;

import org.jspecify.annotations.NullMarked;
