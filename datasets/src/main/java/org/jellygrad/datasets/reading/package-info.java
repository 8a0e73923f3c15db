/**
 * How a reader understood a file. {@link org.jellygrad.datasets.reading.Reading} lists each {@link
 * org.jellygrad.datasets.reading.Decision} that the reader took and counts the rows that it skipped; {@link
 * org.jellygrad.datasets.reading.Dates} recognizes dates.
 */
@NullMarked
package org.jellygrad.datasets.reading;

import org.jspecify.annotations.NullMarked;
