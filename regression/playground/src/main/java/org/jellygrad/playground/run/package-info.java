/**
 * Runs as data: what to descend on, from where and how ({@link org.jellygrad.playground.run.RunPlan}), and what came of it ({@link
 * org.jellygrad.playground.run.Ran}), whose numbers are asked for by name. {@link org.jellygrad.playground.run.RunEngine} alone knows the trainer.
 */
@NullMarked
package org.jellygrad.playground.run;

import org.jspecify.annotations.NullMarked;
