/**
 * Data as blocks of rows: bundled data sets with their cards, CSV files of any size, columns in memory.
 *
 * <p>Inside: {@link org.jellygrad.datasets.BundledDatasets} and {@link org.jellygrad.datasets.Csv} give a
 * {@link org.jellygrad.datasets.Dataset}; {@link org.jellygrad.datasets.Dataset#select Dataset.select} gives a
 * {@link org.jellygrad.datasets.RowSource}, which hands out {@link org.jellygrad.datasets.RowBlock}s. For whoever trains
 * on data or shows it; nothing here knows what the numbers are for.
 */
@NullMarked
package org.jellygrad.datasets;

import org.jspecify.annotations.NullMarked;
