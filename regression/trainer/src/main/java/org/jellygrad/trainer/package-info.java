/**
 * Linear regression by gradient descent, for programs: a {@link org.jellygrad.trainer.Trainer} with
 * {@link org.jellygrad.trainer.settings.Settings} makes a {@link org.jellygrad.trainer.Fit} of a data set, says before
 * ({@link org.jellygrad.trainer.outcome.Outlook}) what to expect, and cross-validates; a {@link org.jellygrad.trainer.Minimizer} descends on any
 * function of some parameters. What a run does can be read from its {@link org.jellygrad.trainer.path.Path} and
 * {@link org.jellygrad.trainer.outcome.Diagnostics}.
 */
@NullMarked
package org.jellygrad.trainer;

import org.jspecify.annotations.NullMarked;
