/** Tests of data that a reader brings. */
@NullMarked
package org.jellygrad.playground.upload;

import org.jspecify.annotations.NullMarked;
