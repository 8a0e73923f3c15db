/**
 * Linear regression by gradient descent, for programs. A {@link org.jellygrad.trainer.Trainer} with {@link
 * org.jellygrad.trainer.settings.Settings} fits a data set: the result is a {@link org.jellygrad.trainer.Fit}. The trainer also tells
 * beforehand what to expect ({@link org.jellygrad.trainer.outcome.Outlook}), and cross-validates. A {@link org.jellygrad.trainer.Minimizer}
 * descends on any function of some parameters. The {@link org.jellygrad.trainer.path.Path} and the {@link
 * org.jellygrad.trainer.outcome.Diagnostics} of a run say what it did.
 */
@NullMarked
package org.jellygrad.trainer;

import org.jspecify.annotations.NullMarked;
