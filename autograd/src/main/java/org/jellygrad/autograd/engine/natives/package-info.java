/**
 * Finds and loads the native libraries: unpacked once into a folder that only its owner can write. For the engine; the command line tells
 * users of the error.
 */
@NullMarked
package org.jellygrad.autograd.engine.natives;

import org.jspecify.annotations.NullMarked;
