package org.jellygrad.trainer.internal.descent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** An even sample of a sequence in bounded memory: every item until there are too many, then every second, fourth ... */
public final class ThinnedList<T> {

    public static final int CAPACITY = 2048;

    private List<T> kept = new ArrayList<>();
    private long every = 1;
    private long seen;

    /** Takes the next item, which is made only if it is kept. */
    void add(Supplier<T> item) {
        if (seen++ % every != 0) {
            return;
        }
        kept.add(item.get());
        if (kept.size() > CAPACITY) {
            List<T> before = kept;
            kept = new ArrayList<>(IntStream.iterate(0, i -> i < before.size(), i -> i + 2)
                    .mapToObj(before::get)
                    .toList());
            every *= 2;
        }
    }

    /** The stride between kept items; 1 if none was left out. */
    long every() {
        return every;
    }

    /** How many items there were. */
    long seen() {
        return seen;
    }

    List<T> kept() {
        return kept;
    }

    /** Goes on from where another stood. */
    void resume(long stride, long count, List<T> items) {
        every = stride;
        seen = count;
        kept = new ArrayList<>(items);
    }
}
