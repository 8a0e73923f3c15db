@NullMarked
package org.jellygrad.playground.takeaway;

import org.jspecify.annotations.NullMarked;
