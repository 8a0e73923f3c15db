/**
 * The settings of a run: which columns, which loss and optimizer, and how descent starts, scales, takes rows, changes its rate and stops.
 * Each choice is a record whose constructor refuses values out of range.
 */
@NullMarked
package org.jellygrad.trainer.settings;

import org.jspecify.annotations.NullMarked;
