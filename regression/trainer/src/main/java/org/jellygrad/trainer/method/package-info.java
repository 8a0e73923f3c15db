/**
 * What a user can choose: losses, penalties, optimizers, learning rates and their schedules, clipping, averaging, batches, scaling,
 * the initial guess, stop rules. Each choice is a record whose constructor refuses what cannot be.
 */
@NullMarked
package org.jellygrad.trainer.method;

import org.jspecify.annotations.NullMarked;
