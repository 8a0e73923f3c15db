/** Tests that stand where a user does: outside the library's package, with what is public. */
@NullMarked
package org.jellygrad.autograd.usage;

import org.jspecify.annotations.NullMarked;
