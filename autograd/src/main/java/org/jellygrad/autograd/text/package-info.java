/**
 * How numbers, names and operands are written, in every message, formula and listing.
 *
 * <p>Not for users: the ops and the rooms that print share it. It knows no tensors.
 */
@NullMarked
package org.jellygrad.autograd.text;

import org.jspecify.annotations.NullMarked;
