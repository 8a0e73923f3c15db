package org.jellygrad.playground.state;

import org.jellygrad.datasets.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a state.
 *
 * @param name the key whose value is at fault; null where none is
 * @param problem what it is, and how to mend it
 */
public record StateProblem(@Nullable String name, Problem problem) {}
