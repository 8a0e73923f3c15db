/** What commands print of fits and predictions: JSON, errors, and how a file was read. */
@NullMarked
package org.jellygrad.cli.report;

import org.jspecify.annotations.NullMarked;
