/** Tests of the compiler. */
@NullMarked
package org.jellygrad.autograd.compile;

import org.jspecify.annotations.NullMarked;
