/** Rows from databases, through JDBC: {@link org.jellygrad.datasets.sql.SqlDatasets}. */
@NullMarked
package org.jellygrad.datasets.sql;

import org.jspecify.annotations.NullMarked;
