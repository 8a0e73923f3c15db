/** The course in the terminal: the list of lessons, a lesson as text, and the conversation that asks and grades. */
@NullMarked
package org.jellygrad.cli.lesson;

import org.jspecify.annotations.NullMarked;
