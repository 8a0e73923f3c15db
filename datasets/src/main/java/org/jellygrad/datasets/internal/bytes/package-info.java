/**
 * Bytes on their way to text: known formats that are none, compression, encodings. It looks at bytes and nothing else, so
 * that it can be tried without a file. For the packages of this module only.
 */
@NullMarked
package org.jellygrad.datasets.internal.bytes;

import org.jspecify.annotations.NullMarked;
