@NullMarked
package org.jellygrad.playground.export;

import org.jspecify.annotations.NullMarked;
