/**
 * One step of descent with the numbers plugged in: {@link org.jellygrad.trainer.explain.StepExplainer} takes the step and looks at the
 * user's own graph over the rows, {@link org.jellygrad.trainer.explain.ExplainedStep} holds what it saw. For those who show or teach what
 * a gradient is made of.
 */
@NullMarked
package org.jellygrad.trainer.explain;

import org.jspecify.annotations.NullMarked;
