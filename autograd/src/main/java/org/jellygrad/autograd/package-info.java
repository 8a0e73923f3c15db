/** Computation graphs and their gradients. */
@NullMarked
package org.jellygrad.autograd;

import org.jspecify.annotations.NullMarked;
