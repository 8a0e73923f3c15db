/** What stderr tells while a command works for more than a second. */
@NullMarked
package org.jellygrad.cli.progress;

import org.jspecify.annotations.NullMarked;
