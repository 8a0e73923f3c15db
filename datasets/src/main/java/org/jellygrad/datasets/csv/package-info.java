/**
 * Data sets from CSV files and back. {@link org.jellygrad.datasets.csv.Csv} reads and writes, {@link
 * org.jellygrad.datasets.csv.CsvOptions} says how to read.
 */
@NullMarked
package org.jellygrad.datasets.csv;

import org.jspecify.annotations.NullMarked;
