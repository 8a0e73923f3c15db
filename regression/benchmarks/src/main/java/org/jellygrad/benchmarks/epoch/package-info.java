/** What an epoch in memory costs, by loss and batch, beside a plain read of the rows. */
@NullMarked
package org.jellygrad.benchmarks.epoch;

import org.jspecify.annotations.NullMarked;
