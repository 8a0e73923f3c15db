/**
 * A recorded run as one file: {@link org.jellygrad.trainer.record.Record}, for whoever shows a run or makes it again. It holds rows of the data;
 * whoever passes it on passes them on.
 */
@NullMarked
package org.jellygrad.trainer.record;

import org.jspecify.annotations.NullMarked;
