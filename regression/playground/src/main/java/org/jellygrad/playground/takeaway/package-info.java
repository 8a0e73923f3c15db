/**
 * What a reader of the page takes away of a run beside the {@linkplain org.jellygrad.playground.export saved page}: its record, its path as
 * CSV, and a Java program that makes it again.
 */
@NullMarked
package org.jellygrad.playground.takeaway;

import org.jspecify.annotations.NullMarked;
