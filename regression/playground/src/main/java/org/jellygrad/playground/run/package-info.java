/**
 * Runs as data. A {@link org.jellygrad.playground.run.RunPlan} says what to descend on, from where and how; {@link
 * org.jellygrad.playground.run.RunEngine} runs it and is the one class here that calls the trainer; a {@link
 * org.jellygrad.playground.run.FinishedRun} holds the path and the numbers.
 */
@NullMarked
package org.jellygrad.playground.run;

import org.jspecify.annotations.NullMarked;
