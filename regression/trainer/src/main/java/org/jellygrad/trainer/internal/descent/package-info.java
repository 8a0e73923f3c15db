/**
 * The run itself: {@link org.jellygrad.trainer.internal.descent.Descent} takes epochs of steps until a stop rule holds. {@link
 * org.jellygrad.trainer.internal.descent.Stepping} takes the steps of an epoch, {@link
 * org.jellygrad.trainer.internal.descent.RateControl} says how long they are, {@link
 * org.jellygrad.trainer.internal.descent.StopCheck} when to stop. Every {@link org.jellygrad.trainer.optimizer.Memory} can be saved and
 * loaded. For the trainer's own use.
 */
@NullMarked
package org.jellygrad.trainer.internal.descent;

import org.jspecify.annotations.NullMarked;
