package org.jellygrad.trainer.settings;

import java.util.List;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.trainer.choice.Choice;
import org.jellygrad.trainer.choice.Choices;
import org.jellygrad.trainer.choice.Entry;
import org.jellygrad.trainer.choice.WrittenNumber;

/** Which rows a step looks at. An epoch looks at every row once. */
public sealed interface Batching extends Choice {

    /** The table of the ways to take rows. */
    static Choices<Batching> choices() {
        return Choices.<Batching>of("batch", List.of(Entry.of("full", "", Full::new)))
                .orElse("a number of rows", rows -> new MiniBatch(WrittenNumber.whole(rows)));
    }

    /** Whether a step looks at all rows. */
    default boolean isFull() {
        return false;
    }

    /** How many rows a step looks at, of so many. */
    long rowsOf(long all);

    /** How many steps an epoch over so many rows has. */
    default long stepsAnEpoch(long all) {
        long rows = Math.max(1, rowsOf(all));
        return Math.max(1, (all + rows - 1) / rows);
    }

    /** All rows: one step an epoch. The default. */
    record Full() implements Batching {
        @Override
        public boolean isFull() {
            return true;
        }

        @Override
        public long rowsOf(long all) {
            return all;
        }

        @Override
        public String text() {
            return "full";
        }
    }

    /**
     * Mini-batches of shuffled rows, shuffled anew each epoch; the last of an epoch may be smaller. One row at a time is
     * stochastic gradient descent in its first sense.
     *
     * @param rows rows a step; at least 1
     */
    record MiniBatch(int rows) implements Batching {
        public MiniBatch {
            if (rows < 1) {
                throw new InvalidValueException(
                        "batch size is " + rows,
                        "A step needs at least one row. Give a whole number from 1, or 'full'.");
            }
        }

        @Override
        public long rowsOf(long all) {
            return Math.min(rows, all);
        }

        @Override
        public String text() {
            return Integer.toString(rows);
        }
    }
}
