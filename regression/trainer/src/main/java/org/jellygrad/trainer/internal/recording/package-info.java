/**
 * How a run is written down while it goes: {@link org.jellygrad.trainer.internal.recording.PathRecorder} keeps its points, and {@link
 * org.jellygrad.trainer.internal.recording.PathCapacity} says how many fit in memory. For the trainer's own use.
 */
@NullMarked
package org.jellygrad.trainer.internal.recording;

import org.jspecify.annotations.NullMarked;
