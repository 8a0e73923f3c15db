/** Tests of graphs, gradients and programs. */
@NullMarked
package org.jellygrad.autograd;

import org.jspecify.annotations.NullMarked;
