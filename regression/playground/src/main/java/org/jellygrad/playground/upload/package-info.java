/**
 * Data that a reader brings to the page: {@link org.jellygrad.playground.upload.Upload} reads it, and {@link
 * org.jellygrad.playground.upload.OwnData} keeps it for a session, in bounded memory.
 */
@NullMarked
package org.jellygrad.playground.upload;

import org.jspecify.annotations.NullMarked;
