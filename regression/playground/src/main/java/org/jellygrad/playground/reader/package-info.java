/** Reads a lesson from its text file, and refuses what it does not understand or cannot check. */
@NullMarked
package org.jellygrad.playground.reader;

import org.jspecify.annotations.NullMarked;
