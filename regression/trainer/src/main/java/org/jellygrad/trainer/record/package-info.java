/**
 * A recorded run as one file: {@link org.jellygrad.trainer.record.Record}, for whoever shows a run or makes it again. A record
 * holds rows of the data: whoever passes on a record passes on its rows.
 */
@NullMarked
package org.jellygrad.trainer.record;

import org.jspecify.annotations.NullMarked;
