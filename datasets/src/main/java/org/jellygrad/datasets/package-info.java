/**
 * Data as blocks of rows. A {@link org.jellygrad.datasets.Dataset} has a card, columns and rows; {@link
 * org.jellygrad.datasets.Dataset#select Dataset.select} gives a {@link org.jellygrad.datasets.RowSource}, which hands
 * out {@link org.jellygrad.datasets.RowBlock}s of numbers.
 *
 * <p>Data sets come from memory ({@link org.jellygrad.datasets.Dataset#builder Dataset.builder}), from files ({@code datasets.csv}) and
 * with this module ({@code datasets.bundled}). {@code datasets.reading} tells how a file was understood, {@code datasets.problem} what is
 * wrong. Nothing here knows what the numbers are used for.
 */
@NullMarked
package org.jellygrad.datasets;

import org.jspecify.annotations.NullMarked;
