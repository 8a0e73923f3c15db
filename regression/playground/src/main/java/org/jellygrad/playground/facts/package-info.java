/**
 * What the page is told about a run: its points as columns, its directions of steepness with their factors per step, its limits and its
 * divergence. {@link org.jellygrad.playground.facts.Runs} makes a {@link org.jellygrad.playground.facts.RecordedRun} of a state. For {@code
 * answer}, which writes it down. Every number is the trainer's.
 */
@NullMarked
package org.jellygrad.playground.facts;

import org.jspecify.annotations.NullMarked;
