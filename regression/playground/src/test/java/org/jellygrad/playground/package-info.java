@NullMarked
package org.jellygrad.playground;

import org.jspecify.annotations.NullMarked;
