@NullMarked
package org.jellygrad.playground.state;

import org.jspecify.annotations.NullMarked;
