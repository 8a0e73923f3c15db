@NullMarked
package org.jellygrad.playground.reader;

import org.jspecify.annotations.NullMarked;
