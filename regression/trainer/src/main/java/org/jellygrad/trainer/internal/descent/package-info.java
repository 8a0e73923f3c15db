/**
 * The run itself: {@link org.jellygrad.trainer.internal.descent.Descent} takes epochs of steps until a stop rule holds. {@link
 * org.jellygrad.trainer.internal.descent.Stepping} says how an epoch's steps are taken, {@link org.jellygrad.trainer.internal.descent.RateControl} how long
 * they are, {@link org.jellygrad.trainer.internal.descent.PathRecorder} writes them down, and what is a {@link
 * org.jellygrad.trainer.optimizer.Memory} can be kept and taken up again. For the trainer's own use.
 */
@NullMarked
package org.jellygrad.trainer.internal.descent;

import org.jspecify.annotations.NullMarked;
