/** Linear regression by gradient descent. */
@NullMarked
package org.jellygrad.trainer;

import org.jspecify.annotations.NullMarked;
